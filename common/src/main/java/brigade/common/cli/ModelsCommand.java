package brigade.common.cli;

import brigade.common.model.ModelProvider;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the models. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists the models.")
public final class ModelsCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Lists these. */
    public ModelsCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (ModelProvider model : catalogue.models()) {
            out.printf("%-20s %s; downloads with %s%n", model.name(), model.summary(), model.httpClient());
        }
        out.flush();
        return Cli.DONE;
    }
}
