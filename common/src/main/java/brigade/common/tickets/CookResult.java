package brigade.common.tickets;

/**
 * What became of one cook.
 *
 * @param cook the cook's number
 * @param fate what it was
 */
public record CookResult(int cook, Fate fate) {}
