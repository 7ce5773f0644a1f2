package brigade.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112 by table. Each answer is read whole, a byte at a time, and in pieces of random sizes: that must make no difference. */
class ResponseDecoderTest {

    /** What came of an answer: its status and body, whether it ended, and what was left over behind it. */
    private record Read(int status, String body, boolean ended, boolean reusable, String rest) {}

    private static byte[] bytes(String answer) {
        return answer.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Read read(String answer) throws IOException {
        return read(bytes(answer), new Random(answer.hashCode()));
    }

    private static Read read(byte[] answer, Random random) throws IOException {
        Read whole = read(answer, answer.length, random);
        assertThat(read(answer, 1, random)).isEqualTo(whole);
        for (int i = 0; i < 5; i++) {
            assertThat(read(answer, 0, random)).isEqualTo(whole);
        }
        return whole;
    }

    private static Read read(byte[] answer, int size, Random random) throws IOException {
        ResponseDecoder decoder = new ResponseDecoder();
        StringBuilder body = new StringBuilder();
        int status = 0;
        int at = 0;
        while (at < answer.length && !decoder.ended()) {
            int count = Math.min(answer.length - at, size == 0 ? 1 + random.nextInt(20) : size);
            ByteBuffer in = ByteBuffer.wrap(answer, at, count);
            status = decoder.head(in).map(Head::status).orElse(status);
            ByteBuffer out = ByteBuffer.allocate(Math.max(1, size == 0 ? 1 + random.nextInt(5) : size));
            while (status != 0 && (in.hasRemaining() || out.position() > 0)) {
                out.clear();
                decoder.body(in, out);
                body.append(StandardCharsets.ISO_8859_1.decode(out.flip()));
                if (decoder.ended() || !in.hasRemaining()) {
                    break;
                }
            }
            at += count - in.remaining();
        }
        boolean ended = decoder.ended();
        if (!ended) {
            decoder.closed(true);
        }
        return new Read(status, body.toString(), ended, decoder.reusable(),
                new String(answer, at, answer.length - at, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"Content-Length: 3|abcd|abc|true", "Content-Length: 0|abc||true", "Content-Length: 3, 3|abcd|abc|true",
                    "Content-Length: 3@Content-Length: 3|abcd|abc|true", "Content-Length: 03|abc|abc|true",
                    "Content-Length: 0000000000000000000003|abc|abc|true",
                    "content-length:3|abc|abc|true",
                    "Content-Length :3|abc|abc|true", "X: y|abc|abc|false",
                    "Transfer-Encoding: chunked|3@abc@0@@|abc|true",
                    "transfer-encoding: Chunked|3;x=y@abc@2 ;z@de@0@Trailer: x@@|abcde|true",
                    "Transfer-Encoding: chunked@Content-Length: 7|3@abc@0@@|abc|true",
                    "Content-Length: x@Transfer-Encoding: chunked|3@abc@0@@|abc|true",
                    "Transfer-Encoding: identity@Content-Length: 3|abc|abc|true",
                    "Transfer-Encoding: chunked|00000000000000000003@abc@0000000000000000000@@|abc|true",
                    "Transfer-Encoding: chunked|0a@0123456789@000@@|0123456789|true"})
    void theBodyIsWhatItsFramingSays(String fields, String sent, String body, boolean ended) throws IOException {
        Read read = read("HTTP/1.1 200 OK\n" + fields.replace('@', '\n') + "\n\n" + (sent == null ? "" : sent.replace('@', '\n')));

        assertThat(read.body()).isEqualTo(body == null ? "" : body);
        assertThat(read.ended()).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 3@Content-Length: 4", "Content-Length: 3, 4", "Content-Length: -3", "Content-Length: +3",
                    "Content-Length: 0x3", "Content-Length: 3 3", "Content-Length:", "Content-Length: 3,",
                    "Content-Length: 99999999999999999999",
                    "Transfer-Encoding: gzip", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked",
                    "Transfer-Encoding: chunked@Transfer-Encoding: chunked", "Transfer-Encoding: chunked, gzip",
                    "Transfer-Encoding: xchunked"})
    void whatLeavesOpenWhereTheBodyEndsIsRefused(String fields) {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\n" + fields.replace('@', '\n') + "\n\n3\nabc\n0\n\n"))
                .isInstanceOf(MalformedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@abc@0@@", "-3@abc@0@@", "+3@abc@0@@", "0x3@abc@0@@", "@abc@0@@", "3@abcd@0@@", "3 3@abc@0@@",
            "1234567890abcdef1@a",
            "3;", "3@ab"})
    void brokenChunksAreRefused(String sent) {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n" + sent.replace('@', '\n')))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\n\n", "HTTP/2 200\n\n", "HTTP/1.1 20 OK\n\n", "HTTP/1.1 2000 OK\n\n", "HTTP/1.1 OK\n\n",
            "HTTP/1.1200 OK\n\n",
            "ICY 200 OK\n\n", "HTTP/1.1 101 Switching Protocols\n\n", "http/1.1 200 OK\n\n", "<html>\n"})
    void whatIsNoResponseIsRefused(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(MalformedAnswerException.class);
    }

