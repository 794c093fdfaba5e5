package io.communitykit.referral.growth.branching;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.growth.internal.Range;
import io.communitykit.referral.growth.internal.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plays a {@link BranchingProcess} many times: quantiles have no formula. The friends of all members of a generation are drawn at once (a sum
 * of Poisson numbers is one; of negative binomial ones, too), so that a run costs the same for ten members and for ten million. Beyond 10^12
 * members of a generation chance changes less than a millionth, and it grows by K alone. The same seed gives the same figures. Immutable and
 * safe for many threads.
 */
public final class BranchingSimulation {

    private static final int MOST_RUNS = 1_000_000;
    private static final long MOST_NUMBERS = 50_000_000;
    private static final double CHANCE_ENDS = 1e12;

    private final BranchingProcess process;

    /**
     * Takes the process.
     *
     * @param process what is played
     */
    public BranchingSimulation(BranchingProcess process) {
        this.process = process;
    }

    /**
     * Plays.
     *
     * @param generations how many after the seeds, 0 to 100,000; times runs at most 50,000,000, since all numbers are kept until they are ranked
     * @param runs how often, 1 to 1,000,000
     * @param seed of all chance
     * @return of each generation, from the seeds on
     * @throws InvalidValueException if a number is out of range
     */
    public List<Spread> run(int generations, int runs, long seed) {
        Range.whole("generations", generations, 0, 100_000);
        Range.whole("runs", runs, 1, MOST_RUNS);
        Range.whole("generations times runs", (long) generations * runs, 0, MOST_NUMBERS);
        double[][] sizes = new double[generations + 1][runs];
        SplittableRandom root = new SplittableRandom(seed);
        for (int run = 0; run < runs; run++) {
            Sampler sampler = new Sampler(root.split());
            double size = process.seeds();
            sizes[0][run] = size;
            for (int n = 1; n <= generations && size > 0; n++) {
                size = next(size, sampler);
                sizes[n][run] = size;
            }
        }
        List<Spread> spreads = new ArrayList<>(generations + 1);
        for (int n = 0; n <= generations; n++) {
            spreads.add(spread(n, sizes[n]));
        }
        return List.copyOf(spreads);
    }

    private double next(double size, Sampler sampler) {
        Offspring offspring = process.offspring();
        if (size > CHANCE_ENDS) {
            return Math.min(size * offspring.mean(), Double.MAX_VALUE);
        } else if (offspring instanceof Offspring.Poisson poisson) {
            return sampler.poisson(size * poisson.mean());
        } else if (offspring instanceof Offspring.NegativeBinomial few) {
            double r = few.dispersion();
            return sampler.poisson(sampler.gamma(size * r) * few.mean() / r);
        }
        return counted(size, ((Offspring.Empirical) offspring).members(), sampler);
    }

    /** A multinomial draw, one binomial after the other. */
    private static double counted(double size, List<Long> members, Sampler sampler) {
        double left = size;
        double rest = 0;
        for (long count : members) {
            rest += count;
        }
        double friends = 0;
        for (int k = 0; k < members.size() && left > 0; k++) {
            double count = members.get(k);
            double drawn = count >= rest ? left : sampler.binomial(left, count / rest);
            friends += drawn * k;
            left -= drawn;
            rest -= count;
        }
        return friends;
    }

    private static Spread spread(int number, double[] sizes) {
        Arrays.sort(sizes);
        int extinct = 0;
        while (extinct < sizes.length && sizes[extinct] == 0) {
            extinct++;
        }
        return new Spread(number, rank(sizes, 1), rank(sizes, 5), rank(sizes, 9), extinct);
    }

    private static double rank(double[] sorted, int tenths) {
        return sorted[(int) (((long) sorted.length * tenths + 9) / 10) - 1];
    }
}
