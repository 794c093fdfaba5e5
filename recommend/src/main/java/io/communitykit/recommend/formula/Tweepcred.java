package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/**
 * How X makes a reputation of a PageRank (the-algorithm, tweepcred/Reputation.scala). The constants suit the size of its graph. Pure; the same
 * on every machine.
 */
public final class Tweepcred {

    private static final double SMALLEST = 1e-20;
    private static final double SHIFT = 130;
    private static final double SLOPE = 5.21;
    private static final double MOST = 100;
    private static final long CALM_FOLLOWINGS = 2_500;
    private static final double STEEPNESS = 3;
    private static final double LARGEST_DIVISOR = 50;

    private Tweepcred() {}

    /**
     * {@code 130 + 5.21 ln(rank)}, rounded to a whole number and cut to 0 to 100.
     *
     * @param rank a PageRank, 0 to 1
     * @return 0 to 100
     */
    public static int reputation(double rank) {
        Checks.within("rank", rank, 0, 1);
        if (rank < SMALLEST) {
            return 0;
        }
        double whole = Math.rint(SHIFT + SLOPE * StrictMath.log(rank));
        return (int) Math.max(0, Math.min(MOST, whole));
    }

    /**
     * Divides the rank of who follows many and is followed by few: above 2,500 followings by {@code exp(3 (r - 1) ln ln followings)} with
     * {@code r = (1 + followings) / (1 + followers)}, at least 1 and at most 50.
     *
     * @param rank a PageRank, 0 to 1
     * @param followers 0 to 1e12
     * @param followings 0 to 1e12
     * @return at most {@code rank}
     */
    public static double adjusted(double rank, long followers, long followings) {
        Checks.within("rank", rank, 0, 1);
        Checks.count("followers", followers);
        Checks.count("followings", followings);
        if (followings <= CALM_FOLLOWINGS) {
            return rank;
        }
        double ratio = (1.0 + followings) / (1.0 + followers);
        double divisor = StrictMath.exp(STEEPNESS * (ratio - 1) * StrictMath.log(StrictMath.log((double) followings)));
        return rank / Math.max(1, Math.min(LARGEST_DIVISOR, divisor));
    }
}
