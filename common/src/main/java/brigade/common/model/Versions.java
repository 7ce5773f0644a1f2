package brigade.common.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The versions of the libraries that do the work, so that results can name them. */
public final class Versions {

    private Versions() {}

    /** Returns the version that stands in a text file which the library carries; "unknown" if it does not. */
    public static String inResource(String path) {
        try (InputStream in = Versions.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
