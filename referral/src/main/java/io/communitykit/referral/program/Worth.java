package io.communitykit.referral.program;

import io.communitykit.referral.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What rewards are worth in minor units of the program's currency, by what the operator believes. For the lint: limits of caps and budgets
 * are looked at apart. Immutable.
 *
 * @param program the program
 * @param economics what is believed
 */
record Worth(ReferralProgram program, Economics economics) {

    private static final long POINT_PARTS = 100;

    /** What an amount of a unit is worth; money of another currency is not known and counts nothing. */
    long of(RewardUnit unit, long amount) {
        return switch (unit.kind()) {
            case MONEY -> unit.equals(RewardUnit.money(program.qualification().currency())) ? amount : 0;
            case POINTS -> Math.multiplyExact(amount, economics.pointWorth()) / POINT_PARTS;
            case BENEFIT -> Math.multiplyExact(amount, economics.benefitWorth());
        };
    }

    /** What so many friends cost: the referrer's rewards, and each friend's own. */
    long cost(long friends) {
        long cost = Math.multiplyExact(friends, rewards(Side.FRIEND, 1));
        return Math.addExact(cost, rewards(Side.REFERRER, friends));
    }

    private long rewards(Side side, long friends) {
        long sum = 0;
        for (RewardRule rule : program.rules(side)) {
            sum = Math.addExact(sum, of(rule.unit(), atMost(rule, rule.ladder().entitlement(friends))));
        }
        return sum;
    }

    /** What of an entitlement caps for all time leave. */
    private static long atMost(RewardRule rule, long entitlement) {
        long most = entitlement;
        for (RewardCap cap : rule.caps()) {
            if (cap.measure() == RewardCap.Measure.AMOUNT && cap.window().isEmpty()) {
                most = Math.min(most, cap.limit());
            }
        }
        return most;
    }

    /** The numbers of friends at which something changes, with those next to them. */
    List<Long> numbers() {
        TreeSet<Long> numbers = new TreeSet<>(List.of(1L));
        for (RewardRule rule : program.rules(Side.REFERRER)) {
            for (Ladder.Step step : rule.ladder().steps()) {
                numbers.add(step.at());
                numbers.add(Math.max(1, step.at() - 1));
            }
        }
        return new ArrayList<>(numbers);
    }
}
