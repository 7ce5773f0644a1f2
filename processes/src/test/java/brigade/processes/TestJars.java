package brigade.processes;

import brigade.processes.workers.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of these tests as jars, with an AOT cache, in place of the directories that a build tests from: workers then start as
 * a user's do, and in a fifth of the time.
 */
public final class TestJars {
    static {
        try {
            make(Files.createTempDirectory("brigade-test-jars"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestJars() {}

    /** Makes them, once for this JVM. */
    public static void use() {}

    private static void make(Path home) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            jars.add(
                    Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), home.resolve(jars.size() + ".jar")).toString() : entry);
        }
        System.setProperty("java.class.path", String.join(File.pathSeparator, jars));
        Rehearsal.main(new String[0]);
    }

    private static Path jar(Path directory, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new JarEntry(directory.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static void delete(Path home) {
        try (Stream<Path> all = Files.list(home)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.delete(path);
            }
            Files.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
