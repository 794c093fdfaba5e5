package io.communitykit.referral.growth;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.growth.internal.Range;
import java.util.OptionalDouble;

/**
 * The two models that calculators of viral growth mix up. They differ in who invites, and there is no default: 100 seeds with K = 0.8 come to
 * 336 members after 4 waves if each invites once, and to 1,050 if everyone invites again in each. Immutable and safe for many threads.
 */
public enum ReachModel {
    /**
     * Each member invites in the wave after its own and never again: {@code N(n) = N0 (K^(n+1) - 1) / (K - 1)}, and {@code N0 (n + 1)} for
     * K = 1 (David Skok, Lessons Learned: Viral Marketing). With K below 1 it never passes {@code N0 / (1 - K)}.
     */
    ONE_SHOT {
        @Override
        double reach(double seeds, double k, double waves) {
            double over = k - 1;
            if (over == 0) {
                return seeds * (waves + 1);
            }
            // expm1 and log1p: near K = 1 the plain formula divides nothing by nothing.
            return seeds * (StrictMath.expm1((waves + 1) * StrictMath.log1p(over)) / over);
        }

        @Override
        public OptionalDouble limit(double seeds, double k) {
            check(seeds, k);
            return k < 1 ? OptionalDouble.of(seeds / (1 - k)) : OptionalDouble.empty();
        }
    },
    /** Everyone who is there invites again in each wave: {@code N(n) = N0 (1 + K)^n}. It has no limit for any K above 0. */
    COMPOUNDING {
        @Override
        double reach(double seeds, double k, double waves) {
            return seeds * StrictMath.exp(waves * StrictMath.log1p(k));
        }

        @Override
        public OptionalDouble limit(double seeds, double k) {
            check(seeds, k);
            return k == 0 ? OptionalDouble.of(seeds) : OptionalDouble.empty();
        }
    };

    private static final double MOST_SEEDS = 1e15;
    private static final double MOST_K = 1e6;
    private static final double MOST_WAVES = 1e6;

    abstract double reach(double seeds, double k, double waves);

    /**
     * How many members there are after some waves, the seeds among them.
     *
     * @param seeds how many there are at first, 0 to 10^15
     * @param k how many friends a member brings on average, 0 to 10^6
     * @param waves how many cycles have passed, 0 to 10^6; parts of one are allowed (time by cycle time)
     * @return the members on average, 0 or more
     * @throws InvalidValueException if a value is out of range, or the answer leaves the range of a double
     */
    public double members(double seeds, double k, double waves) {
        check(seeds, k);
        Range.within("waves", waves, 0, MOST_WAVES);
        double members = seeds == 0 ? 0 : reach(seeds, k, waves);
        if (!Double.isFinite(members)) {
            throw InvalidValueException.of(
                    "waves",
                    "few enough for the range of a double at K = " + k,
                    waves + ". Maybe no such K lasts so long");
        }
        return members;
    }

    /**
     * What the members come to when all waves have passed.
     *
     * @param seeds how many there are at first, 0 to 10^15
     * @param k how many friends a member brings on average, 0 to 10^6
     * @return the limit; nothing if there is none
     * @throws InvalidValueException if a value is out of range
     */
    public abstract OptionalDouble limit(double seeds, double k);

    private static void check(double seeds, double k) {
        Range.within("seeds", seeds, 0, MOST_SEEDS);
        Range.within("K", k, 0, MOST_K);
    }
}
