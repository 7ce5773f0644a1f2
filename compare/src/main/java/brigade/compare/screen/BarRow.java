package brigade.compare.screen;

import brigade.common.journal.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Draws a row of a lane: bars that never overlap, with their names in them, or beside them where they do not fit, or no more of a name
 * than its number. Of moments with the same name, heartbeats for instance, only the first is named.
 */
final class BarRow {
    private static final int SHORTEST_CUT = 4;

    private final Axis axis;
    private final Paint paint;
    private final Palette palette;
    private final Marks marks;
    private final StepNames names;

    private record Placed(Timeline.Bar bar, int from, int to) {

        int columns() {
            return to - from;
        }
    }

    BarRow(Axis axis, Paint paint, Palette palette, Marks marks, StepNames names) {
        this.axis = axis;
        this.paint = paint;
        this.palette = palette;
        this.marks = marks;
        this.names = names;
    }

    /** Draws the row; returns how many of its steps are too short to have a column of their own. */
    int draw(List<Timeline.Bar> row, int left, Canvas canvas) {
        List<Placed> placed = place(row);
        placed.forEach(bar -> canvas.draw(left + bar.from(), shape(bar), style(bar)));
        Set<String> momentsNamed = new HashSet<>();
        for (Placed bar : placed) {
            if (bar.columns() > 1 || momentsNamed.add(names.nameInGroup(bar.bar()))) {
                name(bar, left, canvas);
            }
        }
        return row.size() - placed.size();
    }

    private List<Placed> place(List<Timeline.Bar> row) {
        List<Placed> placed = new ArrayList<>();
        int next = 0;
        for (Timeline.Bar bar : row) {
            int from = Math.max(next, axis.column(bar.fromMillis()));
            int to = Math.max(axis.column(bar.toMillis()), axis.column(bar.fromMillis()) + 1);
            if (from < to) {
                placed.add(new Placed(bar, from, to));
                next = to;
            }
        }
        return placed;
    }

    private String style(Placed placed) {
        String name = names.name(placed.bar());
        return placed.columns() == 1 ? palette.mark(name, placed.bar().end()) : palette.bar(name, placed.bar().end());
    }

    private String shape(Placed placed) {
        if (placed.columns() == 1) {
            return marks.moment(placed.bar());
        }
        boolean plain = !paint.colours();
        String end = marks.end(placed.bar());
        String line = placed.bar().end() == Phase.CANCELLED && !placed.bar().gaveUp() ? "╌" : plain ? "─" : " ";
        return (plain ? "├" : " ") + line.repeat(placed.columns() - 2) + (!end.isEmpty() ? end : plain ? "┤" : " ");
    }

    private void name(Placed placed, int left, Canvas canvas) {
        String name = names.nameInGroup(placed.bar());
        int length = TextWidth.of(name);
        int inside = placed.columns() - 2;
        int after = left + placed.to() + (placed.columns() == 1 ? 1 : 0);
        int before = left + placed.from() - length - 1;
        if (length <= inside) {
            canvas.draw(left + placed.from() + 1, name, style(placed));
        } else if (canvas.free(after, after + length + 1)) {
            canvas.draw(after, name, "");
        } else if (before >= left && canvas.free(before - 1, before + length)) {
            canvas.draw(before, name, "");
        } else if (number(name).filter(number -> number.length() <= inside).isPresent()) {
            canvas.draw(left + placed.from() + 1, number(name).get(), style(placed));
        } else if (inside >= SHORTEST_CUT) {
            canvas.draw(left + placed.from() + 1, TextWidth.start(name, inside), style(placed));
        }
    }

    /** Returns the number at the end of a name, which says the most of it: "12" of "order-12". */
    private static Optional<String> number(String name) {
        return Optional.of(name.substring(name.lastIndexOf('-') + 1)).filter(end -> end.chars().allMatch(Character::isDigit))
                .filter(end -> !end.isEmpty());
    }
}
