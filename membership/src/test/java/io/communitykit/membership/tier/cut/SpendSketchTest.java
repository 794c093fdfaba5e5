package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An estimate between two cuts")
class SpendSketchTest {

    private final SpendSketch sketch = new SpendSketch();
    private final CutRule half = CutRule.top(5_000, Year.CNY);

    @Test
    @DisplayName("tells a member about how much more is needed")
    void more() {
        for (long sum : new long[] {100_000, 200_000, 1_000_000, 2_000_000}) {
            sketch.add(sum);
        }
        CutEstimate.Between between = (CutEstimate.Between) sketch.estimate(half);

        assertThat(between.low()).isBetween(992_187L, 1_000_000L);
        assertThat(between.high()).isBetween(1_000_000L, 1_007_813L);
        assertThat(between.more(900_000).least()).isEqualTo(between.low() - 900_000);
        assertThat(between.more(900_000).most()).isEqualTo(between.high() - 900_000);
        assertThat(between.more(2_000_000)).isEqualTo(new CutEstimate.More(0, 0));
        assertThat(between.more(Long.MIN_VALUE)).isEqualTo(new CutEstimate.More(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    @DisplayName("is exact below 128 minor units, where all are equal and where there is one member")
    void exact() {
        sketch.add(1_234_567);
        CutRule whole = CutRule.top(10_000, Year.CNY);
        assertThat(sketch.estimate(whole)).isEqualTo(new CutEstimate.Between(1, 1, 1_234_567, 1_234_567));
        sketch.add(1_234_567);
        assertThat(sketch.estimate(half)).isEqualTo(new CutEstimate.Between(2, 1, 1_234_567, 1_234_567));
        sketch.add(127);
        assertThat(sketch.estimate(whole)).isEqualTo(new CutEstimate.Between(3, 3, 127, 127));
    }

    @Test
    @DisplayName("names why nobody would be in")
    void none() {
        assertThat(sketch.estimate(half)).isEqualTo(new CutEstimate.None(NoCut.NO_POPULATION, 0, 0));
        sketch.add(-5);
        sketch.add(10);
        assertThat(sketch.estimate(CutRule.top(0, Year.CNY))).isEqualTo(new CutEstimate.None(NoCut.NO_SHARE, 1, 0));
        assertThat(sketch.estimate(half)).isEqualTo(new CutEstimate.None(NoCut.NO_PLACE, 1, 0));
        assertThat(sketch.estimate(half.smallest(2))).isEqualTo(new CutEstimate.None(NoCut.SMALL_POPULATION, 1, 0));
        assertThat(sketch.estimate(half.population(Population.EVERYONE).minimum(Year.fen(11))))
                .isEqualTo(new CutEstimate.None(NoCut.BELOW_MINIMUM, 2, 1));
    }

    @Test
    @DisplayName("folds into what the caller needs")
    void folds() {
        sketch.add(10);
        assertThat(sketch.estimate(half)
                        .<String>fold(
                                between -> "from " + between.low(),
                                none -> none.reason().name()))
                .isEqualTo("NO_PLACE");
    }
}
