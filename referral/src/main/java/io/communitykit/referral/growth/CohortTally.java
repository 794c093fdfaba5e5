package io.communitykit.referral.growth;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.util.Arrays;
import java.util.Currency;

/** What the members of cohorts did within one window. For one thread. */
final class CohortTally {

    private final int days;
    private final long[] sums = new long[4];
    private final double[] squares = new double[4];
    private long members;
    private long silent;
    private long cost;
    private int[] clean = new int[16];
    private int filled;

    CohortTally(int days) {
        this.days = days;
    }

    void add(MemberTally member, int window) {
        for (int i = 0; i < sums.length; i++) {
            long count = member.counts[window * sums.length + i];
            sums[i] += count;
            squares[i] += (double) count * count;
        }
        members++;
        silent += member.counts[window * sums.length] == 0 ? 1 : 0;
        cost = sum(cost, member.costs[window]);
        if (filled == clean.length) {
            clean = Arrays.copyOf(clean, filled * 2);
        }
        clean[filled++] = member.counts[window * sums.length + 3];
    }

    static long sum(long cost, long more) {
        try {
            return Math.addExact(cost, more);
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow("costs of invitations, " + cost + " and " + more);
        }
    }

    long members() {
        return members;
    }

    KFactor.Measured measured(Currency currency) {
        return new KFactor.Measured(
                days,
                MeanCount.of(sums[0], squares[0], members),
                MeanCount.of(sums[1], squares[1], members),
                MeanCount.of(sums[2], squares[2], members),
                MeanCount.of(sums[3], squares[3], members),
                new Share(silent, members),
                Concentration.of(Arrays.copyOf(clean, filled)),
                new Money(cost, currency));
    }

    /** What one member did: invitations, sign-ups, qualified and clean friends by window, and the cost by window. */
    static final class MemberTally {
        final long day;
        final int[] counts;
        final long[] costs;

        MemberTally(long day, int windows) {
            this.day = day;
            this.counts = new int[windows * 4];
            this.costs = new long[windows];
        }
    }
}
