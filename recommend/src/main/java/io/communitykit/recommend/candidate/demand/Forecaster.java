package io.communitykit.recommend.candidate.demand;

/** Foresees a series. Implementations are immutable, safe for many threads, and look at nothing but what they are given. */
@FunctionalInterface
public interface Forecaster {

    /**
     * Foresees what comes next.
     *
     * @param known the series so far, oldest first, each 0 to 1e12; not changed
     * @param periods how many to foresee, 1 or more
     * @return as many, each 0 or more, in the units of the series
     * @throws io.communitykit.core.InvalidValueException if too little is known
     */
    long[] next(long[] known, int periods);
}
