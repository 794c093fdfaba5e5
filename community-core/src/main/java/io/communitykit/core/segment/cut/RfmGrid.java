package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The RFM grid of a population: quintiles of recency, frequency and monetary value, each by itself. Can be kept and applied to
 * members later. Immutable and safe for many threads.
 *
 * @param currency what spend is counted in
 * @param recency by the last purchase in microseconds since 1970, so that the more recent has the higher score
 * @param frequency by the number of orders
 * @param monetary by the spend in minor units
 */
public record RfmGrid(Currency currency, QuantileCut recency, QuantileCut frequency, QuantileCut monetary) {

    /**
     * Checks that each axis has five scores.
     *
     * @param currency what spend is counted in
     * @param recency by the last purchase
     * @param frequency by the number of orders
     * @param monetary by the spend
     */
    public RfmGrid {
        checkScores("recency", recency);
        checkScores("frequency", frequency);
        checkScores("monetary value", monetary);
    }

    private static void checkScores(String axis, QuantileCut cut) {
        if (cut.rule().groups() != RfmCell.SCORES) {
            throw InvalidValueException.of(
                    "scores of " + axis, "quintiles", cut.rule().groups() + " groups");
        }
    }

    /**
     * The cell of a member. Who bought nothing has none.
     *
     * @param member who
     * @param facts when last, how often, for how much
     * @return the cell, or empty where the population was too small for a cut
     * @throws InvalidValueException if the spend is of another currency
     */
    public Optional<RfmCell> cellOf(MemberId member, RfmFacts facts) {
        OptionalInt r = recency.groupOf(member, Timestamps.toMicros(facts.lastPurchase()));
        OptionalInt f = frequency.groupOf(member, facts.orders());
        OptionalInt m = monetary.groupOf(member, CutAttributes.minor("spend", facts.spend(), currency));
        return r.isPresent() && f.isPresent() && m.isPresent()
                ? Optional.of(new RfmCell(r.getAsInt(), f.getAsInt(), m.getAsInt()))
                : Optional.empty();
    }

    /**
     * What to write into a member's profile.
     *
     * @param member who
     * @param facts when last, how often, for how much
     * @return {@code rfmCell} and {@code rfmGroup}, or nothing where the population was too small for a cut; then, as for who bought
     *     nothing, remove what an earlier cut left
     * @throws InvalidValueException if the spend is of another currency
     */
    public Map<AttributeName, AttributeValue> attributes(MemberId member, RfmFacts facts) {
        return cellOf(member, facts).map(RfmCell::attributes).orElse(Map.of());
    }
}
