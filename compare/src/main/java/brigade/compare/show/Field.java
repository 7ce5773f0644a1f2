package brigade.compare.show;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a scenario as a field of the form.
 *
 * @param name the option, as it is typed
 * @param description what it does
 * @param usual what it is unless told; empty if that is nothing
 * @param flag whether it is on or off
 * @param most the largest number that the page allows; 0 where it is no whole number
 */
record Field(String name, String description, String usual, boolean flag, long most) {
    private static final Set<String> NOT_HERE = Set.of("--runs", "--until-enter", "--exit-zero", "--dry-run", "--quiet",
            "--overwrite",
            "--no-resume", "--limit-rate", "--max-size", "--help", "--version");
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> OTHERS = Set.of(double.class, Double.class, Duration.class);
    private static final long MOST = 100;
    private static final long MOST_TO_COUNT = 20_000_000;

    /** Returns the fields of a command: its numbers, durations and switches, and what may burn; nothing that names a file or a host. */
    static List<Field> of(CommandSpec spec) {
        return spec.options().stream().filter(option -> !NOT_HERE.contains(option.longestName()) && !option.hidden())
                .filter(Field::offered)
                .map(Field::of).toList();
    }

    private static boolean offered(OptionSpec option) {
        Class<?> type = type(option);
        return !type.equals(Path.class)
                && (NUMBERS.contains(type) || OTHERS.contains(type) || isFlag(option) || option.longestName().equals("--burn"));
    }

    private static Class<?> type(OptionSpec option) {
        return option.isMultiValue() && option.auxiliaryTypes().length > 0 ? option.auxiliaryTypes()[0] : option.type();
    }

    private static boolean isFlag(OptionSpec option) {
        return option.type().equals(boolean.class) && option.arity().max() == 0;
    }

    private static Field of(OptionSpec option) {
        boolean number = NUMBERS.contains(type(option));
        String usual = option.defaultValue() == null || isFlag(option) ? "" : option.defaultValue();
        String description = String.join(" ", option.description()).replace("${DEFAULT-VALUE}", usual)
                .replaceAll(" Default: [^.]*\\.", "");
        return new Field(option.longestName(), description, usual, isFlag(option),
                !number ? 0 : option.longestName().equals("--upto") ? MOST_TO_COUNT : MOST);
    }
}