    /** What speaks another protocol may wait for us to go on. */
    @Test
    void whatCannotBecomeAResponseIsRefusedBeforeItsLineHasEnded() throws IOException {
        for (int size : new int[]{1, 20, 27}) {
            ResponseDecoder decoder = new ResponseDecoder();
            byte[] frame = "SSH-2.0-OpenSSH_9.2p1 Debia".getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> {
                for (int at = 0; at < frame.length; at += size) {
                    decoder.head(ByteBuffer.wrap(frame, at, Math.min(size, frame.length - at)));
                }
            }).isInstanceOf(MalformedAnswerException.class).hasMessage("its first line is 'SSH-2.0-OpenSSH_…'");
        }
        assertThatThrownBy(() -> read("SSH-2.0-OpenSSH_9.2p1 Debian\n")).hasMessage("its first line is 'SSH-2.0-OpenSSH_…'");
        assertThat(new ResponseDecoder().head(ByteBuffer.wrap(bytes("\n\nHTTP/1.1 200 A long re")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK", "HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1  200  OK", "HTTP/1.0 200 OK",
            "HTTP/1.9 200 Très bien",
            "@@HTTP/1.1 200 OK", "HTTP/1.1 100 Continue@@HTTP/1.1 200 OK",
            "HTTP/1.1 103 Early Hints@Link: x@@HTTP/1.1 102 P@@HTTP/1.1 200 OK"})
    void whatComesBeforeTheFieldsIsForgiven(String start) throws IOException {
        assertThat(read(start.replace('@', '\n') + "\nContent-Length: 3\n\nabc")).extracting(Read::status, Read::body)
                .containsExactly(200, "abc");
    }

    @Test
    void linesMayEndWithALineFeedAlone() throws IOException {
        byte[] answer = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(answer, new Random(1)).body()).isEqualTo("abc");
    }

    @Test
    void linesThatAreNoFieldsAreSkippedAndFoldedOnesAreJoined() throws IOException {
        ResponseDecoder decoder = new ResponseDecoder();
        String lines = "HTTP/1.1 200 OK@ folded onto nothing@X Y: 1@no colon@: nameless@ folded onto what is skipped@PHP Notice: x@Folded: a@\tb@  c@no field@ folded onto it@Last :  1\0\r2  @@";
        Head head = decoder.head(ByteBuffer.wrap(bytes(lines.replace('@', '\n')))).orElseThrow();
        assertThat(head.fields()).containsExactly(new Header("Folded", "a b c"), new Header("Last", "1  2"));
    }

    @ParameterizedTest
    @CsvSource({"204, Content-Length: 5", "304, Content-Length: 5", "204, X: y", "204, Transfer-Encoding: chunked"})
    void someStatusesHaveNoBody(int status, String field) throws IOException {
        assertThat(read("HTTP/1.1 " + status + " No\n" + field + "\n\nabc")).isEqualTo(new Read(status, "", true, true, "abc"));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, X: y, true", "HTTP/1.1, Connection: close, false", "HTTP/1.1, 'Connection: x, Close', false",
            "HTTP/1.0, X: y, false",
            "HTTP/1.0, Connection: keep-alive, true", "HTTP/1.1, Transfer-Encoding: chunked, false"})
    void aConnectionServesAgainIfBothSay(String version, String field, boolean again) throws IOException {
        String body = field.startsWith("Transfer") ? "3\nabc\n0\n\n" : "abc";
        assertThat(read(version + " 200 OK\nContent-Length: 3\n" + field + "\n\n" + body).reusable()).isEqualTo(again);
    }

    @Test
    void headersMayBeLargeAndNotEndless() throws IOException {
        String large = "HTTP/1.1 200 OK\nX: " + "x".repeat(200 << 10) + "\nContent-Length: 1\n\na";
        assertThat(read(large).body()).isEqualTo("a");
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\nX: " + "x".repeat(300 << 10) + "\n\n")).hasMessageContaining("256 KiB");
        assertThatThrownBy(() -> read("HTTP/1.1 102 P\n\n".repeat(20_000))).hasMessageContaining("256 KiB");
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n" + "T: x\n".repeat(60_000) + "\n"))
                .hasMessageContaining("256 KiB");
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3;" + "x".repeat(20_000) + "\nabc\n0\n\n"))
                .hasMessageContaining("16 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\n", "HTTP/1.1 200 OK\nContent-Length: 5\n\nabc",
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n",
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n0\n"})
    void whatIsCutOffIsNotWhole(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(EOFException.class);
    }

    @Test
    void aTunnelBeginsBehindTheHead() throws IOException {
        ResponseDecoder decoder = new ResponseDecoder();
        decoder.nextOfTunnel();
        ByteBuffer in = ByteBuffer.wrap(bytes("HTTP/1.1 200 Connected\nContent-Length: 5\n\n\u0016\u0003"));
        assertThat(decoder.head(in).map(Head::status)).contains(200);
        assertThat(decoder.ended()).isTrue();
        assertThat(in.remaining()).isEqualTo(2);
    }

    /** Whatever comes, it ends in a head and a body, or an exception that is an IOException; and it makes no difference in which pieces. */
    @Test
    void noiseIsReadOrRefused() {
        List<String> seeds = List.of("HTTP/1.1 200 OK\nContent-Length: 3\n\nabc",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n",
                "HTTP/1.1 103 E\nX: y\n\nHTTP/1.1 206 P\nContent-Range: bytes 0-1/5\nContent-Length: 2\n\nab");
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] answer = bytes(seeds.get(random.nextInt(seeds.size())));
            for (int change = random.nextInt(6); change >= 0; change--) {
                answer[random.nextInt(answer.length)] = (byte) (random.nextBoolean() ? random.nextInt(256)
                        : " \r\n:;,0f".charAt(random.nextInt(8)));
            }
            try {
                read(answer, random);
            } catch (IOException _) {
                // Refused.
            }
        }
    }
}
