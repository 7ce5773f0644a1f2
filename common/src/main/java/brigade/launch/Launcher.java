package brigade.launch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What a self-contained jar starts first, compiled for Java 8 so that an old Java can say which Java is needed instead of failing
 * with a class-file version.
 */
public final class Launcher {
    private static final int NEEDED = 25;

    private Launcher() {}

    /** Starts the main class that the jar's manifest names, if this Java can run it. */
    public static void main(String[] args) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (major(version) < NEEDED) {
            System.err.println("brigade: needs Java " + NEEDED + " or newer, and this is Java " + version + " ("
                    + System.getProperty("java.home") + "); run it with a newer java, or use ./brigade, which finds one");
            System.exit(2);
        }
        try {
            Class.forName(mainClass()).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            explain(e.getCause());
            throw e.getCause();
        }
    }

    /** Says in a line what the machine did that kept the main class from starting, too few open files for instance, and exits. */
    private static void explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof OutOfMemoryError) {
                System.err.println("brigade: cannot start: " + cause.getMessage());
                System.exit(1);
            }
        }
    }

    private static int major(String version) {
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    private static String mainClass() throws Exception {
        Enumeration<URL> manifests = Launcher.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
        while (manifests.hasMoreElements()) {
            try (InputStream in = manifests.nextElement().openStream()) {
                String main = new Manifest(in).getMainAttributes().getValue(new Attributes.Name("Brigade-Main"));
                if (main != null) {
                    return main;
                }
            }
        }
        throw new IllegalStateException("no manifest on the class path names a Brigade-Main");
    }
}
