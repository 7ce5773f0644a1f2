package brigade.processes;

import brigade.conformance.PitfallConformance;

/** The pitfalls of {@code processes}. */
class PitfallsTest extends PitfallConformance {}
