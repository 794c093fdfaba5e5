package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/**
 * What is believed of a share before anything was seen: a Beta distribution. A few observations hardly move it, many do. Immutable and safe for
 * many threads.
 *
 * @param successes those assumed beforehand (alpha), above 0 and at most 1e12
 * @param failures those assumed beforehand (beta), above 0 and at most 1e12
 */
public record BetaPrior(double successes, double failures) {

    /** Every share is as likely (Bayes, Laplace). */
    public static final BetaPrior UNIFORM = new BetaPrior(1, 1);
    /** The prior of Jeffreys. */
    public static final BetaPrior JEFFREYS = new BetaPrior(0.5, 0.5);

    /**
     * Checks the ranges.
     *
     * @param successes those assumed beforehand
     * @param failures those assumed beforehand
     */
    public BetaPrior {
        Checks.positive("successes assumed", successes);
        Checks.positive("failures assumed", failures);
    }

    /**
     * The prior that gives the overall share the weight of so many successes: {@code successes = weight}, {@code failures = weight * (trials -
     * successes) / successes} (Metarank, rate normalization; it advises 5 to 10).
     *
     * @param overall successes and trials over everything, of both kinds at least one
     * @param weight above 0 and at most 1e12
     * @return the prior
     */
    public static BetaPrior of(Tally overall, double weight) {
        Checks.positive("weight of a prior", weight);
        double successes = overall.successes();
        double failures = overall.failures();
        Checks.positive("successes overall", successes);
        Checks.positive("failures overall", failures);
        return new BetaPrior(weight, weight * failures / successes);
    }

    /**
     * The expected share after observations: {@code (successes assumed + seen) / (trials assumed + seen)}.
     *
     * @param seen what was observed
     * @return above 0, below 1
     */
    public double mean(Tally seen) {
        return (successes + seen.successes()) / (successes + failures + seen.trials());
    }

    /**
     * The prior after observations.
     *
     * @param seen what was observed
     * @return the distribution that is believed now
     */
    public BetaPrior after(Tally seen) {
        return new BetaPrior(successes + seen.successes(), failures + seen.failures());
    }
}
