package brigade.async;

import brigade.conformance.PitfallConformance;

/** The pitfalls of {@code async}. */
class PitfallsTest extends PitfallConformance {}
