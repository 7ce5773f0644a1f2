package brigade.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue of connections is full, and from which nobody takes one: who connects hears nothing. So it is on Linux at least. */
final class DeafPort implements AutoCloseable {
    private static final int ENOUGH = 4;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<SocketChannel> waiting = new ArrayList<>();

    DeafPort() throws IOException {
        for (int number = 0; number < ENOUGH; number++) {
            SocketChannel channel = SocketChannel.open();
            waiting.add(channel);
            channel.configureBlocking(false);
            boolean _ = channel.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/" + path;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        server.close();
    }
}
