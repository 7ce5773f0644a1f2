package brigade.common.cli;

import brigade.common.pitfall.Grade;
import brigade.common.pitfall.Observation;
import brigade.common.pitfall.Outcome;
import brigade.common.pitfall.Pitfall;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What is seen of the pitfalls, as lines for people. For one thread. */
final class PitfallPage {
    private static final int MODEL = 22;
    private static final int OUTCOME = 22;
    private static final int GRADE = 12;
    private static final int LEAST_WHY = 20;
    private static final double PERCENT = 100;

    private final PrintWriter out;
    private final Ansi ansi;
    private final int width;

    PitfallPage(CommandSpec spec, PrintWriter out) {
        this.out = out;
        ansi = spec.commandLine().getColorScheme().ansi();
        String columns = System.getenv("COLUMNS");
        width = columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : spec.usageMessage().width();
    }

    /** Prints a pitfall's name and what goes wrong; in the field's terms, too, if that is wanted. */
    void heading(Pitfall pitfall, boolean field) {
        out.println(painted("bold", pitfall.label()));
        paragraph("  ", pitfall.kitchen());
        if (field) {
            paragraph("  ", pitfall.field());
        }
    }

    /** Prints that the pitfall cannot happen in the model, and why. */
    void impossible(String model, String reason) {
        row("faint", "–", model, reason);
    }

    /** Prints that the pitfall can happen in the model, and in which classes it is shown. */
    void possible(String model, String broken, List<String> cures) {
        row("", "·", model, broken + "; cures: " + String.join(", ", cures));
    }

    /** Prints in a line or two what one model showed. */
    void summary(String model, List<Observation> observations) {
        boolean good = observations.stream().allMatch(Observation::asExpected);
        Observation broken = observations.getFirst();
        String cures = observations.stream().skip(1).filter(Observation::asExpected)
                .map(cure -> cure.name()).collect(Collectors.joining(", "));
        List<String> parts = new ArrayList<>();
        if (broken.asExpected()) {
            parts.add(broken.name() + " in %,d of %s".formatted(broken.forbidden(), runs(broken.trials())));
        }
        if (!cures.isEmpty()) {
            parts.add("never: " + cures);
        }
        row(good ? "fg(green)" : "bold,fg(red)", good ? "✓" : "✗", model, String.join("; ", parts));
        observations.stream().filter(each -> !each.asExpected())
                .forEach(each -> row("bold,fg(red)", " ", "", each.name() + ": " + complaint(each)));
    }

    private static String complaint(Observation observation) {
        if (!observation.failure().isEmpty()) {
            return observation.failure();
        }
        return observation.broken() ? "showed nothing forbidden in " + runs(observation.trials()) + excuse(observation)
                : "showed what is forbidden in " + observation.forbidden() + " of " + runs(observation.trials());
    }

    private static String excuse(Observation observation) {
        return observation.pitfall().needsTwoProcessors() && Runtime.getRuntime().availableProcessors() == 1
                ? "; it takes two things at the very same moment, and there is only one processor here" : "";
    }

    /** Prints all that one model showed, and where its sources are. */
    void details(String model, List<Observation> observations) {
        out.println();
        out.println(painted("bold", model));
        for (Observation observation : observations) {
            boolean good = observation.asExpected();
            out.println("  " + painted(good ? "fg(green)" : "bold,fg(red)", good ? "✓" : "✗") + " " + observation.name() + "  "
                    + painted("faint", runs(observation.trials()) + " in "
                            + String.format(Locale.ROOT, "%.1f s", observation.millis() / 1000)));
            observation.seen().forEach(seen -> seen(seen, observation.trials()));
            if (!good) {
                paragraph("    ", complaint(observation));
            }
        }
        sources(model, observations);
    }

    private void seen(Observation.Seen seen, int trials) {
        Outcome outcome = seen.outcome();
        String left = ("    %-" + OUTCOME + "s%7s %8s  ").formatted(outcome.name(), "%,d".formatted(seen.count()),
                share(seen.count(), trials));
        String grade = ("%-" + GRADE + "s").formatted(outcome.grade());
        int room = width - left.length() - GRADE - 1;
        boolean beside = room >= LEAST_WHY && outcome.why().length() <= room;
        out.println(left + painted(style(outcome.grade()), beside ? grade : grade.strip()) + (beside ? outcome.why() : ""));
        if (!beside) {
            paragraph("      ", outcome.why());
        }
        if (outcome.grade() != Grade.ACCEPTABLE && !outcome.detail().isEmpty()) {
            paragraph("      ", outcome.detail());
        }
    }

    private void sources(String model, List<Observation> observations) {
        out.println(painted("faint", "  The mistake beside its fix, in " + model + ":"));
        out.println("    ./brigade diff " + observations.getFirst().pitfall().label() + " " + model);
    }

    /** Prints a line that stands alone. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints how it ended. */
    void end(boolean good, String text) {
        Folding.fold(text, width - 1).forEach(line -> out.println(painted(good ? "bold" : "bold,fg(red)", line)));
        out.flush();
    }

    private void row(String style, String mark, String model, String text) {
        List<String> lines = Folding.fold(text, Math.max(LEAST_WHY, width - MODEL - 4 - 1));
        out.println("  " + painted(style, mark) + " " + ("%-" + MODEL + "s").formatted(model)
                + painted(style.equals("faint") ? style : "", lines.getFirst()));
        lines.stream().skip(1).forEach(
                line -> out.println(" ".repeat(MODEL + 4) + painted(style.equals("faint") ? style : "", line)));
        out.flush();
    }

    private void paragraph(String indent, String text) {
        Folding.fold(text, width - indent.length() - 1).forEach(line -> out.println(indent + line));
        out.flush();
    }

    private static String style(Grade grade) {
        return switch (grade) {
            case ACCEPTABLE -> "fg(green)";
            case INTERESTING -> "fg(yellow)";
            case FORBIDDEN -> "bold,fg(red)";
        };
    }

    private static String runs(int trials) {
        return String.format(Locale.ROOT, "%,d %s", trials, trials == 1 ? "run" : "runs");
    }

    /** Returns the share as people read it; never "0 %" of something, nor "100 %" of not all. */
    private static String share(int count, int all) {
        double percent = PERCENT * count / all;
        if (count > 0 && percent < 0.1) {
            return "< 0.1 %";
        }
        return count < all && percent > 99.9 ? "> 99.9 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private String painted(String style, String text) {
        return style.isEmpty() || !ansi.enabled() ? text : ansi.string("@|" + style + " " + text + "|@");
    }
}
