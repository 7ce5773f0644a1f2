package brigade.common.pitfall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where processes wait for each other before they begin, so that none is done before another's JVM is up. */
public final class Meeting {
    private static final String NAME = "here-";
    private static final long LOOK_MILLIS = 1;

    private Meeting() {}

    /** Says in the directory that this process is there, and waits until so many are. */
    public static void of(int cooks, Path directory) throws IOException, InterruptedException {
        Files.createFile(directory.resolve(NAME + ProcessHandle.current().pid()));
        while (present(directory) < cooks) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static long present(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(NAME)).count();
        }
    }
}
