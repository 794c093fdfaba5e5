package io.communitykit.referral.lottery;

import io.communitykit.referral.lottery.LotteryPolicy.Pity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What members are told of their chances: of each prize the odds of a draw, and the rate in the long run with the pity rule, while all
 * prizes last. Immutable and safe for many threads.
 *
 * <p>With p the odds of the class, q = 1 - p, and pity after n draws without one, a wait for the class takes E = 1 + q + ... + q^n draws on
 * average (it is a geometric wait that is cut at n + 1; the expectation is the sum of the chances that it goes on), of which q^n are decided
 * by pity. So of all draws 1/E give the class, each of its prizes in the share of its odds, and another prize of odds o comes with
 * o (E - q^n) / E.
 *
 * @param rates of each prize with odds above 0, in the order of the policy
 * @param nothing of no prize
 * @param pity the rule
 */
public record LotteryOdds(List<Rate> rates, Chance nothing, Optional<Pity> pity) {

    private static final BigInteger ALL = BigInteger.valueOf(LotteryPrize.ALL);
    private static final int DIGITS = 4;

    /**
     * Copies the rates.
     *
     * @param rates of each prize
     * @param nothing of no prize
     * @param pity the rule
     */
    public LotteryOdds {
        rates = List.copyOf(rates);
    }

    /**
     * A prize's rates.
     *
     * @param prize which
     * @param name what members read
     * @param chance its chances
     */
    public record Rate(PrizeId prize, String name, Chance chance) {}

    /**
     * How often something comes.
     *
     * @param odds of a draw that pity does not decide, in parts per million
     * @param numerator of the rate of all draws in the long run, in lowest terms
     * @param denominator of it, 1 or more
     */
    public record Chance(int odds, BigInteger numerator, BigInteger denominator) {

        /**
         * The rate in the long run as members read it.
         *
         * @return per cent, with four decimals, rounded half up
         */
        public BigDecimal percent() {
            return new BigDecimal(numerator.multiply(BigInteger.valueOf(100)))
                    .divide(new BigDecimal(denominator), DIGITS, RoundingMode.HALF_UP);
        }
    }

    /**
     * Computes the odds of a policy.
     *
     * @param policy the rules
     * @return its odds
     */
    public static LotteryOdds of(LotteryPolicy policy) {
        Wait wait = Wait.of(policy);
        List<Rate> rates = new ArrayList<>();
        int rest = LotteryPrize.ALL;
        for (LotteryPrize prize : policy.prizes()) {
            if (prize.odds() > 0) {
                boolean sure = policy.pity()
                        .filter(it -> prize.rarity().equals(Optional.of(it.rarity())))
                        .isPresent();
                rates.add(new Rate(
                        prize.id(), prize.name(), (sure ? wait.ofClass() : wait.ofOther()).times(prize.odds())));
                rest -= prize.odds();
            }
        }
        return new LotteryOdds(rates, wait.ofOther().times(rest), policy.pity());
    }

    /**
     * What a part per million of the odds comes to in the long run, in lowest terms.
     *
     * @param numerator 0 or more
     * @param denominator 1 or more
     */
    private record PerPart(BigInteger numerator, BigInteger denominator) {

        private static PerPart of(BigInteger numerator, BigInteger denominator) {
            BigInteger common = numerator.gcd(denominator);
            return new PerPart(numerator.divide(common), denominator.divide(common));
        }

        /** With a small number alone there is something to be reduced; both others may have 20,000 bits, and there are 1,000 prizes. */
        private Chance times(int odds) {
            BigInteger its = BigInteger.valueOf(odds);
            BigInteger common = its.gcd(denominator);
            return new Chance(odds, its.divide(common).multiply(numerator), denominator.divide(common));
        }
    }

    /**
     * The wait for the class.
     *
     * @param ofClass of prizes of the class
     * @param ofOther of all others
     */
    private record Wait(PerPart ofClass, PerPart ofOther) {

        private static Wait of(LotteryPolicy policy) {
            if (policy.pity().isEmpty()) {
                PerPart same = new PerPart(BigInteger.ONE, ALL);
                return new Wait(same, same);
            }
            int after = policy.pity().get().after();
            BigInteger odds = BigInteger.valueOf(
                    LotteryPolicy.oddsOf(policy.prizes(), policy.pity().get().rarity()));
            // The length of the wait and the draws that pity decides, in units of 1 / ALL^n.
            BigInteger misses = ALL.subtract(odds);
            BigInteger unit = ALL.pow(after);
            BigInteger sure = misses.pow(after);
            // 1 + q + ... + q^n = (1 - q^(n+1)) / p
            BigInteger length =
                    unit.multiply(ALL).subtract(sure.multiply(misses)).divide(odds);
            return new Wait(
                    PerPart.of(unit, odds.multiply(length)), PerPart.of(length.subtract(sure), ALL.multiply(length)));
        }
    }

    /**
     * What members read: a line for each prize, one for nothing, and one for the pity rule.
     *
     * @return lines
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Rate rate : rates) {
            line(text, rate.name(), rate.chance());
        }
        if (nothing.odds() > 0) {
            line(text, "no prize", nothing);
        }
        pity.ifPresent(it -> text.append("After ")
                .append(it.after())
                .append(" draws without a prize of class ")
                .append(it.rarity())
                .append(" the next draw gives one while any is left.\n"));
        return text.append("Rates hold while every prize is left.\n").toString();
    }

    private void line(StringBuilder text, String name, Chance chance) {
        text.append(name)
                .append(": ")
                .append(BigDecimal.valueOf(chance.odds(), DIGITS).toPlainString())
                .append("% of a draw");
        if (pity.isPresent()) {
            text.append(", ").append(chance.percent().toPlainString()).append("% of all draws with the guarantee");
        }
        text.append('\n');
    }
}
