package io.communitykit.recommend.candidate.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EvaluationPropertyTest {

    @Property(tries = 400)
    @Label("Parts that were built apart, with members and items of their own, are judged as sets of names are")
    void apart(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int k, @ForAll Ideal ideal) {
        Interactions train = Given.random(seed, 12, 15, 6);
        Interactions test = Given.random(seed + 1, 15, 18, 6);
        agree(train, test, new TreeSet<>(), seed, k, ideal);
    }

    @Property(tries = 200)
    @Label("Among negatives too, those of members or items that nobody knows included")
    void among(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int k, @ForAll Ideal ideal) {
        Interactions train = Given.random(seed, 12, 15, 6);
        Interactions test = Given.random(seed + 1, 15, 18, 6);
        agree(train, test, Given.pairs(Given.random(seed + 2, 13, 18, 4)), seed, k, ideal);
    }

    @Property(tries = 200)
    @Label("Parts of one split too")
    void split(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int k) {
        Split split = Splits.share(Given.random(seed, 20, 15, 8), 3_000, seed);
        agree(split.train(), split.test(), new TreeSet<>(), seed, k, Ideal.TRUNCATED);
        agree(split.train(), split.test(), Given.pairs(Splits.negatives(split, 3, seed)), seed, k, Ideal.TRUNCATED);
    }

    private static void agree(
            Interactions train, Interactions test, SortedSet<String> negatives, long seed, int k, Ideal ideal) {
        Model model = scores(train.items(), seed);
        Map<String, Double> scores = new TreeMap<>();
        double[] values = model.columns().doubles("scores");
        List<String> catalogue = new ArrayList<>();
        for (int item = 0; item < values.length; item++) {
            catalogue.add(train.items().id(item).value());
            scores.put(train.items().id(item).value(), values[item]);
        }
        for (Unreachable unreachable : Unreachable.values()) {
            NaiveEvaluation naive = new NaiveEvaluation(
                    Given.pairs(train), Given.pairs(test), negatives, scores, unreachable == Unreachable.LEFT_OUT, k);
            Evaluation.Builder builder = Evaluation.builder(train, test)
                    .places(k)
                    .ideal(ideal)
                    .unreachable(unreachable)
                    .distance(ItemDistance.ofMembers(train));
            if (!negatives.isEmpty()) {
                builder.among(Given.of(rows(negatives)));
            }
            if (naive.lists.isEmpty()) {
                continue;
            }
            Evaluation evaluation = builder.build();
            EvaluationResult result = evaluation.evaluate(model, FitOptions.threads(1));
            assertThat(result.members().stream().map(MemberId::value)).containsExactlyElementsOf(naive.lists.keySet());
            for (Metric metric : Metric.values()) {
                assertThat(result.mean(metric)).isEqualTo(naive.mean(metric, ideal), within(1e-12));
            }
            assertThat(result.value(ListMetric.COVERAGE).orElseThrow())
                    .isEqualTo(naive.coverage(catalogue.size()), within(1e-12));
            assertThat(result.value(ListMetric.GINI).orElseThrow()).isEqualTo(naive.gini(catalogue), within(1e-12));
            same(result, evaluation.evaluate(model, FitOptions.threads(3)));
        }
    }

    private static String[] rows(SortedSet<String> pairs) {
        return pairs.toArray(String[]::new);
    }

    // Few different scores, so that there are ties, and some that are 0 or below.
    private static Model scores(Items items, long seed) {
        SplitMix64 draws = new SplitMix64(seed);
        double[] scores = new double[items.size()];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = draws.below(6) - 1.0;
        }
        return new Popularity.Scores(items, scores);
    }

    private static void same(EvaluationResult a, EvaluationResult b) {
        for (Metric metric : Metric.values()) {
            assertThat(a.values(metric)).isEqualTo(b.values(metric));
            assertThat(a.mean(metric)).isEqualTo(b.mean(metric));
        }
        for (ListMetric metric : ListMetric.values()) {
            assertThat(a.value(metric)).isEqualTo(b.value(metric));
        }
        assertThat(a.counts()).isEqualTo(b.counts());
    }
}
