package io.communitykit.referral.reward.ledger;

import io.communitykit.referral.program.RewardUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program has brought and cost so far. Immutable and safe for many threads.
 *
 * @param units what was reserved and paid, by unit; unmodifiable
 * @param bound how many friends were brought
 * @param qualified how many of them qualified
 * @param voided how many of those turned out void
 * @param sales what qualifying orders were worth, without tax and shipping, in minor units; {@link Long#MAX_VALUE} where it is more
 * @param refunds what of it was paid back; {@link Long#MAX_VALUE} where it is more
 */
public record ProgramTally(
        Map<RewardUnit, BudgetTally> units, long bound, long qualified, long voided, long sales, long refunds) {

    /** Nothing. */
    public static final ProgramTally NOTHING = new ProgramTally(Map.of(), 0, 0, 0, 0, 0);

    /**
     * Copies the units.
     *
     * @param units what was reserved and paid
     * @param bound how many were brought
     * @param qualified how many qualified
     * @param voided how many turned out void
     * @param sales what orders were worth
     * @param refunds what was paid back
     */
    public ProgramTally {
        units = Collections.unmodifiableMap(new TreeMap<>(units));
    }

    /**
     * What of a unit is taken.
     *
     * @param unit which
     * @return the tally
     */
    public BudgetTally unit(RewardUnit unit) {
        BudgetTally known = units.get(unit);
        return known == null ? BudgetTally.NOTHING : known;
    }
}
