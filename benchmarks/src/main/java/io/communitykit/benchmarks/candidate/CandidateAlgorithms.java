package io.communitykit.benchmarks.candidate;

import io.communitykit.recommend.candidate.factor.ImplicitAls;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.linear.RidgeNeighbours;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.neighbour.Rp3Beta;
import io.communitykit.recommend.candidate.neighbour.UserKnn;

/** The algorithms that are measured, by the names that benchmarks take. */
final class CandidateAlgorithms {

    private static final int NEIGHBOURS = 100;
    private static final int FACTORS = 64;

    private CandidateAlgorithms() {}

    static Algorithm of(String name, int items) {
        return switch (name) {
            case "rp3beta" -> new Rp3Beta(NEIGHBOURS, 0.6, 0.1);
            case "items" -> new ItemKnn(NEIGHBOURS, ItemSimilarity.cosine(), 0);
            case "members" -> new UserKnn(NEIGHBOURS, ItemSimilarity.cosine(), 0);
            case "filter" -> GraphFilter.STANDARD;
            case "ridge" -> RidgeNeighbours.standard(items);
            case "als" -> ImplicitAls.of(FACTORS, 1);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
