package brigade.common.rush;

import java.util.ArrayList;
import java.util.List;

/** Orders' numbers as people say them. */
public final class Numbers {

    private Numbers() {}

    /** Returns ascending numbers as prose: "order 5", "orders 2, 5 to 9 and 11"; empty if there are none. */
    public static String prose(List<Integer> numbers) {
        List<String> runs = runs(numbers);
        if (runs.isEmpty()) {
            return "";
        }
        String last = runs.removeLast();
        return (numbers.size() == 1 ? "order " : "orders ") + (runs.isEmpty() ? "" : String.join(", ", runs) + " and ") + last;
    }

    private static List<String> runs(List<Integer> numbers) {
        List<String> runs = new ArrayList<>();
        for (int from = 0; from < numbers.size();) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            if (to == from + 1) {
                to = from;
            }
            runs.add(numbers.get(from) + (to == from ? "" : " to " + numbers.get(to)));
            from = to + 1;
        }
        return runs;
    }
}
