package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Currency;

/**
 * Takes how recently, how often and for how much each member bought, and makes the RFM grid. Not safe for many threads.
 *
 * <p>Each axis is cut into quintiles by itself, over the members who bought at all. The grid is the same for any order of telling.
 * Takes 48 bytes a member; no id is kept.
 */
public final class RfmTally {

    private final Currency currency;
    private final QuantileTally recency;
    private final QuantileTally frequency;
    private final QuantileTally monetary;

    private RfmTally(Currency currency, Ties ties) {
        this.currency = currency;
        QuantileRule rule = QuantileRule.of(RfmCell.SCORES).ties(ties);
        recency = QuantileTally.of(rule);
        frequency = QuantileTally.of(rule);
        monetary = QuantileTally.of(rule);
    }

    /**
     * Starts without members; equal values go to the lower score.
     *
     * @param currency what spend is counted in
     * @return a tally
     */
    public static RfmTally of(Currency currency) {
        return of(currency, Ties.TO_LOWER);
    }

    /**
     * Starts without members.
     *
     * @param currency what spend is counted in
     * @param ties what becomes of equal values, on each axis
     * @return a tally
     */
    public static RfmTally of(Currency currency, Ties ties) {
        return new RfmTally(currency, ties);
    }

    /**
     * Tells what a member bought.
     *
     * @param member who
     * @param facts when last, how often, for how much
     * @throws InvalidValueException if the spend is of another currency; nothing is counted then
     */
    public void add(MemberId member, RfmFacts facts) {
        long spend = CutAttributes.minor("spend", facts.spend(), currency);
        recency.add(member, Timestamps.toMicros(facts.lastPurchase()));
        frequency.add(member, facts.orders());
        monetary.add(member, spend);
    }

    /** Tells that a member bought nothing. Such a member is counted as missing, and in no cell. */
    public void addMissing() {
        recency.addMissing();
        frequency.addMissing();
        monetary.addMissing();
    }

    /**
     * Cuts what was told so far.
     *
     * @param asOf the instant that the facts are of
     * @return the grid; without cells where fewer than five members bought
     */
    public RfmGrid cut(Instant asOf) {
        return new RfmGrid(currency, recency.cut(asOf), frequency.cut(asOf), monetary.cut(asOf));
    }
}
