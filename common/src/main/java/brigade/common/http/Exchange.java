package brigade.common.http;

import java.io.IOException;
import java.io.InputStream;

/** A request that was sent, and its answer. Not safe for use by several threads. */
public final class Exchange implements AutoCloseable {
    private final BlockingHttp client;
    private final BlockingConnection connection;
    private final Head head;
    private final Clock answer;

    Exchange(BlockingHttp client, BlockingConnection connection, Head head, Clock answer) {
        this.client = client;
        this.connection = connection;
        this.head = head;
        this.answer = answer;
    }

    /** Returns the answer's head. */
    public Head head() {
        return head;
    }

    /** Returns the body, which fails with a {@link RequestFailure}. Need not be closed; the exchange is. */
    public InputStream body() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return connection.read(bytes, offset, length, answer);
            }
        };
    }

    /** Closes the connection, unless the body was read to its end: then it can serve the next request. */
    @Override
    public void close() {
        client.giveBack(connection);
    }
}
