package brigade.guests;

import brigade.common.model.ModelProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The guests that come with Brigade: a directory with a manifest each. */
public final class Guests {
    /** The system property that names the directory in which they are. */
    public static final String DIRECTORY = "brigade.guests";

    private Guests() {}

    /** Returns them by name; none where nobody says where they are, or a manifest cannot be read. */
    public static List<ModelProvider> shipped() {
        String directory = System.getProperty(DIRECTORY);
        if (directory == null) {
            return List.of();
        }
        try (Stream<Path> manifests = Files.find(Path.of(directory), 3, (file, _) -> file.endsWith("guest.json"))) {
            return manifests.sorted().flatMap(manifest -> provider(manifest).stream()).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<ModelProvider> provider(Path manifest) {
        try {
            return List.of(new GuestProvider(manifest.resolveSibling("").toAbsolutePath()));
        } catch (IOException e) {
            System.err.println("brigade: left out a guest: " + manifest + " cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    /** Returns whether the program can be found: by its path, or on the PATH. */
    static boolean isThere(String program) {
        return program.contains(File.separator) ? Files.isExecutable(Path.of(program))
                : Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
