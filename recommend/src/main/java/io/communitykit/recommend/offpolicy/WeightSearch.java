package io.communitykit.recommend.offpolicy;

import io.communitykit.recommend.internal.Checks;

/**
 * Where better weights are looked for: each weight times {@code ratio^k}, k from {@code -reach} to {@code reach}, one weight at a time, in
 * rounds whose order the seed shuffles, until a round changes nothing. A weight of 0 stays 0 and no weight changes its sign. Takes
 * {@code rounds * signals * 2 * reach} estimates at most.
 *
 * @param ratio 1.001 to 10
 * @param reach 1 to 20
 * @param rounds 1 to 20
 */
public record WeightSearch(double ratio, int reach, int rounds) {

    /** A seventh to seven times, in steps of 1.48. */
    public static final WeightSearch STANDARD = new WeightSearch(1.48, 5, 3);

    /**
     * Checks the ranges.
     *
     * @param ratio between two steps
     * @param reach how many steps to either side
     * @param rounds how often each weight is visited
     */
    public WeightSearch {
        Checks.within("ratio of the search", ratio, 1.001, 10);
        Checks.within("reach of the search", reach, 1, 20);
        Checks.within("rounds of the search", rounds, 1, 20);
    }
}
