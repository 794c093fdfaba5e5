package io.communitykit.referral.growth.branching;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.growth.ReachModel;
import io.communitykit.referral.growth.branching.Offspring.Regime;
import io.communitykit.referral.growth.internal.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of seeds of whom each brings friends once, independently and alike (Galton and Watson; Harris, The Theory of Branching
 * Processes, 1963, I.5 and I.6). So its mean is that of {@link ReachModel#ONE_SHOT}. It does not know time, and K never wears off. Immutable
 * and safe for many threads; the same on every machine.
 *
 * @param offspring how many friends a member brings
 * @param seeds how many members there are at first, 1 to 1,000,000,000
 */
public record BranchingProcess(Offspring offspring, long seeds) {

    private static final int MOST_GENERATIONS = 100_000;
    private static final int MOST_STEPS = 500;

    /**
     * Checks the seeds.
     *
     * @param offspring how many friends a member brings
     * @param seeds how many members there are at first
     */
    public BranchingProcess {
        Range.whole("seeds", seeds, 1, 1_000_000_000);
    }

    /**
     * How likely all lines are to end some day: the smallest root q of {@code f(q) = q}, to the power of the seeds. Below and at K = 1 it is
     * 1, but for members who each bring exactly one. By Newton's method on the complement, from 1 down: f is convex, so that no step passes
     * the root.
     *
     * @return 0 to 1
     */
    public double extinction() {
        return ofAll(lasting());
    }

    private double lasting() {
        Regime regime = offspring.regime();
        if (regime == Regime.SUBCRITICAL || regime == Regime.CRITICAL) {
            return 0;
        }
        double u = 1;
        for (int i = 0; i < MOST_STEPS; i++) {
            double rest = offspring.lasting(u) - u;
            double next = u - rest / (offspring.slope(u) - 1);
            if (!(rest < 0) || !(next < u)) {
                break;
            }
            u = Math.max(next, 0);
        }
        return u;
    }

    private double ofAll(double lasting) {
        return lasting >= 1 ? 0 : StrictMath.exp(seeds * StrictMath.log1p(-lasting));
    }

    /**
     * What is expected of each generation, from the seeds on. Takes time in proportion to the generations.
     *
     * @param generations how many after the seeds, 0 to 100,000
     * @return one more than that
     * @throws InvalidValueException if the number is out of range, or a mean leaves the range of a double
     */
    public List<Generation> generations(int generations) {
        Range.whole("generations", generations, 0, MOST_GENERATIONS);
        List<Generation> all = new ArrayList<>(generations + 1);
        double k = offspring.mean();
        double deviation = Math.sqrt(offspring.variance());
        double lasting = 1;
        for (int n = 0; n <= generations; n++) {
            double power = StrictMath.pow(k, n);
            double mean = seeds * power;
            double total = ReachModel.ONE_SHOT.members((double) seeds, k, n);
            double spread = Math.sqrt((double) seeds) * deviation * spread(k, power, n);
            if (!Double.isFinite(mean) || !Double.isFinite(spread)) {
                throw InvalidValueException.of("generations", "fewer than " + n + " at K = " + k, generations);
            }
            all.add(new Generation(n, mean, spread, total, ofAll(lasting)));
            lasting = offspring.lasting(lasting);
        }
        return List.copyOf(all);
    }

    /** The root of {@code K^(n-1) (K^n - 1) / (K - 1)}, and of n for K = 1, in a form that stays in range as long as the mean does. */
    private static double spread(double k, double power, int n) {
        double over = k - 1;
        if (n == 0) {
            return 0;
        } else if (over == 0) {
            return Math.sqrt(n);
        } else if (over < 0) {
            return Math.sqrt(StrictMath.pow(k, n - 1.0) * (1 - power) / -over);
        }
        return power * Math.sqrt(-StrictMath.expm1(-n * StrictMath.log1p(over)) / (k * over));
    }

    /**
     * How many members there will ever have been, the seeds among them.
     *
     * @return only for K below 1; at K = 1 the lines end for certain and yet the mean has no limit, above it they need not end
     */
    public Optional<Progeny> progeny() {
        if (offspring.regime() != Regime.SUBCRITICAL) {
            return Optional.empty();
        }
        double rest = 1 - offspring.mean();
        return Optional.of(new Progeny(seeds / rest, seeds * offspring.variance() / (rest * rest * rest)));
    }
}
