package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The recommended model")
class TunedRidgeTest {

    private static final FitOptions TWO = FitOptions.threads(2);

    /** Members of six tastes of twenty items each, who now and then do something else. */
    private static Interactions tastes(int members) {
        InteractionsBuilder builder = Interactions.builder();
        SplittableRandom random = new SplittableRandom(11);
        for (int member = 0; member < members; member++) {
            int number = builder.add(new MemberId("会员" + member));
            for (int i = 0; i < 9; i++) {
                int item = random.nextInt(5) == 0 ? random.nextInt(120) : member % 6 * 20 + random.nextInt(20);
                builder.addNumbered(number, builder.add(new ItemId("商品" + item)), 1);
            }
        }
        return builder.build();
    }

    @Test
    @DisplayName("finds what members like far better than popularity does, and is the same with any number of threads")
    void tastes() {
        Split split = Splits.share(tastes(400), 2_000, 3);
        Evaluation evaluation =
                Evaluation.builder(split.train(), split.test()).places(10).build();
        Algorithm tuned = new TunedRidge(1);

        Model model = tuned.fit(split.train(), TWO);

        double popular = evaluation
                .evaluate(new MostPopular().fit(split.train(), TWO), TWO)
                .mean(Metric.RECALL);
        assertThat(evaluation.evaluate(model, TWO).mean(Metric.RECALL)).isGreaterThan(2 * popular);
        assertThat(model.name()).isEqualTo("ridge-neighbours");
        assertThat(new TunedRidge(1).choose(split.train(), FitOptions.threads(1)))
                .isEqualTo(new TunedRidge(1).choose(split.train(), TWO));
    }

    @Test
    @DisplayName("takes the standard where there is too little to hold any out")
    void little() {
        InteractionsBuilder builder = Interactions.builder();
        builder.addNumbered(builder.add(new MemberId("only")), builder.add(new ItemId("one")), 1);
        Interactions one = builder.build();

        assertThat(new TunedRidge(1).choose(one, TWO)).isEqualTo(RidgeNeighbours.standard(1));
        Model model = new TunedRidge(1).fit(one, TWO);
        Ranking ranking = Ranking.of(model.items(), 5);
        model.rank(Profile.of(one, 0), ranking);
        assertThat(ranking.size()).isZero();
    }

    @Test
    @DisplayName("bears an item that everybody has, a member with everything, and weights far apart")
    void extremes() {
        InteractionsBuilder builder = Interactions.builder();
        int everywhere = builder.add(new ItemId("everywhere"));
        int everything = builder.add(new MemberId("everything"));
        for (int i = 0; i < 60; i++) {
            int item = builder.add(new ItemId("i" + i));
            builder.addNumbered(everything, item, 1e12);
            builder.addNumbered(builder.add(new MemberId("m" + i)), everywhere, 1e-12);
            builder.addNumbered(builder.add(new MemberId("m" + i)), item, i + 1);
        }
        Interactions interactions = builder.build();

        Model model = new TunedRidge(1).fit(interactions, TWO);

        Ranking ranking = Ranking.of(model.items(), 100);
        for (int member = 0; member < interactions.members(); member++) {
            model.rank(Profile.of(interactions, member), ranking);
            for (int place = 0; place < ranking.size(); place++) {
                assertThat(ranking.score(place)).isPositive().isFinite();
            }
        }
    }

    @Test
    @DisplayName("stops when it is told to, in the search and in the fit")
    void cancelled() {
        int[] told = {0};
        for (int after : new int[] {1, 300, 2_000}) {
            told[0] = 0;
            FitOptions options = TWO.telling((stage, done, of) -> told[0]++).stoppedBy(() -> told[0] >= after);
            assertThatThrownBy(() -> new TunedRidge(1).fit(tastes(200), options))
                    .isInstanceOf(FitCancelledException.class);
        }
    }

    @Test
    @DisplayName("has parameters within their ranges")
    void parameters() {
        for (double[] bad : new double[][] {
            {0, 1, 0, 0, 0, 1},
            {1, 0, 0, 0, 0, 1},
            {1, Double.NaN, 0, 0, 0, 1},
            {1, 1, 1.1, 0, 0, 1},
            {1, 1, 0, -0.1, 0, 1},
            {1, 1, 0, 0, 2, 1},
            {1, 1, 0, 0, 0, 0}
        }) {
            assertThatThrownBy(() -> new RidgeNeighbours((int) bad[0], bad[1], bad[2], bad[3], bad[4], (int) bad[5]))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> new GraphFilter(-1, 0, 0, 1)).isInstanceOf(InvalidValueException.class);
    }
}
