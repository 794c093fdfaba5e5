package io.communitykit.referral.growth.branching;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.growth.internal.Range;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * How many friends a member brings, as a distribution. Immutable and safe for many threads; the same on every machine.
 */
public sealed interface Offspring {

    /** The most friends that a member may bring on average. */
    double MOST_MEAN = 1_000;

    /**
     * K: how many friends a member brings on average.
     *
     * @return 0 or more
     */
    double mean();

    /**
     * The variance of the friends of a member.
     *
     * @return 0 or more
     */
    double variance();

    /**
     * How likely a member is to bring nobody.
     *
     * @return 0 to 1
     */
    double nobody();

    /**
     * {@code 1 - f(1 - u)} of the generating function f: how likely at least one friend's line is to last, if each lasts with probability u.
     * Of the complement, since near K = 1 all that counts is what is left beside 1.
     *
     * @param u 0 to 1
     * @return 0 to 1
     */
    double lasting(double u);

    /**
     * The derivative of {@link #lasting}.
     *
     * @param u 0 to 1
     * @return from K at 0 down
     */
    double slope(double u);

    /**
     * Where K lies, decided exactly.
     *
     * @return the regime
     */
    default Regime regime() {
        return Regime.of(Double.compare(mean(), 1), variance());
    }

    /** Where K lies. */
    enum Regime {
        /** K below 1: dies out for certain, after 1/(1-K) members a seed on average. */
        SUBCRITICAL,
        /** K exactly 1: dies out for certain, and yet its mean never falls. */
        CRITICAL,
        /** Every member brings exactly one: goes on for ever and never grows. */
        UNCHANGING,
        /** K above 1: dies out or grows without limit. */
        SUPERCRITICAL;

        static Regime of(int toOne, double variance) {
            if (toOne != 0) {
                return toOne < 0 ? SUBCRITICAL : SUPERCRITICAL;
            }
            return variance == 0 ? UNCHANGING : CRITICAL;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * All members are alike: chance alone.
     *
     * @param mean K, 0 to 1,000
     */
    record Poisson(double mean) implements Offspring {

        /**
         * Checks the mean.
         *
         * @param mean K
         */
        public Poisson {
            Range.within("K", mean, 0, MOST_MEAN);
        }

        @Override
        public double variance() {
            return mean;
        }

        @Override
        public double nobody() {
            return StrictMath.exp(-mean);
        }

        @Override
        public double lasting(double u) {
            return -StrictMath.expm1(-mean * u);
        }

        @Override
        public double slope(double u) {
            return mean * StrictMath.exp(-mean * u);
        }
    }

    /**
     * Few members bring most (Lloyd-Smith et al., Nature 438, 2005): Poisson with a mean that is gamma distributed.
     *
     * @param mean K, 0 to 1,000
     * @param dispersion r, 0.0001 to 1,000,000: the less, the fewer bring most; variance {@code K + K^2 / r}
     */
    record NegativeBinomial(double mean, double dispersion) implements Offspring {

        /**
         * Checks both.
         *
         * @param mean K
         * @param dispersion r
         */
        public NegativeBinomial {
            Range.within("K", mean, 0, MOST_MEAN);
            Range.within("dispersion", dispersion, 0.0001, 1e6);
        }

        @Override
        public double variance() {
            return mean + mean * mean / dispersion;
        }

        @Override
        public double nobody() {
            return StrictMath.exp(-dispersion * StrictMath.log1p(mean / dispersion));
        }

        @Override
        public double lasting(double u) {
            return -StrictMath.expm1(-dispersion * StrictMath.log1p(mean * u / dispersion));
        }

        @Override
        public double slope(double u) {
            return mean * StrictMath.exp(-(dispersion + 1) * StrictMath.log1p(mean * u / dispersion));
        }
    }

    /**
     * As it was counted.
     *
     * @param members how many members brought 0 friends, 1 friend, 2 and so on; 1 to 100,000 numbers, 0 or more each, not all 0; copied
     */
    record Empirical(List<Long> members) implements Offspring {

        private static final int MOST_FRIENDS = 100_000;
        private static final long MOST_MEMBERS = 1_000_000_000_000L;

        /**
         * Copies and checks.
         *
         * @param members how many members brought how many friends
         */
        public Empirical {
            members = List.copyOf(members);
            Range.whole("numbers of friends", members.size(), 1, MOST_FRIENDS);
            members.forEach(count -> Range.whole("members who brought so many", count, 0, MOST_MEMBERS));
            if (members.stream().allMatch(count -> count == 0)) {
                throw InvalidValueException.of("offspring", "of at least one member", "none");
            }
        }

        @Override
        public Regime regime() {
            BigInteger over = BigInteger.ZERO;
            for (int k = 0; k < members.size(); k++) {
                // At most 10^17 each, and 100,000 of them.
                over = over.add(BigInteger.valueOf(members.get(k) * (k - 1L)));
            }
            return Regime.of(over.signum(), variance());
        }

        @Override
        public double mean() {
            double friends = 0;
            for (int k = 0; k < members.size(); k++) {
                friends += (double) members.get(k) * k;
            }
            return friends / whole();
        }

        @Override
        public double variance() {
            double mean = mean();
            double squares = 0;
            for (int k = 0; k < members.size(); k++) {
                squares += members.get(k) * (k - mean) * (k - mean);
            }
            return squares / whole();
        }

        @Override
        public double nobody() {
            return members.get(0) / whole();
        }

        @Override
        public double lasting(double u) {
            double log = StrictMath.log1p(-u);
            double sum = 0;
            for (int k = 1; k < members.size(); k++) {
                long count = members.get(k);
                sum += count == 0 ? 0 : count * -StrictMath.expm1(k * log);
            }
            return sum / whole();
        }

        @Override
        public double slope(double u) {
            double power = 1;
            double sum = 0;
            for (int k = 1; k < members.size(); k++) {
                sum += (double) members.get(k) * k * power;
                power *= 1 - u;
            }
            return sum / whole();
        }

        private double whole() {
            double sum = 0;
            for (long count : members) {
                sum += count;
            }
            return sum;
        }
    }
}
