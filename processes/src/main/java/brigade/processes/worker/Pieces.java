package brigade.processes.worker;

import brigade.processes.wire.Channel;
import brigade.processes.wire.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Where a worker's task writes its bytes: sent in pieces of at most 256 KiB. For one thread at a time. */
final class Pieces extends OutputStream {
    private static final int PIECE_BYTES = 256 << 10;

    private final Channel channel;
    private final byte[] piece = new byte[PIECE_BYTES];
    private int length;

    Pieces(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        if (length == piece.length) {
            flush();
        }
        piece[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        for (int done = 0; done < count;) {
            if (length == piece.length) {
                flush();
            }
            int next = Math.min(count - done, piece.length - length);
            System.arraycopy(bytes, offset + done, piece, length, next);
            length += next;
            done += next;
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            channel.send(new Message.Piece(Arrays.copyOf(piece, length)));
            length = 0;
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
