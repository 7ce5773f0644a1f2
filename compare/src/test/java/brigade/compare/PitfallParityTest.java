package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Pitfalls;
import brigade.common.pitfall.Variant;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Parity of the pitfalls' sources: a broken class stands beside its cures, the same pitfall has the same names and the same entrance
 * in every model, and each class says in its comment what was observed.
 *
 * <p>If this fails, check: the names that the message has, and the model's {@code pitfall.Edge}, where its classes are registered.
 */
class PitfallParityTest {
    private static final Map<Pitfall, String> ENTRANCES = Map.of(Pitfall.LOST_UPDATE, "count", Pitfall.CHECK_THEN_ACT, "fry",
            Pitfall.VISIBILITY, "stir", Pitfall.DEADLOCK, "serve", Pitfall.STARVATION, "serve", Pitfall.BLOCKED_LOOP, "cook",
            Pitfall.SWALLOWED_FAILURE, "dine", Pitfall.UNREAD_OUTPUT, "listen", Pitfall.ORPHAN, "leave");
    private static final Set<String> NO_VARIANTS = Set.of("Edge", "Program", "package-info");

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("threads/src/main/java"))) {
            directory = Objects.requireNonNull(directory.getParent(), "no directory above has threads/src/main/java");
        }
        return directory;
    }

    private static Path source(PitfallProvider provider) {
        String module = provider.model().substring(0, provider.model().indexOf('/'));
        return root().resolve(module).resolve("src/main/java")
                .resolve(provider.getClass().getPackageName().replace('.', '/'));
    }

    @Test
    void everyModelSaysWhichPitfallsItHas() {
        assertThat(Pitfalls.onClassPath().stream().map(PitfallProvider::model))
                .containsExactlyElementsOf(Models.onClassPath().stream().map(ModelProvider::name).toList());
    }

    @Test
    void everyClassIsRegisteredAndEveryRegisteredClassHasItsFile() throws IOException {
        for (PitfallProvider provider : Pitfalls.onClassPath()) {
            try (Stream<Path> files = Files.list(source(provider))) {
                Set<String> names = files.map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                        .filter(name -> !NO_VARIANTS.contains(name)).collect(Collectors.toCollection(TreeSet::new));
                assertThat(names).as("the classes of %s by their files, and by their edge", provider.model())
                        .containsExactlyInAnyOrderElementsOf(provider.variants().stream().map(Variant::name).toList());
            }
        }
    }

    @Test
    void everyBrokenClassStandsBeforeItsCuresUnderTheSameNamesInAllModels() {
        for (PitfallProvider provider : Pitfalls.onClassPath()) {
            for (Pitfall pitfall : Pitfall.values()) {
                List<String> names = Pitfalls.of(provider, pitfall).stream().map(Variant::name).toList();
                if (!names.isEmpty()) {
                    assertThat(names).as("%s in %s", pitfall.label(), provider.model()).startsWith("Broken" + pitfall.subject())
                            .hasSizeGreaterThan(1).allSatisfy(name -> assertThat(name).endsWith(pitfall.subject()));
                }
            }
        }
    }

    @Test
    void theSamePitfallHasTheSameEntranceInAllModels() {
        for (PitfallProvider provider : Pitfalls.onClassPath()) {
            for (Variant variant : provider.variants()) {
                String entrance = ENTRANCES.getOrDefault(variant.pitfall(), "");
                assertThat(Arrays.stream(variant.source().getDeclaredMethods()).filter(PitfallParityTest::isEntrance)
                        .map(Method::getName)).as("the only method of %s that its edge calls", variant.source().getName())
                        .containsExactly(entrance);
            }
        }
    }

    private static boolean isEntrance(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic();
    }

    @Test
    void aCureIsNamedAlikeInAllModelsThatHaveIt() {
        Map<String, Set<Pitfall>> pitfalls = new TreeMap<>();
        Pitfalls.onClassPath().stream().flatMap(provider -> provider.variants().stream())
                .forEach(variant -> pitfalls.computeIfAbsent(variant.name(), _ -> new HashSet<>()).add(variant.pitfall()));
        assertThat(pitfalls).allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
    }

    @Test
    void everyClassSaysWhatWasObserved() throws IOException {
        for (PitfallProvider provider : Pitfalls.onClassPath()) {
            for (Variant variant : provider.variants()) {
                String text = Files.readString(source(provider).resolve(variant.name() + ".java"));
                assertThat(text).as("the outcome table in the comment of %s", variant.source().getName()).contains("<pre>",
                        "</pre>");
                assertThat(text.contains("FORBIDDEN")).as("%s shows what is forbidden", variant.source().getName())
                        .isEqualTo(variant.isBroken());
            }
        }
    }

    @Test
    void thePageLinksEveryClassAndSaysWhyNot() throws IOException {
        String page = Files.readString(root().resolve("docs/pitfalls.md"));
        for (PitfallProvider provider : Pitfalls.onClassPath()) {
            assertThat(provider.impossible().values()).as("why-not lines of docs/pitfalls.md").allSatisfy(
                    reason -> assertThat(page).contains("| `" + provider.model() + "` | " + reason + " |"));
            String directory = "](../" + root().relativize(source(provider)) + "/";
            assertThat(provider.variants()).as("links of docs/pitfalls.md").allSatisfy(
                    variant -> assertThat(page).contains("[" + variant.name() + directory + variant.name() + ".java)"));
        }
    }
}
