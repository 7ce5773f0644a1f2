package brigade.common.cli;

/** What a scale may be. */
final class Scales {
    private static final double LEAST = 1e-6;
    private static final double MOST = 1000;

    private Scales() {}

    static void check(double scale) {
        if (!(scale >= LEAST && scale <= MOST)) {
            throw new IllegalArgumentException("--scale " + scale + ": write a number above 0, up to " + (int) MOST);
        }
    }
}
