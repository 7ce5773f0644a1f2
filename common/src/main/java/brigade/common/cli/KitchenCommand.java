package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Menu;
import brigade.common.kitchen.Transcript;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the kitchen with one model and prints its transcript. */
@Command(name = "kitchen", mixinStandardHelpOptions = true,
        description = "A head chef, assistants in the background, and a dinner that takes 7 seconds instead of 10.")
final class KitchenCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Mixin
    private final KitchenOptions options = new KitchenOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    KitchenCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        ModelProvider provider;
        List<Menu> menus;
        Optional<Path> json;
        try {
            provider = run.model(catalogue);
            menus = options.menus();
            json = run.json();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        RunReport report = cook(provider, menus);
        if (json.isPresent()) {
            report.write(json.get());
        }
        if (report.exitCode() != Cli.DONE) {
            spec.commandLine().getErr().println("brigade: " + report.outcome());
        }
        return report.exitCode();
    }

    private RunReport cook(ModelProvider provider, List<Menu> menus) throws InterruptedException {
        Transcript transcript = new Transcript(menus);
        try (Lines lines = new Lines(spec.commandLine().getOut(), Progress.NONE); Model model = provider.open()) {
            Journal journal = Journal.open(event -> lines.print(event,
                    () -> transcript.line(event).map(line -> run.who(event, provider) + line).orElse("")));
            long startedNanos = System.nanoTime();
            String failure = failure(model, menus, journal);
            Duration wall = Duration.ofNanos(System.nanoTime() - startedNanos);
            return report(provider, menus, failure, wall, journal.events());
        }
    }

    private static String failure(Model model, List<Menu> menus, Journal journal) throws InterruptedException {
        if (menus.size() > 1) {
            return model.serveAll(menus, journal).stream().filter(result -> !result.hasServed())
                    .map(result -> result.kitchen() + " did not serve: " + result.failure()).collect(Collectors.joining("; "));
        }
        try {
            model.serve(menus.getFirst(), journal);
            return "";
        } catch (BurntDishException e) {
            return e.getMessage() + ", so nothing was served";
        }
    }

    private static RunReport report(ModelProvider provider, List<Menu> menus, String failure, Duration wall, List<Event> events) {
        Menu menu = menus.getFirst();
        return new RunReport("kitchen", provider.name(), "", failure.isEmpty() ? "done" : failure,
                failure.isEmpty() ? Cli.DONE : Cli.FAILED, RunReport.millis(wall), RunReport.millis(menu.criticalPath()),
                RunReport.millis(menu.oneAfterAnother().multipliedBy(menus.size())), RunReport.lines(events));
    }
}
