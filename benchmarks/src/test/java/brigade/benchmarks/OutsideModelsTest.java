package brigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * Models outside the repository, as its pages and its starter have them: they compile, and the starter's kitchen keeps its rules.
 *
 * <p>If this fails, check: what was renamed or changed in {@code common}, and change {@code docs/adding-a-model.md} and
 * {@code starter/} with it.
 */
@Timeout(120)
class OutsideModelsTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(package .*?)^```$");
    private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path elsewhere;

    @Test
    void theClassesOfTheGuideCompile() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (MatchResult block : JAVA.matcher(Files.readString(Docs.ROOT.resolve("docs/adding-a-model.md"))).results().toList()) {
            String name = CLASS.matcher(block.group(1)).results().findFirst().orElseThrow().group(1);
            sources.add(Files.writeString(elsewhere.resolve(name + ".java"), block.group(1)));
        }
        assertThat(sources).hasSizeGreaterThanOrEqualTo(4);
        compile(sources);
    }

    @Test
    void theStartersKitchenKeepsItsRules() throws IOException, ClassNotFoundException {
        Path starter = Docs.ROOT.resolve("starter/src");
        try (Stream<Path> files = Files.walk(starter)) {
            compile(files.filter(file -> file.toString().endsWith(".java")).toList());
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader = new URLClassLoader(new URL[]{elsewhere.toUri().toURL()}, getClass().getClassLoader())) {
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(loader.loadClass("mine.KitchenTest"))).build(), listener);
        }
        assertThat(listener.getSummary().getFailures()).extracting(Failure::getException).isEmpty();
        assertThat(listener.getSummary().getTestsSucceededCount())
                .as("rules that it keeps: K1 to K8, and G1 to G10 without the event loop's").isEqualTo(17);
    }

    private void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", elsewhere.toString(), "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            boolean compiled = compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }
}
