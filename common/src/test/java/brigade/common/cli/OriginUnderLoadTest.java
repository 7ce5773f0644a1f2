package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The origin before clients that ask for much and wait for nothing, in a JVM with little memory. */
@Timeout(120)
class OriginUnderLoadTest {
    private static final int TERMINATED = 143;

    private Process origin;
    private int port;

    @BeforeEach
    void start() throws IOException {
        origin = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m", "-cp",
                System.getProperty("java.class.path"), OriginMain.class.getName(), "--port", "0").redirectError(
                        ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = origin.inputReader();
        port = URI.create(String.valueOf(out.readLine())).getPort();
    }

    @AfterEach
    void kill() {
        origin.destroyForcibly();
    }

    private Socket ask(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").getBytes(
                StandardCharsets.US_ASCII));
        return socket;
    }

    private String answer(String path) throws IOException {
        try (Socket socket = ask(path)) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(0, answer.indexOf('\r')) + ", " + answer.length() / 1000 + " kB";
        }
    }

    @Test
    void itSurvivesRequestsThatWaitAndHearsThatItIsToStop() throws IOException, InterruptedException {
        List<Socket> waiting = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            waiting.add(ask("/f" + number + "?size=1&latency=1h"));
        }
        assertThat(answer("/x?size=200k")).isEqualTo("HTTP/1.1 200 OK, 204 kB");
        for (Socket socket : waiting) {
            socket.close();
        }
        assertThat(answer("/y?size=200k")).isEqualTo("HTTP/1.1 200 OK, 204 kB");
        origin.destroy();
        assertThat(origin.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(origin.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void itAnswersNoMoreAtOnceThanItHasMemoryFor() throws IOException, InterruptedException {
        List<Socket> waiting = new ArrayList<>();
        String answer = "";
        for (int number = 0; number < 2000 && !answer.contains("503"); number++) {
            waiting.add(ask("/f?size=1&latency=1h"));
            answer = number % 50 == 49 ? answer("/x?size=1") : answer;
        }
        assertThat(answer).startsWith("HTTP/1.1 503 ");
        origin.destroy();
        assertThat(origin.waitFor(20, TimeUnit.SECONDS)).isTrue();
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
