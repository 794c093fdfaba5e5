package io.communitykit.examples.summary;

/**
 * How often members went from one tier to another.
 *
 * @param ladder the ladder
 * @param from the tier before; {@link AccountTally#NO_TIER} for none
 * @param to the tier after; {@link AccountTally#NO_TIER} for none
 * @param times how often, or how many members
 */
public record TierFlow(String ladder, String from, String to, long times) {}
