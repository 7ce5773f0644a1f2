package brigade.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Preview features stay in {@code structured}, and a JVM without them says why it does not offer it. */
@NullMarked
class PreviewTest {
    private static final int PREVIEW = 0xFFFF;
    private static final int MAGIC_BYTES = 4;

    @Test
    void onlyTheScenariosOfStructuredNeedAPreview() throws IOException, URISyntaxException {
        Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> marked = files.filter(file -> file.toString().endsWith(".class") && isMarked(file))
                    .map(file -> classes.relativize(file).toString()).toList();
            assertThat(marked).isNotEmpty().allMatch(name -> name.startsWith("brigade/threads/structured/"))
                    .noneMatch(name -> name.contains("/Edge") || name.contains("/Preview"));
        }
    }

    @Test
    void withoutPreviewFeaturesTheModelIsListedWithTheReason() throws IOException, InterruptedException {
        Process models = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "kitchen", "--model", "structured")
                .redirectErrorStream(true)
                .start();
        models.getOutputStream().close();
        String said = new String(models.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(models.waitFor()).isEqualTo(2);
        assertThat(said).startsWith(
                "brigade: threads/structured does not offer kitchen: structured concurrency is a preview in Java 25; use a JDK 25, "
                        + "and start it with --enable-preview");
        assertThat(said.lines()).hasSizeLessThan(4);
    }

    private static boolean isMarked(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(MAGIC_BYTES);
            return in.readUnsignedShort() == PREVIEW;
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
