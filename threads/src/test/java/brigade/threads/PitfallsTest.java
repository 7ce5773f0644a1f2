package brigade.threads;

import brigade.conformance.PitfallConformance;

/** The pitfalls of {@code threads}. */
class PitfallsTest extends PitfallConformance {}
