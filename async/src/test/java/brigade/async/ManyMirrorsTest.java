package brigade.async;

import brigade.conformance.ManyMirrorsConformance;

/** Very many mirrors at once, with each model of {@code async}. */
class ManyMirrorsTest extends ManyMirrorsConformance {}
