package io.communitykit.benchmarks.peers;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;

/** A model of CommunityKit: takes the member's profile out of the matrix, ranks, and copies the list. */
final class OwnRecommender implements Recommender {

    private final Interactions train;
    private final Model model;
    private final Ranking ranking;

    OwnRecommender(Interactions train, Model model) {
        this.train = train;
        this.model = model;
        this.ranking = Ranking.of(train.items(), PLACES);
    }

    @Override
    public int[] top(int member) {
        model.rank(Profile.of(train, member), ranking);
        return ranking.toArray();
    }
}
