package io.communitykit.recommend.feed;

import io.communitykit.recommend.internal.Checks;

/** How the first places are chosen so that they are not all alike. */
public sealed interface Variety {

    /** In the order of scores. */
    record None() implements Variety {}

    /**
     * Maximal marginal relevance (Carbonell and Goldstein, 1998).
     *
     * @param lambda 0 to 1: how much the score counts against likeness
     */
    record Mmr(double lambda) implements Variety {

        /**
         * Checks the number.
         *
         * @param lambda 0 to 1
         */
        public Mmr {
            Checks.within("lambda of mmr", lambda, 0, 1);
        }
    }

    /**
     * The determinantal point process, greedily (Chen and others, 2018).
     *
     * @param alpha 0 to 20: how much the score counts against likeness
     * @param window only so many choices before count, 2 to 1,000
     */
    record Dpp(double alpha, int window) implements Variety {

        /**
         * Checks the numbers.
         *
         * @param alpha 0 to 20
         * @param window 2 to 1,000
         */
        public Dpp {
            Checks.within("alpha of dpp", alpha, 0, 20);
            Checks.within("window of dpp", window, 2, 1_000);
        }
    }

    /**
     * Aspects that the page should cover, the categories, as often as they stand among the candidates (xQuAD, Santos and others, 2010).
     *
     * @param lambda 0 to 1: how much covering counts against the score
     */
    record Xquad(double lambda) implements Variety {

        /**
         * Checks the number.
         *
         * @param lambda 0 to 1
         */
        public Xquad {
            Checks.within("lambda of xquad", lambda, 0, 1);
        }
    }
}
