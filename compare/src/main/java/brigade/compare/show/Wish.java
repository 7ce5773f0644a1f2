package brigade.compare.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody at the page asked for, checked: nothing in it is a file, a URL or an option that the page did not offer. Pure.
 *
 * @param scenario which scenario
 * @param models which models
 * @param together whether all run at once
 * @param arguments the scenario's options
 */
record Wish(String scenario, List<String> models, boolean together, List<String> arguments) {
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]{0,30}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    /** Copies the lists. */
    Wish {
        models = List.copyOf(models);
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads a form.
     *
     * @throws IllegalArgumentException if it asks for what is not offered; the message says what
     */
    static Wish of(Map<String, List<String>> form, Map<String, List<Field>> offered, List<String> models) {
        String scenario = one(form, "scenario");
        List<Field> fields = offered.get(scenario);
        if (fields == null) {
            throw new IllegalArgumentException("there is no such scenario");
        }
        List<String> chosen = form.getOrDefault("model", List.of());
        if (chosen.isEmpty() || !models.containsAll(chosen)) {
            throw new IllegalArgumentException(chosen.isEmpty() ? "choose at least one model" : "there is no such model");
        }
        Map<String, List<String>> rest = new LinkedHashMap<>(form);
        List.of("scenario", "model", "together").forEach(rest::remove);
        List<String> arguments = new ArrayList<>();
        rest.forEach((name, values) -> {
            Field field = fields.stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the page offers no such option"));
            String value = values.getFirst();
            if (field.flag()) {
                arguments.add(field.name());
            } else if (!value.isBlank()) {
                arguments.addAll(List.of(field.name(), checked(field, value.strip())));
            }
        });
        return new Wish(scenario, models.stream().filter(chosen::contains).toList(), one(form, "together").equals("yes"),
                arguments);
    }

    private static String one(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private static String checked(Field field, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(field.name() + ": write letters, digits, dots and colons");
        }
        if (field.most() > 0 && (!NUMBER.matcher(value).matches() || Long.parseLong(value) > field.most())) {
            throw new IllegalArgumentException(
                    field.name() + ": write a number up to " + field.most() + "; the command line has no such bound");
        }
        return value;
    }
}
