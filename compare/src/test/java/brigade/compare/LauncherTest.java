package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a checkout of nothing but what it looks at, with a java that says how it was called and a Maven that makes jars. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "brigade");
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
                *XshowSettings*) echo "    java.home = HOME"; echo "    java.specification.version = 25" ;;
                *rehearse*) exit 1 ;;
                *) echo "LC_ALL=${LC_ALL:-} java $*" ;;
            esac
            """;
    private static final String MAVEN = """
            #!/bin/sh
            [ "$1" != -v ] || { echo 'Apache Maven 3.9.9'; exit; }
            echo built >>HOME/builds
            if [ -e HOME/slow ]; then
                sleep 300 &
                echo $! >HOME/sleeper
                echo $$ >HOME/maven
                wait
            fi
            mkdir -p threads/target && echo jar >threads/target/threads.jar
            """;
    private static final Path NOBODYS_TOOL = Path.of("/usr/bin/setpriv");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @BeforeEach
    void aCheckout() throws IOException {
        for (String module : List.of("", "common/", "threads/")) {
            Files.createDirectories(root().resolve(module + "src/main/java"));
            Files.writeString(root().resolve(module + "pom.xml"), "<project/>");
        }
        Files.copy(SCRIPT, root().resolve("brigade"), StandardCopyOption.COPY_ATTRIBUTES);
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/mvn"), MAVEN);
        open(home, "rwxrwxrwx");
    }

    private Path root() {
        return home.resolve("check out é");
    }

    private void executable(Path file, String text) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(file, text.replace("HOME", home.toString()));
        open(file, "rwxr-xr-x");
    }

    private static void open(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private void openAll(String permissions) throws IOException {
        Files.walkFileTree(root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                open(directory, permissions);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path jar() throws IOException {
        Path jar = Files.createDirectories(root().resolve("threads/target")).resolve("threads.jar");
        Files.writeString(jar, "jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        return jar;
    }

    private Process start(List<String> prefix, String... environment) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(root().resolve("brigade").toString(), "threads", "kitchen"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        for (String variable : environment) {
            builder.environment().put(variable.substring(0, variable.indexOf('=')),
                    variable.substring(variable.indexOf('=') + 1));
        }
        return builder.start();
    }

    private int run(String... environment) throws IOException, InterruptedException {
        return ended(start(List.of(), environment));
    }

    private static int ended(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String text(String name) {
        try {
            return Files.readString(home.resolve(name));
        } catch (IOException _) {
            return "";
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    @Test
    void itBuildsOnceAndRunsTheJarWithWhatItWasTold() throws IOException, InterruptedException {
        assertThat(run()).as(text("err")).isZero();
        assertThat(run()).as(text("err")).isZero();

        assertThat(text("out")).contains("-Dbrigade.command=" + root().resolve("brigade") + " ",
                "-jar " + root().resolve("threads/target/threads.jar") + " kitchen").doesNotContain("AOTCache");
        assertThat(text("builds")).isEqualTo("built\n");
        assertThat(root().resolve("target/build.lock")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2>&-", "<&-", "<&- 2>&-"})
    void aClosedStreamIsNoHindrance(String streams) throws IOException, InterruptedException {
        for (int run = 0; run < 2; run++) {
            assertThat(ended(start(List.of("sh", "-c", "exec \"$@\" " + streams, "sh")))).as(text("out")).isZero();
            assertThat(text("out")).contains("threads.jar kitchen").doesNotContain("brigade: ");
        }
    }

    @Test
    void aTargetThatIsNotThereIsSaidAndNotWaitedFor() throws IOException, InterruptedException {
        Files.createSymbolicLink(root().resolve("target"), home.resolve("nowhere"));

        assertThat(run()).isEqualTo(2);
        assertThat(text("err").lines()).singleElement().asString().startsWith("brigade: cannot build: ")
                .contains(root().resolve("target") + ", a link to " + home.resolve("nowhere"));
    }

    /** Returns what makes another user of whoever runs this: root may write everywhere. */
    private static List<String> anotherUser() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        assumeTrue(Files.isExecutable(NOBODYS_TOOL), "root, and there is no setpriv");
        return List.of(NOBODYS_TOOL.toString(), "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    @Test
    void whereNobodyMayWriteTheJarThatIsThereRuns() throws IOException, InterruptedException {
        Path jar = jar();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Files.createDirectories(root().resolve("target"));
        openAll("r-xr-xr-x");
        try {
            assertThat(ended(start(anotherUser()))).as(text("err")).isZero();
            assertThat(text("out")).contains("threads.jar kitchen");
            assertThat(text("err").lines()).singleElement().asString().contains("runs what was built before",
                    "not possible to write");
        } finally {
            openAll("rwxr-xr-x");
        }
        Files.delete(jar);
        openAll("r-xr-xr-x");
        try {
            assertThat(ended(start(anotherUser()))).isEqualTo(2);
            assertThat(text("err").lines()).singleElement().asString()
                    .startsWith("brigade: cannot build: it is not possible to write");
        } finally {
            openAll("rwxr-xr-x");
        }
    }

    @Test
    void aLockThatALivingProcessOfAnotherUserHoldsIsRespected() throws IOException, InterruptedException {
        Path lock = Files.createSymbolicLink(Files.createDirectories(root().resolve("target")).resolve("build.lock"), Path.of("1"));
        openAll("rwxrwxrwx");

        Process launcher = start(anotherUser());
        until(() -> text("err").contains("waiting for the build of another launcher (process 1;"));
        assertThat(Files.readSymbolicLink(lock)).hasToString("1");
        assertThat(text("builds")).isEmpty();
        Files.delete(lock);
        assertThat(ended(launcher)).as(text("err")).isZero();
    }

    @Test
    void aLockOfTheDeadIsTakenAndOneOfNobodyIsSaid() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(root().resolve("target")).resolve("build.lock");
        Files.createSymbolicLink(lock, Path.of(String.valueOf(dead.pid())));
        assertThat(run()).as(text("err")).isZero();

        Files.delete(root().resolve("threads/target/threads.jar"));
        Files.createSymbolicLink(lock, Path.of("somebody"));
        assertThat(run()).isEqualTo(2);
        assertThat(text("err")).contains("build.lock does not name a process; remove it");

        Files.delete(lock);
        Files.writeString(lock, "a file");
        assertThat(run()).isEqualTo(2);
        assertThat(text("err")).contains("cannot lock").contains("build.lock");
    }

    @ParameterizedTest
    @CsvSource({"HUP,1", "INT,2", "TERM,15"})
    void aSignalDuringTheBuildEndsMavenAndAllThatItStarted(String signal, int number) throws IOException, InterruptedException {
        assumeFalse(isIgnored(number), "whoever runs this has SIG" + signal + " ignored");
        Files.createFile(home.resolve("slow"));
        Process launcher = start(List.of());
        until(() -> text("sleeper").endsWith("\n"));
        ProcessHandle sleeper = ProcessHandle.of(Long.parseLong(text("sleeper").strip())).orElseThrow();

        new ProcessBuilder("kill", "-" + signal, String.valueOf(launcher.pid())).start().waitFor();
        assertThat(ended(launcher)).isEqualTo(128 + number);
        until(() -> !sleeper.isAlive() || sleeper.info().command().isEmpty());
        assertThat(root().resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void mavenEndsWithALauncherThatIsKilled() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(NOBODYS_TOOL), "no setpriv here");
        Files.createFile(home.resolve("slow"));
        Process launcher = start(List.of());
        until(() -> text("maven").endsWith("\n") && text("sleeper").endsWith("\n"));
        ProcessHandle maven = ProcessHandle.of(Long.parseLong(text("maven").strip())).orElseThrow();

        launcher.destroyForcibly().waitFor();
        until(() -> !maven.isAlive() || maven.info().command().isEmpty());
        ProcessHandle.of(Long.parseLong(text("sleeper").strip())).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(root().resolve("threads/target/threads.jar")).as("what Maven would have gone on to make").doesNotExist();
    }

    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1L << (signal - 1)) != 0);
    }

    @Test
    void aCacheThatWouldNotFitIsLeftOut() throws IOException, InterruptedException {
        Path jar = jar();
        Path cache = Files.writeString(jar.resolveSibling("main.aot"), "cache");
        Files.setLastModifiedTime(cache, FileTime.fromMillis(System.currentTimeMillis() + 20_000));

        assertThat(run()).isZero();
        assertThat(text("out")).contains("-XX:AOTCache=" + cache);
        assertThat(run("JAVA_TOOL_OPTIONS=-Xshare:off")).isZero();
        assertThat(text("out")).as("two options of which the JVM takes one").doesNotContain("AOTCache")
                .contains("threads.jar kitchen");
        assertThat(text("err")).isEmpty();
    }

    @Test
    void withoutALocaleItSpeaksUtf8AllTheSame() throws IOException, InterruptedException {
        jar();
        assertThat(run("LC_ALL=C")).isZero();
        assertThat(text("out")).startsWith("LC_ALL=C.UTF-8 ");
    }
}
