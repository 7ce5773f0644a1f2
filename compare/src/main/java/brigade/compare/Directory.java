package brigade.compare;

import brigade.common.cli.RunReport.Line;
import brigade.common.journal.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model's directory, looked at from outside: after the run it holds what was there before and what was finished, and nothing else.
 *
 * @param path the directory
 * @param before the names that it held before the run
 */
record Directory(Path path, Set<String> before) {

    /** Looks at the directory before a run. */
    static Directory before(Path path) throws IOException {
        return new Directory(path, names(path));
    }

    /** Looks at it after the run, and returns what is wrong, if anything. */
    List<String> complaints(List<Line> events) throws IOException {
        Set<String> finished = events.stream().filter(event -> event.phase().equals(Phase.FINISHED.name())).map(Line::actor)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> after = names(path);
        Set<String> missing = new TreeSet<>(finished);
        missing.removeAll(after);
        after.removeAll(before);
        after.removeAll(finished);
        // A failed download's part from which a later run can go on, as its note says.
        Set<String> notes = after.stream().filter(name -> name.matches("\\..*\\.part\\.resume")).collect(Collectors.toSet());
        after.removeAll(notes);
        notes.forEach(note -> after.remove(note.substring(0, note.lastIndexOf('.'))));
        List<String> complaints = new ArrayList<>();
        if (!missing.isEmpty()) {
            complaints.add("finished, but not on the disk: " + String.join(", ", missing));
        }
        if (!after.isEmpty()) {
            complaints.add("left behind on the disk: " + String.join(", ", after));
        }
        return complaints;
    }

    private static Set<String> names(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
