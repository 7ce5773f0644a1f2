package brigade.compare.page;

import java.util.List;

/**
 * What one worker started, or what many did, folded.
 *
 * @param worker the worker's name
 * @param kind what it is: "event loop", "process 4711"
 * @param rows its steps; those in flight together stand in different rows
 * @param folds what stands in the rows' place where there are too many of them
 */
record Lane(String worker, String kind, List<List<Bar>> rows, List<Fold> folds) {

    /** Copies the lists. */
    Lane {
        rows = List.copyOf(rows);
        folds = List.copyOf(folds);
    }

    /**
     * Many steps of one sort in one row.
     *
     * @param name which sort
     * @param count how many
     * @param starts the first, the median and the last start
     * @param ends the first, the median and the last end
     * @param hue which of the actors' colours
     */
    record Fold(String name, int count, Three starts, Three ends, int hue) {}

    /** The least, the median and the most of many times. */
    record Three(double least, double median, double most) {

        static Three of(List<Double> times) {
            List<Double> sorted = times.stream().sorted().toList();
            return new Three(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
        }
    }
}
