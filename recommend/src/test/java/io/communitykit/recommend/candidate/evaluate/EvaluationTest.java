package io.communitykit.recommend.candidate.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An evaluation")
class EvaluationTest {

    private static final FitOptions ONE = FitOptions.threads(1);

    // Counts: a 3, b 2, c 3, d 1.
    private static final Interactions TRAIN = Given.of("m a b", "n a c", "o a b c d", "p c");
    private static final Interactions TEST = Given.of("m c x", "n d", "o a", "q a b");

    private static EvaluationResult result(Evaluation evaluation) {
        return evaluation.evaluate(new Popularity(1).fit(TRAIN, ONE), ONE);
    }

    @Test
    @DisplayName("counts what no list could hold, and whom the train part does not know, as in the test part")
    void counted() {
        EvaluationResult result =
                result(Evaluation.builder(TRAIN, TEST).places(2).build());

        // m sees c d, hits c of c and x; n sees b d, hits d; o has everything; q sees a c, hits a of a and b.
        assertThat(result.members()).extracting(MemberId::value).containsExactly("m", "n", "o", "q");
        assertThat(result.values(Metric.RECALL)).containsExactly(0.5, 1, 0, 0.5);
        assertThat(result.values(Metric.MRR)).containsExactly(1, 0.5, 0, 1);
        assertThat(result.mean(Metric.RECALL)).isEqualTo(0.5);
        assertThat(result.mean(Metric.PRECISION)).isEqualTo(0.375);
        // Members without a test part: p. Unknown: q and x. No list can hold x for m and a for o.
        assertThat(result.counts()).isEqualTo(new EvaluationResult.Counts(4, 1, 0, 0, 1, 1, 6, 2));
        assertThat(result.value(ListMetric.COVERAGE)).hasValue(1);
        assertThat(result.value(ListMetric.DIVERSITY)).isEmpty();
        assertThat(result.places()).isEqualTo(2);
        assertThat(result.ideal()).isEqualTo(Ideal.TRUNCATED);
    }

    @Test
    @DisplayName("leaves it out if told to, and still counts it")
    void leftOut() {
        EvaluationResult result = result(Evaluation.builder(TRAIN, TEST)
                .places(2)
                .unreachable(Unreachable.LEFT_OUT)
                .build());

        assertThat(result.members()).extracting(MemberId::value).containsExactly("m", "n");
        assertThat(result.values(Metric.RECALL)).containsExactly(1, 1);
        assertThat(result.counts()).isEqualTo(new EvaluationResult.Counts(2, 1, 2, 0, 1, 1, 6, 2));
    }

    @Test
    @DisplayName("among negatives ranks them and the relevant items only; who has no negatives is counted")
    void among() {
        EvaluationResult result = result(Evaluation.builder(TRAIN, TEST)
                .places(2)
                .among(Given.of("m d", "n b", "q c y"))
                .build());

        assertThat(result.members()).extracting(MemberId::value).containsExactly("m", "n", "q");
        // m sees c d, n b d, q a c.
        assertThat(result.values(Metric.RECALL)).containsExactly(0.5, 1, 0.5);
        assertThat(result.counts().withoutNegatives()).isEqualTo(1);
    }

    @Test
    @DisplayName("measures diversity by a distance, over lists of two or more")
    void diversity() {
        EvaluationResult result = result(Evaluation.builder(TRAIN, TEST)
                .places(2)
                .distance((a, b) -> b - a)
                .build());

        // c d: 1; b d: 2; o has no list; a c: 2
        assertThat(result.value(ListMetric.DIVERSITY).orElseThrow()).isEqualTo(5 / 3.0, within(1e-15));
    }

    @Test
    @DisplayName("refuses no places, too many, and parts that have nothing in common")
    void parts() {
        assertThatThrownBy(() -> Evaluation.builder(TRAIN, TEST).places(0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("number of places");
        assertThatThrownBy(
                        () -> Evaluation.builder(TRAIN, Given.of("z a", "y b")).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at least one that the train part has");
        assertThatThrownBy(
                        () -> Evaluation.builder(TRAIN, Given.of("m x", "n y")).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("an item that the train part has");
        Interactions empty = TEST.only(new BitSet());
        assertThatThrownBy(() -> Evaluation.builder(TRAIN, empty).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("test part");
    }

    @Test
    @DisplayName("refuses a model of other items, of scores that are not finite, and one that shows what a member has")
    void models() {
        Evaluation evaluation = Evaluation.builder(TRAIN, TEST).build();
        Model other = new Popularity(1).fit(TEST, ONE);
        assertThatThrownBy(() -> evaluation.evaluate(other, ONE)).hasMessageContaining("items of the model");
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Model broken = new Popularity.Scores(TRAIN.items(), 1, wrong, 1, 1);
            assertThatThrownBy(() -> evaluation.evaluate(broken, FitOptions.threads(2)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("score of item number 1")
                    .hasMessageContaining("finite");
        }
        Model forgetful = new Forgetful(TRAIN);
        assertThatThrownBy(() -> evaluation.evaluate(forgetful, ONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("without what the member has");
    }

    @Test
    @DisplayName("tells how far it is and can be stopped")
    void stopped() {
        List<String> stages = new ArrayList<>();
        Evaluation evaluation = Evaluation.builder(TRAIN, TEST).build();
        Model model = new Popularity(1).fit(TRAIN, ONE);
        evaluation.evaluate(model, ONE.telling((stage, done, of) -> stages.add(stage + " " + done + "/" + of)));
        assertThat(stages).endsWith("evaluation 4/4");
        assertThatThrownBy(() -> evaluation.evaluate(model, ONE.stoppedBy(() -> true)))
                .isInstanceOf(FitCancelledException.class);
    }

    @Test
    @DisplayName("A ranking that had a wrong score is as good as new afterwards")
    void rankingAgain() {
        Ranking ranking = Ranking.of(TRAIN.items(), 3);
        Profile nobody = Profile.of(TRAIN.items(), Map.of());
        ranking.add(1, Double.NaN);
        ranking.add(2, 5);
        assertThatThrownBy(() -> ranking.finish(nobody)).isInstanceOf(InvalidValueException.class);
        assertThat(ranking.size()).isZero();
        ranking.add(1, 2);
        ranking.finish(nobody);
        assertThat(ranking.toArray()).containsExactly(1);
        assertThat(TRAIN.items().id(1)).isEqualTo(new ItemId("b"));
    }

    /** Shows everybody everything. */
    private static final class Forgetful implements Model {

        private final Model model;

        Forgetful(Interactions train) {
            model = new Popularity(1).fit(train, ONE);
        }

        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public Items items() {
            return model.items();
        }

        @Override
        public void rank(Profile profile, Ranking into) {
            model.rank(Profile.of(model.items(), Map.of()), into);
        }

        @Override
        public List<Contribution> because(Profile profile, int item) {
            return List.of();
        }

        @Override
        public ModelColumns columns() {
            return model.columns();
        }
    }
}
