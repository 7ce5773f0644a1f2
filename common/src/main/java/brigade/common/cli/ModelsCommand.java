package brigade.common.cli;

import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        for (ModelProvider guest : catalogue.guests()) {
            String offered = Arrays.stream(Scenario.values()).filter(scenario -> guest.capabilities().whyNot(scenario).isEmpty())
                    .map(Scenario::command).collect(Collectors.joining(", "));
            out.printf("%-20s %s; a guest: %s%n", guest.name(), guest.summary(),
                    offered.isEmpty() ? guest.capabilities().whyNot(Scenario.KITCHEN).orElse("it does nothing") : offered);
        }
        out.flush();
        return Cli.DONE;
    }
}
