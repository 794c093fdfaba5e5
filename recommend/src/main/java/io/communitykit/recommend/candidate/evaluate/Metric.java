package io.communitykit.recommend.candidate.evaluate;

/**
 * How well one member's list finds what is relevant to that member; 0 to 1, more is better. The value of an evaluation is the mean over its members, each
 * counting the same. An item is relevant or not: weights do not count.
 */
public enum Metric {

    /** Hits by relevant items: {@code hits / relevant}. */
    RECALL("recall") {
        @Override
        public double of(Hits hits, Ideal ideal) {
            return hits.size() / (double) hits.relevant();
        }
    },

    /** Hits by places: {@code hits / k}, also where the list is shorter than {@code k}. */
    PRECISION("precision") {
        @Override
        public double of(Hits hits, Ideal ideal) {
            return hits.size() / (double) hits.places();
        }
    },

    /** 1 where there is a hit, else 0. */
    HIT_RATE("hit_rate") {
        @Override
        public double of(Hits hits, Ideal ideal) {
            return hits.size() > 0 ? 1 : 0;
        }
    },

    /**
     * Discounted cumulative gain of binary gains by that of the ideal list: a hit at a place, from 1, gains {@code 1 / log2(place + 1)} (J&auml;rvelin and
     * Kek&auml;l&auml;inen, Cumulated gain-based evaluation, ACM TOIS 20(4), 2002).
     */
    NDCG("ndcg") {
        @Override
        public double of(Hits hits, Ideal ideal) {
            double gained = 0;
            for (int i = 0; i < hits.size(); i++) {
                gained += gain(hits.place(i));
            }
            int best = best(hits, ideal);
            double most = 0;
            for (int place = 1; place <= best; place++) {
                most += gain(place);
            }
            return gained / most;
        }
    },

    /**
     * Average precision: the precision up to each hit's place, summed, by {@code min(k, relevant)} with {@link Ideal#TRUNCATED} and by {@code relevant}
     * with {@link Ideal#FULL} (Voorhees and Harman, TREC, 2005).
     */
    MAP("map") {
        @Override
        public double of(Hits hits, Ideal ideal) {
            double sum = 0;
            for (int i = 0; i < hits.size(); i++) {
                sum += (i + 1) / (double) hits.place(i);
            }
            return sum / best(hits, ideal);
        }
    },

    /** Reciprocal rank: 1 by the place of the first hit, 0 without one (Voorhees, TREC-8, 1999). */
    MRR("mrr") {
        @Override
        public double of(Hits hits, Ideal ideal) {
            return hits.size() == 0 ? 0 : 1.0 / hits.place(0);
        }
    };

    private static final double LOG_2 = StrictMath.log(2);

    private final String key;

    Metric(String key) {
        this.key = key;
    }

    /**
     * What it is called in what is printed.
     *
     * @return such as {@code hit_rate}
     */
    public String key() {
        return key;
    }

    /**
     * The value of one list.
     *
     * @param hits what the list found
     * @param ideal what the best list is taken to be
     * @return 0 to 1
     */
    public abstract double of(Hits hits, Ideal ideal);

    private static double gain(int place) {
        return LOG_2 / StrictMath.log(place + 1.0);
    }

    private static int best(Hits hits, Ideal ideal) {
        return ideal == Ideal.FULL ? hits.relevant() : Math.min(hits.places(), hits.relevant());
    }
}
