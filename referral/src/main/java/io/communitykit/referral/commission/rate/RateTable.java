package io.communitykit.referral.commission.rate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.order.CategoryId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates by volume and category. Immutable and safe for many threads.
 *
 * @param mode what reaching a tier changes
 * @param tiers at least one, the first from 0, each later one from more than the one before; copied
 */
public record RateTable(TierMode mode, List<RateTier> tiers) {

    /** So many tiers a table has at most. */
    public static final int MAX_TIERS = 50;

    private static final BigInteger WHOLE = BigInteger.valueOf(RateTier.WHOLE);

    /**
     * Copies, and checks the order.
     *
     * @param mode what reaching a tier changes
     * @param tiers at least one
     */
    public RateTable {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.size() > MAX_TIERS) {
            throw InvalidValueException.of("tiers", "1 to " + MAX_TIERS, tiers.size());
        }
        if (tiers.get(0).from() != 0) {
            throw InvalidValueException.of(
                    "begin of the first tier", "0", tiers.get(0).from());
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from() <= tiers.get(i - 1).from()) {
                throw InvalidValueException.of(
                        "begin of tier " + (i + 1),
                        "above " + tiers.get(i - 1).from(),
                        tiers.get(i).from());
            }
        }
    }

    /**
     * The tier that a volume reaches.
     *
     * @param volume minor units; below 0 counts as 0
     * @return the last one that begins at or below it
     */
    public RateTier reached(long volume) {
        int at = tiers.size() - 1;
        while (at > 0 && tiers.get(at).from() > volume) {
            at--;
        }
        return tiers.get(at);
    }

    /**
     * What a part of the volume earns where it lies, tier by tier.
     *
     * @param category of what
     * @param from volume before it, in minor units; below 0 counts as 0
     * @param base how much it is
     * @return ten-thousandths of a minor unit, exact
     */
    BigInteger across(Optional<CategoryId> category, long from, long base) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger begin = BigInteger.valueOf(Math.max(0, from));
        BigInteger end = begin.add(BigInteger.valueOf(base));
        for (int i = 0; i < tiers.size(); i++) {
            BigInteger low = begin.max(BigInteger.valueOf(tiers.get(i).from()));
            BigInteger high = i + 1 == tiers.size()
                    ? end
                    : end.min(BigInteger.valueOf(tiers.get(i + 1).from()));
            if (high.compareTo(low) > 0) {
                sum = sum.add(high.subtract(low)
                        .multiply(BigInteger.valueOf(tiers.get(i).rateOf(category))));
            }
        }
        return sum;
    }

    /**
     * What a whole period's volume earns at the rate of the tier that it reaches: the entitlement of {@link TierMode#RETROACTIVE}, of
     * which every posting is a difference.
     *
     * @param volume what was sold, net of refunds
     * @return minor units, rounded down once
     * @throws InvalidValueException on overflow
     */
    public long entitlement(Volume volume) {
        RateTier tier = reached(volume.total());
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<Optional<CategoryId>, Long> each : volume.bases().entrySet()) {
            sum = sum.add(BigInteger.valueOf(each.getValue()).multiply(BigInteger.valueOf(tier.rateOf(each.getKey()))));
        }
        return Earning.whole(sum.divide(WHOLE));
    }

    /**
     * What groups of an order earn by themselves, each in ten-thousandths of a minor unit.
     *
     * @param groups what was paid, by category
     * @param before the volume of the period before the order
     * @return one weight a group, exact, in their order
     */
    List<BigInteger> weights(List<OrderGroup> groups, long before) {
        List<BigInteger> weights = new ArrayList<>(groups.size());
        long order = 0;
        for (OrderGroup group : groups) {
            order = Earning.sum(order, group.base());
        }
        RateTier one = reached(mode == TierMode.RETROACTIVE ? Earning.sum(before, order) : before);
        long from = before;
        for (OrderGroup group : groups) {
            weights.add(
                    mode == TierMode.MARGINAL
                            ? across(group.category(), from, group.base())
                            : BigInteger.valueOf(group.base())
                                    .multiply(BigInteger.valueOf(one.rateOf(group.category()))));
            from = Earning.sum(from, group.base());
        }
        return weights;
    }

    /**
     * The highest rate of any tier and category.
     *
     * @return basis points
     */
    public int highest() {
        return tiers.stream().mapToInt(RateTier::highest).max().orElse(0);
    }
}
