package io.communitykit.recommend.candidate.evaluate;

/** What the best list is taken to be, for {@link Metric#NDCG} and {@link Metric#MAP}. Only differs for a member with more relevant items than places. */
public enum Ideal {

    /**
     * The best that {@code k} places can hold: {@code min(k, relevant)} hits, so that 1 can be reached (He and others, LightGCN, SIGIR 2020;
     * Kaggle's MAP@k).
     */
    TRUNCATED,

    /** All relevant items, whether there is room for them or not (J&auml;rvelin and Kek&auml;l&auml;inen 2002; {@code trec_eval}'s map_cut). */
    FULL
}
