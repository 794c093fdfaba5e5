package io.communitykit.benchmarks.peers;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.neighbour.Rp3Beta;

/**
 * Who is measured. Numbers of neighbours are the published ones for Gowalla (sisinflab/Graph-RSs-Reproducibility), but for the cosine of items, whose 100 is customary.
 */
enum Contender {
    BEST("CommunityKit, best"),
    RP3BETA("CommunityKit, RP3beta 777"),
    OWN_COSINE("CommunityKit, item neighbours 100, cosine"),
    OWN_DOT("CommunityKit, item neighbours 508, dot"),
    RANKSYS_COSINE("RankSys, item neighbours 100, cosine"),
    RANKSYS_DOT("RankSys, item neighbours 508, dot"),
    RANKSYS_MEMBERS("RankSys, member neighbours 146, cosine"),
    RANKSYS_OVER_BEST("RankSys over the neighbours of best"),
    MAHOUT_KEPT("Mahout, item-based, LLR, 100 kept"),
    MAHOUT_LLR("Mahout, item-based, LLR"),
    MAHOUT_TANIMOTO("Mahout, item-based, Tanimoto");

    private static final int COSINE = 100;
    private static final int DOT = 508;
    private static final int MEMBERS = 146;
    private static final Algorithm RP3BETA_PUBLISHED = new Rp3Beta(777, 0.5663562161452378, 0.001085447926739258);

    /** How it is named in tables. */
    final String title;

    Contender(String title) {
        this.title = title;
    }

    /** Whether a list takes it so long that only a few members are asked about. */
    boolean slow() {
        return this == MAHOUT_KEPT || this == MAHOUT_LLR || this == MAHOUT_TANIMOTO;
    }

    /** Whether it is one of those that others are measured by. */
    boolean reference() {
        return this == RANKSYS_COSINE || this == RANKSYS_DOT;
    }

    /** Fits it. */
    Recommender fit(BestModel best) {
        Interactions train = best.train();
        return switch (this) {
            case BEST -> new OwnRecommender(train, best.model());
            case RP3BETA -> own(RP3BETA_PUBLISHED, best);
            case OWN_COSINE -> own(new ItemKnn(COSINE, ItemSimilarity.cosine(), 0), best);
            case OWN_DOT -> own(new ItemKnn(DOT, ItemSimilarity.dot(), 0), best);
            case RANKSYS_COSINE -> new RankSys(train).cosine(COSINE);
            case RANKSYS_DOT -> new RankSys(train).dot(DOT);
            case RANKSYS_MEMBERS -> new RankSys(train).members(MEMBERS);
            case RANKSYS_OVER_BEST -> new RankSys(train).over(best.model().rows());
            case MAHOUT_KEPT -> new Mahout(train).logLikelihood(COSINE);
            case MAHOUT_LLR -> new Mahout(train).logLikelihood();
            case MAHOUT_TANIMOTO -> new Mahout(train).tanimoto();
        };
    }

    private static Recommender own(Algorithm algorithm, BestModel best) {
        return new OwnRecommender(best.train(), algorithm.fit(best.train(), best.options()));
    }
}
