package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a plain twin: each shape is fitted by itself on what is left, and judged on what is held out. */
@DisplayName("The recommended model chooses")
class TunedRidgeChoiceTest {

    private static final FitOptions ONE = FitOptions.threads(1);
    private static final double[][] DAMPINGS = {
        {0, 0}, {0, 0.1}, {0, 0.2}, {0.15, 0.1}, {0.15, 0.2}, {0.3, 0.1}, {0.3, 0.2}, {0.45, 0.15}
    };

    /** Members of tastes of fifteen items each, the first of a taste the most liked; one in so many is of no taste. */
    private static Interactions tastes(long seed, int members, int tastes, int stray) {
        SplittableRandom random = new SplittableRandom(seed);
        InteractionsBuilder builder = RandomInteractions.empty(members, tastes * 15);
        for (int member = 0; member < members; member++) {
            int most = 3 + random.nextInt(8);
            for (int i = 0; i < most; i++) {
                int own = member % tastes * 15 + random.nextInt(1 + random.nextInt(15));
                builder.addNumbered(member, random.nextInt(stray) == 0 ? random.nextInt(tastes * 15) : own, 1);
            }
        }
        return builder.build();
    }

    /** The search of the javadoc, one shape after the other. */
    private static final class Twin {

        private final List<Split> splits;
        private final int items;
        private RidgeNeighbours best;
        private double most = -1;
        private double strongest;

        Twin(Interactions all, long seed) {
            splits = List.of(Splits.share(all, 2_000, seed), Splits.share(all, 2_000, seed + 1));
            items = all.items().size();
            best = RidgeNeighbours.standard(items);
        }

        RidgeNeighbours choose() {
            for (double ridge : new double[] {5, 10, 20, 40}) {
                attempt(ridge, 0.25);
            }
            double found = best.ridge();
            attempt(found / 2, 0);
            attempt(found, 0);
            attempt(2 * found, 0);
            attempt(found / 2, 0.5);
            attempt(found, 0.5);
            while (best.ridge() >= strongest && best.ridge() < 320) {
                attempt(2 * best.ridge(), best.balance());
            }
            return best;
        }

        private void attempt(double ridge, double balance) {
            strongest = Math.max(strongest, ridge);
            for (double[] damping : DAMPINGS) {
                RidgeNeighbours shape = new RidgeNeighbours(
                        RidgeNeighbours.standard(items).neighbours(), ridge, balance, damping[0], damping[1], 500);
                double value = 0;
                for (Split split : splits) {
                    EvaluationResult result = Evaluation.builder(split.train(), split.test())
                            .places(20)
                            .build()
                            .evaluate(shape.fit(split.train(), ONE), ONE);
                    value += result.mean(Metric.RECALL) + result.mean(Metric.NDCG);
                }
                if (value > most) {
                    most = value;
                    best = shape;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 10, 15, 16})
    @DisplayName("what is best by recall and NDCG on both held-out parts, each fitted without it")
    void best(long seed) {
        Interactions all = tastes(seed, 60 + (int) (seed % 5) * 20, 3 + (int) seed % 3, 2 + (int) (seed % 4));

        assertThat(new TunedRidge(seed).choose(all, ONE)).isEqualTo(new Twin(all, seed).choose());
    }

    @Test
    @DisplayName("ridges beyond the first ones where the best is at the edge, and no stronger one than 320")
    void edge() {
        assertThat(new TunedRidge(10).choose(tastes(10, 60, 4, 4), ONE).ridge()).isEqualTo(160);
        assertThat(new TunedRidge(2).choose(tastes(2, 100, 5, 4), ONE).ridge()).isEqualTo(320);
    }
}
