package brigade.common.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded origin's files go.
 *
 * @param directory the directory
 * @param temporary whether it is removed at the end
 */
public record Destination(Path directory, boolean temporary) implements AutoCloseable {

    /** Makes the directory that was named, or a temporary one. */
    public static Destination of(Optional<Path> named) throws IOException {
        return named.isPresent() ? new Destination(Files.createDirectories(named.get().toAbsolutePath()), false)
                : new Destination(Files.createTempDirectory("brigade-downloads-"), true);
    }

    /** Removes a temporary directory with its files. */
    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
