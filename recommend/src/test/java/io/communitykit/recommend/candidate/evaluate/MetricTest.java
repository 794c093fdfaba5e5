package io.communitykit.recommend.candidate.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.diversity.Similarity;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A list that was worked out by hand")
class MetricTest {

    // Places 1, 3 and 4 hit; item 9 is not in the list.
    private static final int[] RANKED = {3, 8, 1, 7, 5};
    private static final int[] RELEVANT = {1, 3, 7, 9};

    @ParameterizedTest
    @CsvSource({
        // 3 of 4; 3 of 5; (1 + 1/2 + 1/log2(5)) / (1 + 1/log2(3) + 1/2 + 1/log2(5)); (1 + 2/3 + 3/4) / 4
        "5, TRUNCATED, 0.75, 0.6, 1, 0.75369761125927, 0.6041666666666666, 1",
        "5, FULL, 0.75, 0.6, 1, 0.75369761125927, 0.6041666666666666, 1",
        // Two places hold one hit: 1/4; 1/2; 1 / (1 + 1/log2(3)), or by all four; 1/2, or 1/4
        "2, TRUNCATED, 0.25, 0.5, 1, 0.6131471927654584, 0.5, 1",
        "2, FULL, 0.25, 0.5, 1, 0.3903800499921017, 0.25, 1",
        // More places than items in the list: precision falls, the rest stays
        "10, TRUNCATED, 0.75, 0.3, 1, 0.75369761125927, 0.6041666666666666, 1"
    })
    @DisplayName("has the values that come out")
    void byHand(
            int places, Ideal ideal, double recall, double precision, double hit, double ndcg, double map, double mrr) {
        Hits hits = Hits.of(RANKED, RELEVANT, places);

        assertThat(Metric.RECALL.of(hits, ideal)).isEqualTo(recall);
        assertThat(Metric.PRECISION.of(hits, ideal)).isEqualTo(precision);
        assertThat(Metric.HIT_RATE.of(hits, ideal)).isEqualTo(hit);
        assertThat(Metric.NDCG.of(hits, ideal)).isEqualTo(ndcg, within(1e-16));
        assertThat(Metric.MAP.of(hits, ideal)).isEqualTo(map, within(1e-16));
        assertThat(Metric.MRR.of(hits, ideal)).isEqualTo(mrr);
    }

    @Test
    @DisplayName("that misses has 0 everywhere, one that is perfect has 1")
    void ends() {
        for (Metric metric : Metric.values()) {
            for (Ideal ideal : Ideal.values()) {
                assertThat(metric.of(Hits.of(new int[] {4, 2}, RELEVANT, 3), ideal))
                        .isZero();
                assertThat(metric.of(Hits.of(new int[0], RELEVANT, 3), ideal)).isZero();
                assertThat(metric.of(Hits.of(new int[] {9, 1, 3, 7}, RELEVANT, 4), ideal))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("whose first hit is at place 3 has a reciprocal rank of a third")
    void reciprocal() {
        assertThat(Metric.MRR.of(Hits.of(new int[] {2, 4, 9, 1}, RELEVANT, 4), Ideal.TRUNCATED))
                .isEqualTo(1 / 3.0);
    }

    @Test
    @DisplayName("is refused without places, without relevant items, with an item twice")
    void refused() {
        assertThatThrownBy(() -> Hits.of(RANKED, RELEVANT, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("number of places");
        assertThatThrownBy(() -> Hits.of(RANKED, new int[0], 5)).hasMessageContaining("relevant items");
        assertThatThrownBy(() -> Hits.of(RANKED, new int[] {3, 1}, 5)).hasMessageContaining("rising");
        assertThatThrownBy(() -> Hits.of(new int[] {3, 1, 3}, RELEVANT, 5)).hasMessageContaining("each there once");
    }

    @Test
    @DisplayName("Names are those of the issue's output")
    void keys() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::key))
                .containsExactly("recall", "precision", "hit_rate", "ndcg", "map", "mrr");
        assertThat(Arrays.stream(ListMetric.values()).map(ListMetric::key))
                .containsExactly("coverage", "gini", "diversity", "novelty");
    }

    @Test
    @DisplayName("Gini's index of 1, 0, 4, 3 is 7/16, items that were never shown included; coverage is 3/4")
    void exposure() {
        // 0 1 3 4: (-3*0 - 1*1 + 1*3 + 3*4) / (4 * 8)
        Exposure exposure = Exposure.of(new int[] {1, 0, 4, 3});
        assertThat(exposure.gini()).isEqualTo(0.4375);
        assertThat(exposure.coverage()).isEqualTo(0.75);
        assertThat(Exposure.of(new int[] {5, 5, 5}).gini()).isZero();
        assertThat(Exposure.of(new int[] {0, 0, 9, 0}).gini()).isEqualTo(0.75);
        assertThat(Exposure.of(new int[] {0, 0}).gini()).isZero();
        assertThat(Exposure.of(new int[] {0, 0}).coverage()).isZero();
        assertThatThrownBy(() -> Exposure.of(new int[0])).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Exposure.of(new int[] {1, -1})).hasMessageContaining("0 or more");
    }

    @Test
    @DisplayName("Jaccard's distance of the members of a, b and c is 1 - 1/3, 1 - 1/2 and 1, on average 13/18")
    void diversity() {
        Interactions train = Given.of("m a b", "n a", "o b c");
        ItemDistance distance = ItemDistance.ofMembers(train);
        assertThat(distance.between(0, 1)).isEqualTo(1 - 1 / 3.0);
        assertThat(distance.between(2, 1)).isEqualTo(0.5);
        assertThat(distance.between(0, 2)).isEqualTo(1);
        assertThat(distance.within(new int[] {0, 1, 2})).isEqualTo(13 / 18.0, within(1e-16));
        assertThat(ItemDistance.of(Similarity.sameGroup(new int[] {1, 1, 2})).within(new int[] {0, 1, 2}))
                .isEqualTo(2 / 3.0);
        assertThatThrownBy(() -> distance.within(new int[] {1})).hasMessageContaining("at least 2");
        ItemDistance wrong = (a, b) -> Double.NaN;
        assertThatThrownBy(() -> wrong.within(new int[] {1, 0}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("distance of items 1 and 0");
    }

    @Test
    @DisplayName(
            "Of five pairs of three items, the one that two have is log2(8/3) bits new and the one that one has 2 bits")
    void novelty() {
        Novelty novelty = Novelty.of(Given.of("m a b", "n a", "o b c"));
        assertThat(novelty.ofItem(0)).isEqualTo(1.4150374992788437, within(1e-15));
        assertThat(novelty.ofItem(2)).isEqualTo(2);
        assertThat(novelty.ofList(new int[] {2, 0})).isEqualTo(1.707518749639422, within(1e-15));
        assertThatThrownBy(() -> novelty.ofList(new int[0])).hasMessageContaining("at least one");
    }
}
