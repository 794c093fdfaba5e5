package io.communitykit.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContenderTest {

    private static final TrainAndTest PARTS = SampleTastes.of(400);
    private static final FitOptions OPTIONS = FitOptions.threads(2);
    private static final BestModel BEST = new BestModel(PARTS.train(), OPTIONS, Optional.empty());

    @ParameterizedTest
    @EnumSource
    @DisplayName("each makes lists of 20 that members do not have and that find more than chance does")
    void lists(Contender contender) {
        Recommender recommender = contender.fit(BEST);
        int[] members = PARTS.members(100);

        Quality quality = Quality.of(recommender, PARTS, members);

        double chance = (double) Recommender.PLACES / PARTS.train().items().size();
        assertThat(quality.recall()).isBetween(2 * chance, 1.0);
        assertThat(quality.ndcg()).isBetween(chance, 1.0);
        assertThat(recommender.top(members[0])).hasSize(Recommender.PLACES);
    }

    @Test
    @DisplayName("RankSys over our neighbours gives every place an item of the score that we give it")
    void sameNeighbours() {
        assertSameScores(
                BEST.model(), new RankSys(PARTS.train()).over(BEST.model().rows()));
    }

    // Which neighbours are kept differs: RankSys keeps the nearest of what the member has, we of what is recommended.
    @Test
    @DisplayName("where all neighbours are kept, cosine and dot of RankSys are ours")
    void sameSimilarities() {
        int all = PARTS.train().items().size();
        RankSys peer = new RankSys(PARTS.train());

        assertSameScores(new ItemKnn(all, ItemSimilarity.cosine(), 0).fit(PARTS.train(), OPTIONS), peer.cosine(all));
        assertSameScores(new ItemKnn(all, ItemSimilarity.dot(), 0).fit(PARTS.train(), OPTIONS), peer.dot(all));
    }

    // Items of equal scores may stand in another order.
    private static void assertSameScores(Model own, Recommender peer) {
        Ranking all = new Ranking(own.items().size(), own.items().size());
        double[] scores = new double[own.items().size()];
        for (int member : PARTS.members(200)) {
            own.rank(Profile.of(PARTS.train(), member), all);
            for (int place = 0; place < all.size(); place++) {
                scores[all.item(place)] = all.score(place);
            }
            int[] list = peer.top(member);
            assertThat(list).hasSize(Math.min(Recommender.PLACES, all.size()));
            for (int place = 0; place < list.length; place++) {
                assertThat(scores[list[place]]).isCloseTo(all.score(place), within(1e-6 * all.score(place)));
            }
        }
    }
}
