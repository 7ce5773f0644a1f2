package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    private static final Line FINISHED = new Line(1, "", "File1", "download", "FINISHED", "",
            new Where("platform thread", 1, 1, "main", false));

    @Test
    void whatWasFinishedOrWasThereBeforeIsFine(@TempDir Path path) throws IOException {
        Files.createFile(path.resolve("holiday.jpg"));
        Directory directory = Directory.before(path);
        Files.createFile(path.resolve("File1"));

        assertThat(directory.complaints(List.of(FINISHED))).isEmpty();
    }

    @Test
    void whatNobodyFinishedIsLeftBehind(@TempDir Path path) throws IOException {
        Directory directory = Directory.before(path);
        Files.createFile(path.resolve(".File1.part"));

        assertThat(directory.complaints(List.of(FINISHED))).containsExactly("finished, but not on the disk: File1",
                "left behind on the disk: .File1.part");
    }
}
