package brigade.threads;

import brigade.conformance.ManyMirrorsConformance;

/** Very many mirrors at once, with each model of {@code threads}. */
class ManyMirrorsTest extends ManyMirrorsConformance {}
