package brigade.processes;

import brigade.conformance.ManyMirrorsConformance;

/** Very many mirrors at once, with each model of {@code processes}. */
class ManyMirrorsTest extends ManyMirrorsConformance {}
