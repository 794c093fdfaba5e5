package io.communitykit.examples.summary;

/**
 * How many members stand on one tier.
 *
 * @param ladder the ladder
 * @param tier the tier; {@link AccountTally#NO_TIER} for those below the first
 * @param from the tier's threshold; 0 for those below the first
 * @param members how many
 */
public record TierCount(String ladder, String tier, long from, long members) {

    TierCount oneMore() {
        return new TierCount(ladder, tier, from, members + 1);
    }
}
