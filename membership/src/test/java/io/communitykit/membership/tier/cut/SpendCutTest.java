package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cut of sums")
class SpendCutTest {

    private static final long[] TEN = {500, 100, 900, 300, 700, 200, 1_000, 400, 800, 600};

    @Test
    @DisplayName("lets the top share in and says from which sum on")
    void top() {
        CutResult result = SpendCut.cut(Year.everyone(3_000), Year.OFF, TEN);

        assertThat(result).isEqualTo(new CutResult.Made(Year.OFF, 10, 3, 3, 800, CutResult.Edge.CLEAN, 0));
        assertThat(result.place(800)).isEqualTo(Place.IN);
        assertThat(result.place(799)).isEqualTo(Place.OUT);
        assertThat(result.off().next()).isEqualTo(Year.OFF.next());
    }

    @Test
    @DisplayName("does not change the sums")
    void untouched() {
        long[] sums = TEN.clone();
        SpendCut.cut(Year.everyone(3_000), Year.OFF, sums);
        assertThat(sums).isEqualTo(TEN);
    }

    @Test
    @DisplayName("of a share of 0 lets nobody in, whatever the rounding")
    void no_share() {
        CutRule rule = Year.everyone(0).count(CountRule.CEILING);
        assertThat(SpendCut.cut(rule, Year.OFF, TEN)).isEqualTo(new CutResult.None(Year.OFF, NoCut.NO_SHARE, 10, 0));
        assertThat(SpendCut.cut(rule, Year.OFF, new long[0]))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.NO_SHARE, 0, 0));
    }

    @Test
    @DisplayName("of a share of 100 per cent lets everybody of the population in")
    void whole_share() {
        assertThat(SpendCut.cut(Year.everyone(10_000), Year.OFF, TEN))
                .isEqualTo(new CutResult.Made(Year.OFF, 10, 10, 10, 100, CutResult.Edge.CLEAN, 0));
    }

    @Test
    @DisplayName("of a share of 100 per cent still holds back who is below 0 after refunds")
    void below_zero() {
        CutResult result = SpendCut.cut(Year.everyone(10_000), Year.OFF, new long[] {-1, 0, 5});

        assertThat(result).isEqualTo(new CutResult.Made(Year.OFF, 3, 3, 2, 0, CutResult.Edge.CLEAN, 1));
        assertThat(result.place(-1)).isEqualTo(Place.OUT);
    }

    @Test
    @DisplayName("of equal members follows the rule for ties: all, none, or exactly as many as there are places")
    void all_equal() {
        long[] equal = LongStream.generate(() -> 42).limit(10).toArray();
        CutRule rule = Year.everyone(3_000);

        assertThat(SpendCut.cut(rule, Year.OFF, equal))
                .isEqualTo(new CutResult.Made(Year.OFF, 10, 3, 10, 42, new CutResult.Edge(10, 0), 0));
        assertThat(SpendCut.cut(rule.ties(Ties.EXCLUDE_ALL), Year.OFF, equal))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.ALL_TIED, 10, 3));
        CutResult byKey = SpendCut.cut(rule.ties(Ties.BY_KEY), Year.OFF, equal);
        assertThat(byKey).isEqualTo(new CutResult.Made(Year.OFF, 10, 3, 3, 42, new CutResult.Edge(3, 7), 0));
        assertThat(byKey.place(42)).isEqualTo(Place.BY_KEY);
        assertThat(byKey.place(43)).isEqualTo(Place.IN);
        assertThat(byKey.place(41)).isEqualTo(Place.OUT);
    }

    @Test
    @DisplayName("with ties excluded starts at the next larger sum")
    void excluded() {
        long[] sums = {10, 7, 7, 7, 1};
        assertThat(SpendCut.cut(Year.everyone(4_000).ties(Ties.EXCLUDE_ALL), Year.OFF, sums))
                .isEqualTo(new CutResult.Made(Year.OFF, 5, 2, 1, 10, new CutResult.Edge(0, 3), 0));
    }

    @Test
    @DisplayName("of equal members who fit exactly is clean under every rule")
    void exact_fit() {
        for (Ties ties : Ties.values()) {
            assertThat(SpendCut.cut(Year.everyone(5_000).ties(ties), Year.OFF, new long[] {7, 7, 1, 2}))
                    .isEqualTo(new CutResult.Made(Year.OFF, 4, 2, 2, 7, CutResult.Edge.CLEAN, 0));
        }
    }

    @Test
    @DisplayName("of one member lets that member in or not, as the rounding says")
    void one_member() {
        long[] one = {5};
        assertThat(SpendCut.cut(Year.everyone(1_000), Year.OFF, one))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.NO_PLACE, 1, 0));
        assertThat(SpendCut.cut(Year.everyone(1_000).count(CountRule.CEILING), Year.OFF, one))
                .isEqualTo(new CutResult.Made(Year.OFF, 1, 1, 1, 5, CutResult.Edge.CLEAN, 0));
    }

    @Test
    @DisplayName("of nobody, or of nobody who spent, is named so")
    void nobody() {
        assertThat(SpendCut.cut(Year.everyone(1_000), Year.OFF, new long[0]))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.NO_POPULATION, 0, 0));
        assertThat(SpendCut.cut(CutRule.top(1_000, Year.CNY), Year.OFF, new long[] {0, -3}))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.NO_POPULATION, 0, 0));
    }

    @Test
    @DisplayName("of spenders counts neither 0 nor less")
    void spenders() {
        long[] sums = {0, -3, 0, 4, 6};
        assertThat(SpendCut.cut(CutRule.top(5_000, Year.CNY), Year.OFF, sums))
                .isEqualTo(new CutResult.Made(Year.OFF, 2, 1, 1, 6, CutResult.Edge.CLEAN, 0));
        assertThat(SpendCut.cut(Year.everyone(5_000), Year.OFF, sums))
                .isEqualTo(new CutResult.Made(Year.OFF, 5, 2, 2, 4, CutResult.Edge.CLEAN, 0));
    }

    @Test
    @DisplayName("of a small population is not made, and of one at the guard it is")
    void small() {
        assertThat(SpendCut.cut(Year.everyone(3_000).smallest(11), Year.OFF, TEN))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.SMALL_POPULATION, 10, 3));
        assertThat(SpendCut.cut(Year.everyone(3_000).smallest(10), Year.OFF, TEN))
                .isInstanceOf(CutResult.Made.class);
    }

    @Test
    @DisplayName("leaves places empty where the minimum is not reached, and says how many")
    void minimum() {
        assertThat(SpendCut.cut(Year.everyone(3_000).minimum(Year.fen(850)), Year.OFF, TEN))
                .isEqualTo(new CutResult.Made(Year.OFF, 10, 3, 2, 900, CutResult.Edge.CLEAN, 1));
        assertThat(SpendCut.cut(Year.everyone(3_000).minimum(Year.fen(800)), Year.OFF, TEN))
                .isEqualTo(new CutResult.Made(Year.OFF, 10, 3, 3, 800, CutResult.Edge.CLEAN, 0));
        assertThat(SpendCut.cut(Year.everyone(3_000).minimum(Year.fen(1_001)), Year.OFF, TEN))
                .isEqualTo(new CutResult.None(Year.OFF, NoCut.BELOW_MINIMUM, 10, 3));
    }

    @Test
    @DisplayName("asks nothing of ties among those whom the minimum holds back")
    void ties_below_the_minimum() {
        CutRule rule = Year.everyone(5_000).minimum(Year.fen(8)).ties(Ties.EXCLUDE_ALL);
        assertThat(SpendCut.cut(rule, Year.OFF, new long[] {9, 7, 7, 7}))
                .isEqualTo(new CutResult.Made(Year.OFF, 4, 2, 1, 9, CutResult.Edge.CLEAN, 1));
    }

    @Test
    @DisplayName("folds into what the caller needs")
    void folds() {
        assertThat(SpendCut.cut(Year.everyone(3_000), Year.OFF, TEN)
                        .<String>fold(
                                made -> "from " + made.threshold(),
                                none -> none.reason().name()))
                .isEqualTo("from 800");
        assertThat(SpendCut.cut(Year.everyone(0), Year.OFF, TEN)
                        .<String>fold(
                                made -> "from " + made.threshold(),
                                none -> none.reason().name()))
                .isEqualTo("NO_SHARE");
    }
}
