package io.communitykit.recommend.offpolicy;

import io.communitykit.recommend.internal.Checks;

/** How the interval of an estimate is made. */
public sealed interface IntervalMethod {

    /** Value and so many standard errors of the normal distribution to either side. */
    record Normal() implements IntervalMethod {

        /** The only one. */
        public static final Normal INSTANCE = new Normal();
    }

    /**
     * The percentiles of the estimate over records drawn with replacement (Efron 1979). O(records * rounds).
     *
     * @param rounds how often records are drawn, 100 to 100,000
     * @param seed of the draws
     */
    record Bootstrap(int rounds, long seed) implements IntervalMethod {

        /**
         * Checks the range.
         *
         * @param rounds how often records are drawn
         * @param seed of the draws
         */
        public Bootstrap {
            Checks.within("rounds of the bootstrap", rounds, 100, 100_000);
        }
    }
}
