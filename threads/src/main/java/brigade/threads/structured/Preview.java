package brigade.threads.structured;

import java.util.Optional;

/** Whether this JVM runs what was compiled with the preview features of a JDK. */
public final class Preview {

    private Preview() {}

    /** Returns what keeps this JVM from running the scenarios; empty if it runs them. */
    public static Optional<String> obstacle() {
        try {
            Class.forName(Preview.class.getPackageName() + ".Kitchen");
            return Optional.empty();
        } catch (UnsupportedClassVersionError e) {
            return Optional.of(
                    "structured concurrency is a preview in Java 25; use a JDK 25, and start it with --enable-preview, as ./brigade does");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the jar has no kitchen", e);
        }
    }
}
