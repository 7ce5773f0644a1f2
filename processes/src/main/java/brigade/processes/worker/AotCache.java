package brigade.processes.worker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The ahead-of-time cache of a class path of jars: made when the first of them was built, beside it, under its name with {@code .aot}.
 * The JVM checks that jars, cache and itself fit together, and does without the cache if they do not.
 */
public final class AotCache {
    private static final String JAR = ".jar";

    private AotCache() {}

    /** Returns the cache of a class path; empty if that does not begin with a jar, or no cache stands beside it. */
    public static Optional<Path> beside(String classPath) {
        return of(classPath).filter(Files::isReadable);
    }

    /** Returns where the cache of a class path stands, or would; empty if it does not begin with a jar. */
    public static Optional<Path> of(String classPath) {
        int end = classPath.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? classPath : classPath.substring(0, end);
        return first.endsWith(JAR) ? Optional.of(Path.of(first.substring(0, first.length() - JAR.length()) + ".aot"))
                : Optional.empty();
    }
}
