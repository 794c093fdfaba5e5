package io.communitykit.recommend.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PageRank")
class PageRankTest {

    private static double[] published(double damping, int members, int[]... edges) {
        List<Given> given = new ArrayList<>();
        for (int[] edge : edges) {
            given.add(new Given(edge[0], edge[1], edge.length > 2 ? edge[2] : 1));
        }
        PageRank settings = new PageRank(damping, 1e-14, 2_000);
        return Given.ranks(settings.rank(Given.graph(members, given, RingRule.NONE)));
    }

    private static void assertDigits(double[] ranks, double scale, double half, double... expected) {
        assertThat(ranks).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(scale * ranks[i]).isEqualTo(expected[i], within(half));
        }
    }

    @Test
    @DisplayName(
            "Langville and Meyer, a survey of eigenvector methods: six pages, one dangling, eight digits as in the tests of NetworkX")
    void langvilleAndMeyer() {
        double[] ranks = published(
                0.9, 6, new int[][] {{0, 1}, {0, 2}, {2, 0}, {2, 1}, {2, 4}, {3, 4}, {3, 5}, {4, 3}, {4, 5}, {5, 3}});

        assertDigits(ranks, 1, 0.6e-8, 0.03721197, 0.05395735, 0.04150565, 0.37508082, 0.20599833, 0.28624589);
    }

    @Test
    @DisplayName("Novak's three pages, ranks that sum to 3, eight digits")
    void threePages() {
        double[] ranks = published(0.85, 3, new int[][] {{0, 1}, {0, 2}, {1, 2}, {2, 0}});

        assertDigits(ranks, 3, 0.6e-8, 1.16336914, 0.64443188, 1.19219898);
    }

    @Test
    @DisplayName("The same pages by hand with a damping of one half: 14, 10 and 15 of 39")
    void threePagesByHand() {
        double[] ranks = published(0.5, 3, new int[][] {{0, 1}, {0, 2}, {1, 2}, {2, 0}});

        assertDigits(ranks, 1, 1e-13, 14 / 39.0, 10 / 39.0, 15 / 39.0);
    }

    @Test
    @DisplayName("Wikipedia's eleven pages, in per cent with one digit")
    void elevenPages() {
        double[] ranks = published(0.85, 11, new int[][] {
            {1, 2}, {2, 1}, {3, 0}, {3, 1}, {4, 1}, {4, 3}, {4, 5}, {5, 1}, {5, 4}, {6, 1}, {6, 4}, {7, 1}, {7, 4},
            {8, 1}, {8, 4}, {9, 4}, {10, 4}
        });

        assertDigits(ranks, 100, 0.05, 3.3, 38.4, 34.3, 3.9, 8.1, 3.9, 1.6, 1.6, 1.6, 1.6, 1.6);
    }

    @Test
    @DisplayName("Weights: the multigraph in the tests of NetworkX, which stops at 1e-6")
    void weighted() {
        double[] ranks =
                published(0.85, 4, new int[][] {{0, 1, 3}, {1, 0, 3}, {1, 2, 2}, {2, 1, 2}, {3, 2, 2}, {2, 3, 2}});

        assertDigits(ranks, 1, 1e-6, 0.21066048614468322, 0.3395308825985378, 0.28933951385531687, 0.16046911740146227);
    }

    @Test
    @DisplayName("One member has everything; members without edges share alike")
    void noEdges() {
        assertThat(Given.ranks(1, List.of(), RingRule.STRICT)).containsExactly(1);
        assertThat(Given.ranks(4, List.of(), RingRule.STRICT)).containsOnly(0.25);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    @DisplayName("Several threads give the bytes of one")
    void threads(int threads) {
        SplittableRandom random = new SplittableRandom(11);
        InteractionGraphBuilder builder = InteractionGraph.builder(Given.WEIGHTS);
        int members = 5_000;
        for (int i = 0; i < members; i++) {
            builder.add(Given.member(i));
        }
        for (int i = 0; i < 40_000; i++) {
            builder.addNumbered(
                    random.nextInt(members), random.nextInt(1 + random.nextInt(members)), 1 + random.nextInt(9));
        }
        InteractionGraph graph = builder.build();

        InfluenceRanks one = PageRank.PUBLISHED.rank(graph);
        InfluenceRanks several = PageRank.PUBLISHED.rank(graph, threads);

        assertThat(Given.ranks(several)).isEqualTo(Given.ranks(one));
        assertThat(several.iterations()).isEqualTo(one.iterations());
        assertThat(Arrays.stream(Given.ranks(one)).sum()).isEqualTo(1, within(1e-12));
    }

    @Test
    @DisplayName("It says whether it settled")
    void settled() {
        InteractionGraph graph = Given.graph(3, List.of(new Given(0, 1, 1), new Given(1, 2, 1)), RingRule.NONE);

        InfluenceRanks early = new PageRank(0.85, 1e-12, 2).rank(graph);
        InfluenceRanks late = new PageRank(0.85, 1e-12, 500).rank(graph);

        assertThat(early.settled()).isFalse();
        assertThat(early.iterations()).isEqualTo(2);
        assertThat(early.change()).isGreaterThan(1e-12);
        assertThat(late.settled()).isTrue();
        assertThat(late.change()).isLessThanOrEqualTo(1e-12);
    }

    @Test
    @DisplayName("The scale runs from the least to the most, by logarithm")
    void scaled() {
        InteractionGraph graph = Given.graph(3, List.of(new Given(0, 1, 1), new Given(1, 2, 1)), RingRule.NONE);
        InfluenceRanks ranks = PageRank.PUBLISHED.rank(graph);
        double middle = Math.log(ranks.rank(1) / ranks.rank(0)) / Math.log(ranks.rank(2) / ranks.rank(0));

        assertThat(ranks.scaled(0)).isZero();
        assertThat(ranks.scaled(1)).isEqualTo((int) Math.rint(10_000 * middle)).isBetween(5_000, 8_000);
        assertThat(ranks.scaled(2)).isEqualTo(10_000);
        assertThat(PageRank.PUBLISHED
                        .rank(Given.graph(4, List.of(), RingRule.NONE))
                        .scaled(2))
                .isZero();
    }

    @Test
    @DisplayName("What rounding alone sets apart is the same on the scale")
    void roundingIsNoDifference() {
        List<Given> even = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            even.add(new Given(i, (i + 1) % 11, 1));
            even.add(new Given(i, (i + 2) % 11, 2));
            even.add(new Given(i, (i + 4) % 11, 4));
        }
        InfluenceRanks ranks = PageRank.PUBLISHED.rank(Given.graph(11, even, RingRule.NONE));

        assertThat(Arrays.stream(Given.ranks(ranks)).distinct().count()).isGreaterThan(1);
        for (int node = 0; node < 11; node++) {
            assertThat(ranks.rank(node)).isEqualTo(1 / 11.0, within(1e-12));
            assertThat(ranks.scaled(node)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, 1, -0.5, 1.5, Double.POSITIVE_INFINITY})
    @DisplayName("A damping outside 0 to 1 is refused")
    void badDamping(double damping) {
        assertThatThrownBy(() -> new PageRank(damping, 1e-9, 100))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("damping must be above 0 and below 1, got " + damping);
    }

    @Test
    @DisplayName("Other bad settings and an empty graph are refused")
    void badInput() {
        assertThatThrownBy(() -> new PageRank(0.85, Double.NaN, 100)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new PageRank(0.85, 0, 100)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new PageRank(0.85, 1e-9, 0)).hasMessageContaining("iterations");
        InteractionGraph empty = Given.graph(0, List.of(), RingRule.NONE);
        assertThatThrownBy(() -> PageRank.PUBLISHED.rank(empty)).hasMessage("graph must be one with members, got none");
        InteractionGraph one = Given.graph(1, List.of(), RingRule.NONE);
        assertThatThrownBy(() -> PageRank.PUBLISHED.rank(one, 0)).hasMessageContaining("threads");
    }
}
