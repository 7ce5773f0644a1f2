package brigade.conformance.command;

import brigade.common.cli.Cli;
import brigade.common.cli.Folding;
import brigade.common.model.Scenario;
import brigade.common.rule.Rule;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules, shows one with the models that break it, and proves that the kit notices. */
@Command(name = "brigade rules", mixinStandardHelpOptions = true, description = {"The rules that every model is held to.",
        "Without an argument: all rules. With one: that rule, how it is observed, and the source of a model that breaks it."})
final class RulesCommand implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final int MOST_TRIES = 20;

    @Parameters(arity = "0..1", paramLabel = "RULE",
            description = "A rule's ID, such as K3; a scenario's name or letter lists that scenario's rules.")
    private @Nullable String which;

    @Option(names = "--prove", description = "Run the broken models until the kit catches each of them.")
    private boolean prove;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Rule> rules = named();
        if (rules.size() > 1 && !prove) {
            rules.forEach(rule -> print(out, String.format(Locale.ROOT, "%-4s", rule.name()), rule.intent()));
            return Cli.DONE;
        }
        BrokenModels models = ServiceLoader.load(BrokenModels.class).findFirst().orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "the broken models are not here; run ./brigade rules, or put the kit's tests jar on the class path"));
        boolean caught = true;
        for (Rule rule : rules) {
            List<BrokenModel> broken = models.breaking(rule);
            if (prove) {
                for (int number = 0; number < broken.size(); number++) {
                    caught &= prove(models, broken.get(number), number + 1, broken.size());
                }
            } else {
                show(out, rule, broken);
            }
        }
        return caught ? Cli.DONE : Cli.FAILED;
    }

    private List<Rule> named() {
        if (which == null) {
            return List.of(Rule.values());
        }
        String name = which.toUpperCase(Locale.ROOT);
        Optional<Scenario> scenario = Arrays.stream(Scenario.values()).filter(one -> one.command().equalsIgnoreCase(name))
                .findFirst();
        List<Rule> rules = Arrays.stream(Rule.values()).filter(rule -> rule.name().equals(name)
                || (name.length() == 1 && rule.name().startsWith(name))
                || (scenario.isPresent() && rule.scenario().equals(scenario))).toList();
        if (rules.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "there is no rule '" + which + "'; name one, such as K3, or a scenario, such as kitchen");
        }
        return rules;
    }

    private static void show(PrintWriter out, Rule rule, List<BrokenModel> broken) {
        print(out, rule.name() + "  ", rule.intent());
        out.println();
        print(out, "observed by  ", rule.observed());
        print(out, "tested by    ", "brigade.conformance, the method that begins with " + rule.name() + "_");
        for (BrokenModel model : broken) {
            out.println();
            print(out, "broken by    ", "the following, of which the kit says: “" + model.symptom() + "”");
            out.println();
            model.source().lines().forEach(line -> out.println(("    " + line).stripTrailing()));
        }
        out.println();
        out.println(
                "To see the kit catch " + (broken.size() == 1 ? "it" : "them") + ": ./brigade rules " + rule.name() + " --prove");
    }

    private boolean prove(BrokenModels models, BrokenModel model, int number, int all) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        for (int run = 1; run <= MOST_TRIES; run++) {
            Optional<String> said = models.hold(model);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (said.isPresent()) {
                print(out, "✓ ", model.breaks().name() + ", broken model " + number + " of " + all + ": caught in run " + run);
                print(out, "    ", said.get());
                out.flush();
                return true;
            }
        }
        print(out, "✗ ",
                model.breaks().name() + ", broken model " + number + " of " + all + ": not caught in " + MOST_TRIES + " runs");
        out.flush();
        return false;
    }

    private static void print(PrintWriter out, String label, String text) {
        String indent = " ".repeat(label.length());
        List<String> lines = text.lines().flatMap(line -> Folding.fold(line, WIDTH - label.length()).stream()).toList();
        for (int at = 0; at < lines.size(); at++) {
            out.println((at == 0 ? label : indent) + lines.get(at));
        }
    }
}
