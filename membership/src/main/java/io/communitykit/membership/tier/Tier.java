package io.communitykit.membership.tier;

/**
 * One step of a ladder.
 *
 * @param id its name
 * @param from the value from which on, that value included, a member has it
 */
public record Tier(TierId id, long from) {}
