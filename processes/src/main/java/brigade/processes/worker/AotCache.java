package brigade.processes.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The ahead-of-time cache of a self-contained jar: made when the jar was built, beside it, under its name with {@code .aot}. The JVM
 * checks that jar, cache and itself fit together, and does without the cache if they do not.
 */
public final class AotCache {

    private AotCache() {}

    /** Returns the cache of a class path that is one jar; empty if it is anything else, or has no cache beside it. */
    public static Optional<Path> beside(String classPath) {
        return classPath.endsWith(".jar") ? Optional.of(of(classPath)).filter(Files::isReadable) : Optional.empty();
    }

    /** Returns where the cache of a jar stands, or would. */
    public static Path of(String jar) {
        return Path.of(jar.substring(0, jar.length() - ".jar".length()) + ".aot");
    }
}
