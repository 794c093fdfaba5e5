package io.communitykit.recommend.candidate.trend;

/**
 * What makes an item trend. {@code now} is the sum that fades by the short half-life, {@code usual} what that sum would be if the item had always been as busy
 * as the sum that fades by the long half-life says: {@code long * shortHalfLife / longHalfLife}. Both are sums of weights.
 */
public enum TrendScore {
    /** {@code now}: what is busy. Metarank and most shops call this trending. */
    COUNT {
        @Override
        double of(double now, double usual, double prior) {
            return now;
        }
    },
    /** {@code (now + prior) / (usual + prior)}: what grows fastest in proportion; only what is above 1. */
    RATIO {
        @Override
        double of(double now, double usual, double prior) {
            double ratio = (now + prior) / (usual + prior);
            return ratio > 1 ? ratio : 0;
        }
    },
    /**
     * {@code (now - usual) / sqrt(usual + prior)}: what is busier than usual by more than chance makes it, in standard deviations of a Poisson count but for a
     * constant factor. After the Poisson model of Hendrickson, Kolb, Lehman, Montague: Trend Detection in Social Data, Twitter 2015. With decay,
     * the variance of {@code now} is half its mean for weights of 1, so that a true deviation is larger by the factor 1.41; that ranks nothing otherwise.
     */
    POISSON {
        @Override
        double of(double now, double usual, double prior) {
            return (now - usual) / Math.sqrt(usual + prior);
        }
    };

    abstract double of(double now, double usual, double prior);
}
