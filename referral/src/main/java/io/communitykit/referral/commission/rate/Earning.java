package io.communitykit.referral.commission.rate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.PointArithmetic;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What one beneficiary earns by one order: a snapshot that later refunds are measured against and that never changes.
 *
 * <p>A refund takes back {@code round(C * R / B) - taken back before}, with {@code C} and {@code B} of this snapshot and {@code R} all that
 * was paid back so far. So it does not matter how a refund is split, and the last one leaves nothing. A commission that was reduced is
 * never reduced again by a sum that counts the earlier refunds too. Immutable and safe for many threads.
 *
 * @param shares what each group of lines earned; copied
 * @param full what they come to, rounded down once, in minor units
 * @param commission what is given: {@code full}, or less where a limit cuts it
 */
public record Earning(List<Share> shares, long full, long commission) {

    private static final BigInteger WHOLE = BigInteger.valueOf(RateTier.WHOLE);

    /**
     * Copies, and checks the amounts.
     *
     * @param shares what each group of lines earned
     * @param full what they come to
     * @param commission what is given
     */
    public Earning {
        shares = List.copyOf(shares);
        if (commission < 0 || commission > full) {
            throw InvalidValueException.of("commission of an order", "0 to " + full, commission);
        }
    }

    /**
     * What who brought the buyer earns.
     *
     * @param table rates
     * @param groups the order's lines by category
     * @param before the volume of the period before the order, in minor units
     * @return the earning, without a limit
     * @throws InvalidValueException on overflow
     */
    public static Earning direct(RateTable table, List<OrderGroup> groups, long before) {
        return of(groups, table.weights(groups, before));
    }

    /**
     * What a share of what was paid net comes to.
     *
     * @param groups the order's lines by category
     * @param rate basis points
     * @return the earning, without a limit
     * @throws InvalidValueException on overflow
     */
    public static Earning ofNet(List<OrderGroup> groups, int rate) {
        return of(
                groups,
                groups.stream()
                        .map(group -> BigInteger.valueOf(group.net()).multiply(BigInteger.valueOf(rate)))
                        .toList());
    }

    /**
     * What a share of this earning comes to; refunds take it back in the same proportion.
     *
     * @param rate basis points of the commission
     * @return the earning, without a limit
     */
    public Earning share(int rate) {
        BigInteger part = BigInteger.valueOf(commission).multiply(BigInteger.valueOf(rate));
        long amount = whole(part.divide(WHOLE));
        return new Earning(shares, amount, amount);
    }

    /**
     * Nothing, for an order that earns nothing.
     *
     * @param groups the order's lines by category
     * @return an earning of 0
     */
    public static Earning nothing(List<OrderGroup> groups) {
        return of(groups, groups.stream().map(group -> BigInteger.ZERO).toList());
    }

    private static Earning of(List<OrderGroup> groups, List<BigInteger> weights) {
        List<Share> shares = new ArrayList<>(groups.size());
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < groups.size(); i++) {
            shares.add(new Share(groups.get(i), weights.get(i)));
            sum = sum.add(weights.get(i));
        }
        long full = whole(sum.divide(WHOLE));
        return new Earning(shares, full, full);
    }

    /**
     * The same with a limit.
     *
     * @param limit minor units; below 0 counts as 0
     * @return the earning, its commission at most the limit
     */
    public Earning atMost(long limit) {
        return new Earning(shares, full, Math.min(commission, Math.max(0, limit)));
    }

    /**
     * What was paid for the goods of all groups.
     *
     * @return minor units
     */
    public long net() {
        long net = 0;
        for (Share share : shares) {
            net = sum(net, share.group().net());
        }
        return net;
    }

    /**
     * What refunds have taken back of the commission, all of them together.
     *
     * @param back net that was paid back so far, a number a group, each from 0 to the group's net
     * @return minor units from 0 to the commission, rounded half up once; all of it where all was paid back
     */
    public long clawedBack(List<Long> back) {
        if (isAll(back)) {
            return commission;
        }
        BigInteger all = BigInteger.ZERO;
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (int i = 0; i < shares.size(); i++) {
            BigInteger weight = shares.get(i).weight();
            BigInteger net = BigInteger.valueOf(shares.get(i).group().net());
            all = all.add(weight);
            if (back.get(i) > 0) {
                numerator = numerator
                        .multiply(net)
                        .add(weight.multiply(BigInteger.valueOf(back.get(i))).multiply(denominator));
                denominator = denominator.multiply(net);
            }
        }
        return all.signum() == 0
                ? 0
                : whole(halfUp(numerator.multiply(BigInteger.valueOf(commission)), denominator.multiply(all)));
    }

    /**
     * What refunds have taken back of the base, by which volumes fall.
     *
     * @param back net that was paid back so far, a number a group
     * @return minor units a group, each rounded half up; all of it where all of the order was paid back
     */
    public List<Long> baseBack(List<Long> back) {
        boolean all = isAll(back);
        List<Long> bases = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            OrderGroup group = shares.get(i).group();
            if (all) {
                bases.add(group.base());
            } else if (group.net() == 0) {
                bases.add(0L);
            } else {
                BigInteger product = BigInteger.valueOf(group.base()).multiply(BigInteger.valueOf(back.get(i)));
                bases.add(whole(halfUp(product, BigInteger.valueOf(group.net()))));
            }
        }
        return bases;
    }

    private boolean isAll(List<Long> back) {
        long sum = 0;
        for (long each : back) {
            sum = sum(sum, each);
        }
        return sum > 0 && sum == net();
    }

    private static BigInteger halfUp(BigInteger dividend, BigInteger divisor) {
        return dividend.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1));
    }

    static long sum(long a, long b) {
        return PointArithmetic.add(a, b);
    }

    static long whole(BigInteger amount) {
        if (amount.bitLength() >= Long.SIZE) {
            throw InvalidValueException.overflow("an amount of " + amount.bitLength() + " bits");
        }
        return amount.longValue();
    }
}
