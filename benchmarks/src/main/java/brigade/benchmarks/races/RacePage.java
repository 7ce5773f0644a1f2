package brigade.benchmarks.races;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

/** What jcstress saw, as a page: for each class the outcomes, over all its configurations together. */
final class RacePage {
    private static final double PERCENT = 100;

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    RacePage(List<TestResult> results) {
        for (TestResult result : results) {
            Map<String, Long> states = counts.computeIfAbsent(result.getName(), _ -> new TreeMap<>());
            result.getStateKeys().forEach(state -> states.merge(state, result.getCount(state), Long::sum));
        }
    }

    /** Returns whether no cure showed what is forbidden, and every class ran. */
    boolean asExpected() {
        return counts.keySet().containsAll(TestList.tests()) && counts.entrySet().stream().noneMatch(test -> test.getValue()
                .entrySet().stream()
                .anyMatch(state -> state.getValue() > 0 && grade(test.getKey(), state.getKey()).expect() == Expect.FORBIDDEN));
    }

    private static StateCase grade(String test, String state) {
        TestInfo info = TestList.getInfo(test);
        return info.cases().stream().filter(each -> each.matches(state)).findFirst().orElse(info.unmatched());
    }

    /** Returns the page. */
    String text() {
        StringBuilder text = new StringBuilder(
                """
                        # The data races, under jcstress

                        Measured on %s by `./brigade bench races`, which writes this page. The races of `lost-update`, `check-then-act` and `visibility`
                        ([the pitfalls](../pitfalls.md)), as small as they can be: two threads, one action each, on a fresh object each time.
                        jcstress runs each with several compilers and lays its threads on several cores; the counts are over all of that together.
                        A broken class is INTERESTING where it shows its mistake, a fix is FORBIDDEN to.

                        """
                        .formatted(LocalDate.now(ZoneOffset.UTC)));
        text.append("%s, Java %s, %d cores, jcstress in its mode `quick`.%n%n".formatted(System.getProperty("os.name"),
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors()));
        text.append("| race | class | outcome | count | share | grade | meaning |\n|---|---|---|--:|--:|---|---|\n");
        counts.forEach((test, states) -> {
            long all = states.values().stream().mapToLong(Long::longValue).sum();
            TestList.getInfo(test).cases().forEach(each -> {
                List<String> seen = states.keySet().stream().filter(each::matches).toList();
                (seen.isEmpty() ? List.of(each.matchPattern()) : seen)
                        .forEach(state -> text.append(row(test, state, states.getOrDefault(state, 0L), all, each)));
            });
        });
        return text.toString();
    }

    private static String row(String test, String state, long count, long all, StateCase grade) {
        String[] name = test.substring(RacePage.class.getPackageName().length() + 1).split("Race[.$]", 2);
        return String.format(Locale.ROOT, "| %s | %s | `%s` | %,d | %s | %s | %s |%n", name[0], name[1], state, count,
                count > 0 && PERCENT * count / all < 0.01 ? "< 0.01 %"
                        : String.format(Locale.ROOT, "%.2f %%", PERCENT * count / Math.max(1, all)),
                grade.expect() == Expect.ACCEPTABLE_INTERESTING ? "INTERESTING" : grade.expect().name(), grade.description());
    }
}
