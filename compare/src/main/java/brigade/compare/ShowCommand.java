package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.compare.run.Audience;
import brigade.compare.show.ShowServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the live page until Ctrl-C. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = {
                "A page in the browser: choose a scenario, its options and models, press Cook, and see the lanes grow as it happens.",
                "It is served on loopback only, and its address has a token. Closing the page cancels the run, and Ctrl-C ends all."})
final class ShowCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;

    private final Catalogue catalogue;

    @Option(names = "--port", paramLabel = "P", defaultValue = "0",
            description = "The port to listen at; 0, the default, is any that is free.")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ShowCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > MOST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + ": write a number from 0 to " + MOST_PORT);
        }
        try (ShowServer server = server(catalogue.models())) {
            String address = server.listen(port);
            spec.commandLine().getOut().println("Open " + address + " in a browser on this machine. Ctrl-C ends it.");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await(); // Until Ctrl-C interrupts.
            return Cli.DONE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns a server that runs the same commands as the command line does. */
    static ShowServer server(List<ModelProvider> models) {
        Map<String, CommandSpec> commands = new LinkedHashMap<>();
        Arrays.stream(Scenario.values()).map(Scenario::command)
                .forEach(scenario -> commands.put(scenario, command(models, scenario).getCommandSpec()));
        return new ShowServer(commands, models,
                (scenario, chosen, arguments, audience) -> cook(models, scenario, chosen, arguments, audience));
    }

    private static CommandLine command(List<ModelProvider> models, String scenario) {
        CommandLine compare = BrigadeCommand.line(models).getSubcommands().get("compare");
        CommandLine line = compare == null ? null : compare.getSubcommands().get(scenario);
        if (line == null) {
            throw new IllegalStateException("no command for " + scenario);
        }
        return line;
    }

    private static void cook(List<ModelProvider> models, String scenario, List<String> chosen, List<String> arguments,
            Audience audience)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("compare", scenario, "--models", String.join(",", chosen)));
        all.addAll(arguments);
        CommandLine root = BrigadeCommand.line(models);
        try {
            root.parseArgs(all.toArray(String[]::new));
            CommandLine line = root.getParseResult().subcommand().subcommand().commandSpec().commandLine();
            if (line.getCommand() instanceof ScenarioComparison command) {
                command.handOver(audience);
                command.call();
            }
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
