package brigade.common.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest has it, and the Java that runs it. */
public final class BrigadeVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = BrigadeVersion.class.getPackage().getImplementationVersion();
        return new String[]{"brigade " + (version == null ? "(from classes)" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")};
    }
}
