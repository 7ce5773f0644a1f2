package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.model.Models;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Parity of the models' sources: the same scenario classes, with the same domain methods in the same order, so that a diff of two
 * models shows their paradigms and nothing else.
 *
 * <p>If this fails, check: the order in the file that the message names. A scenario's methods come first and in the order that
 * stands here; what only the paradigm needs stands after them.
 */
class ParityTest {
    private static final Map<String, List<String>> SCENARIOS = Map.ofEntries(
            Map.entry("Kitchen", List.of("serveAll", "serve", "cook", "outcome")),
            Map.entry("Download", List.of("fetchAll", "fetch", "transfer", "save")),
            Map.entry("Background", List.of("work", "attend", "watch")),
            Map.entry("Check", List.of("checkAll", "check", "ask")),
            Map.entry("Mirrors", List.of("first", "race", "run", "fetch")),
            Map.entry("Crunch", List.of("countAll", "count")),
            Map.entry("Rush", List.of("serveAll", "place", "cook")),
            Map.entry("Tickets", List.of("roastAll", "heatUp", "roast")),
            Map.entry("Edge", List.of()));
    private static final List<String> PARADIGMS = List.of("threads", "async", "processes");

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("threads/src/main/java"))) {
            directory = Objects.requireNonNull(directory.getParent(), "no directory above has threads/src/main/java");
        }
        return directory;
    }

    /** Returns the model packages, by model: those directories below a paradigm's that hold at least one scenario's class. */
    private static List<Path> packages() throws IOException {
        List<Path> packages = new ArrayList<>();
        for (String paradigm : PARADIGMS) {
            Path sources = root().resolve(paradigm).resolve("src/main/java/brigade").resolve(paradigm);
            try (Stream<Path> directories = Files.list(sources)) {
                directories.filter(Files::isDirectory).filter(directory -> SCENARIOS.keySet().stream()
                        .anyMatch(scenario -> Files.exists(directory.resolve(scenario + ".java")))).sorted().forEach(packages::add);
            }
        }
        return packages;
    }

    private static String model(Path directory) {
        return directory.getName(directory.getNameCount() - 2) + "/" + directory.getFileName();
    }

    @Test
    void everyModelIsRegisteredAndEveryRegisteredModelHasItsPackage() throws IOException {
        List<String> registered = Models.onClassPath().stream().map(provider -> provider.name()).toList();

        assertThat(packages().stream().map(ParityTest::model)).as("the models by their packages, and by their services")
                .containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void everyModelHasTheSameScenariosWithTheSameMethodsInTheSameOrder() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Path directory : packages()) {
            for (Map.Entry<String, List<String>> scenario : SCENARIOS.entrySet()) {
                Path file = directory.resolve(scenario.getKey() + ".java");
                String where = model(directory) + ": " + root().relativize(file);
                if (!Files.exists(file)) {
                    differences.add(where + " is missing");
                } else if (!scenario.getValue().isEmpty()) {
                    difference(scenario.getValue(), methods(file, scenario.getKey()))
                            .ifPresent(what -> differences.add(where + ": " + what));
                }
            }
        }
        assertThat(differences).as("what differs between the models' sources").isEmpty();
    }

    @Test
    void whatDiffersIsNamed() {
        List<String> domain = List.of("serveAll", "serve", "cook");

        assertThat(difference(domain, List.of("serveAll", "serve", "cook", "callOff"))).isEmpty();
        assertThat(difference(domain, List.of("serveAll", "cook"))).hasValue("the method serve is missing; it has serveAll, cook");
        assertThat(difference(domain, List.of("serveAll", "cook", "serve")))
                .hasValue(
                        "the method cook stands where serve should; the order is serveAll, serve, cook, and then what the paradigm needs");
        assertThat(difference(domain, List.of("serveAll", "callOff", "serve", "cook")))
                .hasValue(
                        "the method callOff stands where serve should; the order is serveAll, serve, cook, and then what the paradigm needs");
    }

    private static Optional<String> difference(List<String> domain, List<String> methods) {
        for (int i = 0; i < domain.size(); i++) {
            String expected = domain.get(i);
            if (!methods.contains(expected)) {
                return Optional.of("the method " + expected + " is missing; it has " + String.join(", ", methods));
            }
        }
        for (int i = 0; i < domain.size(); i++) {
            if (!methods.get(i).equals(domain.get(i))) {
                return Optional.of("the method " + methods.get(i) + " stands where " + domain.get(i) + " should; the order is "
                        + String.join(", ", domain) + ", and then what the paradigm needs");
            }
        }
        return Optional.empty();
    }

    /** Returns the names of the class's own methods, each once, as they stand in the file: javac reads it. */
    private static List<String> methods(Path file, String className) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjects(file));
            List<String> methods = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast)
                        .filter(type -> type.getSimpleName().contentEquals(className)).flatMap(type -> type.getMembers().stream())
                        .filter(MethodTree.class::isInstance).map(member -> ((MethodTree) member).getName().toString())
                        .filter(name -> !name.equals("<init>")).distinct().forEach(methods::add);
            }
            return methods;
        }
    }
}
