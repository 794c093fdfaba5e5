package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.internal.Checks;

/**
 * Member neighbours (Resnick et al. 1994; Herlocker et al. 1999): an item scores the sum, over the members nearest to a profile, of the similarity times
 * their weight of the item. {@link UserModel} says who is a neighbour.
 *
 * <p>There is little to fit: the neighbours are sought when a profile is ranked, so that it works for anybody.
 *
 * @param neighbours how many members, 1 to 1,000,000
 * @param similarity how near a profile, the target, and a member are by their weights of items
 * @param shrinkage 0 to 1e12
 */
public record UserKnn(int neighbours, ItemSimilarity similarity, double shrinkage) implements Algorithm {

    /** What its models are called. */
    public static final String NAME = "user-knn";

    private static final String STAGE = "members";

    /**
     * Checks the ranges.
     *
     * @param neighbours how many members
     * @param similarity how near a profile and a member are
     * @param shrinkage how much is taken from those with few common items
     */
    public UserKnn {
        Checks.within("neighbours of a profile", neighbours, 1, Ranking.MOST);
        Checks.within("shrinkage", shrinkage, 0, ItemSimilarity.MOST_SHRINKAGE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public UserModel fit(Interactions interactions, FitOptions options) {
        if (options.cancelled().getAsBoolean()) {
            throw new FitCancelledException(STAGE);
        }
        UserModel model = new UserModel(this, interactions.items(), interactions.byMember(), interactions.byItem());
        options.progress().at(STAGE, interactions.members(), interactions.members());
        return model;
    }
}
