package io.communitykit.referral.program;

import io.communitykit.referral.Side;
import java.math.BigInteger;
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

    private static final BigInteger POINT_PARTS = BigInteger.valueOf(100);

    /** What an amount of a unit is worth; money of another currency is not known and counts nothing. */
    private BigInteger of(RewardUnit unit, BigInteger amount) {
        return switch (unit.kind()) {
            case MONEY -> unit.equals(RewardUnit.money(program.qualification().currency())) ? amount : BigInteger.ZERO;
            case POINTS ->
                amount.multiply(BigInteger.valueOf(economics.pointWorth())).divide(POINT_PARTS);
            case BENEFIT -> amount.multiply(BigInteger.valueOf(economics.benefitWorth()));
        };
    }

    /** What so many friends of one referrer cost, their own rewards included. */
    BigInteger cost(long friends) {
        BigInteger cost = BigInteger.ZERO;
        for (RewardRule rule : program.rules()) {
            cost = cost.add(of(rule.unit(), taken(rule, friends)));
        }
        return cost;
    }

    /** What so many friends of one referrer take of a unit, their own rewards included. */
    BigInteger units(RewardUnit unit, long friends) {
        BigInteger units = BigInteger.ZERO;
        for (RewardRule rule : program.rules()) {
            units = rule.unit().equals(unit) ? units.add(taken(rule, friends)) : units;
        }
        return units;
    }

    /** How many friends of one referrer take most of a unit for each; the fewest where several do. */
    long dearest(RewardUnit unit) {
        long dearest = 1;
        for (long friends : numbers()) {
            BigInteger here = units(unit, friends).multiply(BigInteger.valueOf(dearest));
            BigInteger there = units(unit, dearest).multiply(BigInteger.valueOf(friends));
            dearest = here.compareTo(there) > 0 ? friends : dearest;
        }
        return dearest;
    }

    private static BigInteger taken(RewardRule rule, long friends) {
        long referrers =
                rule.rewards(Side.REFERRER) ? atMost(rule, rule.ladder().entitlement(friends)) : 0;
        long each = rule.rewards(Side.FRIEND) ? atMost(rule, rule.ladder().entitlement(1)) : 0;
        return BigInteger.valueOf(each).multiply(BigInteger.valueOf(friends)).add(BigInteger.valueOf(referrers));
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
