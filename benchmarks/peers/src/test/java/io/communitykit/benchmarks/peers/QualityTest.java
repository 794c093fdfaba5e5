package io.communitykit.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.evaluate.Unreachable;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    @DisplayName("lists are judged as the evaluation judges them")
    void asEvaluated() {
        Split split = split();
        Model model = new ItemKnn(10, ItemSimilarity.cosine(), 0).fit(split.train(), FitOptions.threads(1));
        EvaluationResult expected = Evaluation.builder(split.train(), split.test())
                .places(Recommender.PLACES)
                .unreachable(Unreachable.LEFT_OUT)
                .build()
                .evaluate(model, FitOptions.threads(1));

        TrainAndTest parts = TrainAndTest.of(split);
        int[] members = parts.members(Integer.MAX_VALUE);
        Quality quality = Quality.of(new OwnRecommender(split.train(), model), parts, members);

        assertThat(members).hasSize(expected.counts().evaluated());
        assertThat(quality.recall()).isPositive().isCloseTo(expected.mean(Metric.RECALL), within(1e-12));
        assertThat(quality.ndcg()).isPositive().isCloseTo(expected.mean(Metric.NDCG), within(1e-12));
    }

    @Test
    @DisplayName("a list with what the member has is refused")
    void known() {
        Split split = split();
        TrainAndTest parts = TrainAndTest.of(split);

        assertThatIllegalStateException()
                .isThrownBy(() -> Quality.of(
                        member -> new int[] {
                            split.train()
                                    .byMember()
                                    .column(split.train().byMember().start(member))
                        },
                        parts,
                        parts.members(1)))
                .withMessageContaining("what the member has");
    }

    // Small, so that some items and members are in one part only.
    private static Split split() {
        SplittableRandom random = new SplittableRandom(3);
        InteractionsBuilder builder = Interactions.builder();
        for (int i = 0; i < 900; i++) {
            int member = random.nextInt(120);
            int item = 10 * (member % 6) + random.nextInt(20);
            builder.addNumbered(builder.add(new MemberId("m" + member)), builder.add(new ItemId("i" + item)), 1);
        }
        return Splits.share(builder.build(), 5_000, 1);
    }
}
