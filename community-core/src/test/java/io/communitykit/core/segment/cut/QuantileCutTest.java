package io.communitykit.core.segment.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.cut.QuantileCut.Band;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cut into quantiles")
class QuantileCutTest {

    private static final Instant AT = Instant.parse("2025-01-01T00:00:00.000001Z");
    private static final QuantileRule QUINTILES = QuantileRule.of(5);
    /** Members strictly below: 10 0, 20 1, 30 4, 40 5, 50 6, 60 8, 70 9. Others at or below: 0, 3, 4, 5, 7, 8, 9. */
    private static final long[] TEN = {20, 70, 50, 10, 20, 60, 40, 50, 30, 20};

    @Test
    @DisplayName("puts equal values where the first of them would go")
    void to_lower() {
        QuantileCut cut = tally(QUINTILES, TEN).cut(AT);

        assertThat(cut)
                .isEqualTo(new QuantileCut.Made(
                        QUINTILES,
                        AT,
                        10,
                        0,
                        List.of(
                                new Band(1, 10, 0, 4),
                                new Band(3, 30, 0, 2),
                                new Band(4, 50, 0, 2),
                                new Band(5, 60, 0, 2))));
    }

    @Test
    @DisplayName("or where the last of them would, as the rule says")
    void to_higher() {
        QuantileRule rule = QUINTILES.ties(Ties.TO_HIGHER);
        assertThat(tally(rule, TEN).cut(AT))
                .isEqualTo(new QuantileCut.Made(
                        rule,
                        AT,
                        10,
                        0,
                        List.of(
                                new Band(1, 10, 0, 1),
                                new Band(2, 20, 0, 3),
                                new Band(3, 30, 0, 2),
                                new Band(4, 50, 0, 2),
                                new Band(5, 60, 0, 2))));
    }

    @Test
    @DisplayName("or tells them apart by the hash of their ids, and then has groups of one size")
    void by_hash() {
        QuantileCut cut = tally(QUINTILES.ties(Ties.BY_HASH), TEN).cut(AT);
        for (int group = 1; group <= 5; group++) {
            assertThat(cut.size(group)).isEqualTo(2);
        }
        assertThat(cut.threshold(2)).hasValue(20);
        assertThatThrownBy(() -> cut.groupOf(20))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("ask with the member");
    }

    @Test
    @DisplayName("hashes ids by murmur3, as published for the quick brown fox")
    void hash() {
        // The common test vector of MurmurHash3_x64_128 with seed 0: e34bbc7bbc071b6c 7a433ca9c49a9347.
        MemberId fox = new MemberId("The quick brown fox jumps over the lazy dog");
        assertThat(QuantileTally.key(Ties.BY_HASH, fox)).isEqualTo(0xe34bbc7bbc071b6cL);
        assertThat(QuantileTally.key(Ties.TO_LOWER, fox)).isZero();
    }

    @Test
    @DisplayName("gives thresholds that a value nobody had is compared with")
    void thresholds() {
        QuantileCut cut = tally(QUINTILES, TEN).cut(AT);

        assertThat(cut.threshold(1)).hasValue(10);
        assertThat(cut.threshold(2)).as("nobody is in group 2").hasValue(30);
        assertThat(cut.threshold(3)).hasValue(30);
        assertThat(cut.threshold(5)).hasValue(60);
        assertThat(cut.groupOf(29)).hasValue(1);
        assertThat(cut.groupOf(31)).hasValue(3);
        assertThat(cut.groupOf(-5)).hasValue(1);
        assertThat(cut.groupOf(Long.MAX_VALUE)).hasValue(5);
    }

    @Test
    @DisplayName("of equal members puts all into the lowest group or all into the highest")
    void all_equal() {
        long[] equal = {7, 7, 7, 7, 7, 7};
        QuantileCut lower = tally(QUINTILES, equal).cut(AT);
        assertThat(lower.size(1)).isEqualTo(6);
        assertThat(lower.threshold(2)).isEmpty();
        assertThat(lower.groupOf(1_000)).hasValue(1);
        QuantileCut higher = tally(QUINTILES.ties(Ties.TO_HIGHER), equal).cut(AT);
        assertThat(higher.size(5)).isEqualTo(6);
        assertThat(higher.groupOf(6)).as("below everybody").hasValue(1);
    }

    @Test
    @DisplayName("of fewer members than groups is not made, and says so")
    void too_few() {
        QuantileCut cut = tally(QUINTILES, 1, 2, 3, 4).cut(AT);
        assertThat(cut).isEqualTo(new QuantileCut.None(QUINTILES, AT, 4, 0));
        assertThat(cut.groupOf(4)).isEmpty();
        assertThat(cut.groupOf(new MemberId("m0"), 1)).isEmpty();
        assertThat(cut.threshold(5)).isEmpty();
        assertThat(cut.size(5)).isZero();
        assertThat(tally(QUINTILES, 1, 2, 3, 4, 5).cut(AT)).isInstanceOf(QuantileCut.Made.class);
        assertThat(tally(QUINTILES).cut(AT)).isEqualTo(new QuantileCut.None(QUINTILES, AT, 0, 0));
    }

    @Test
    @DisplayName("of fewer members than the guard asks for is not made either")
    void guard() {
        assertThat(tally(QUINTILES.smallest(11), TEN).cut(AT)).isInstanceOf(QuantileCut.None.class);
        assertThat(tally(QUINTILES.smallest(10), TEN).cut(AT)).isInstanceOf(QuantileCut.Made.class);
    }

    @Test
    @DisplayName("counts members without a value, who move no border")
    void missing() {
        QuantileTally tally = tally(QUINTILES, TEN);
        for (int i = 0; i < 100; i++) {
            tally.addMissing();
        }
        QuantileCut cut = tally.cut(AT);
        assertThat(cut.missing()).isEqualTo(100);
        assertThat(cut.population()).isEqualTo(10);
        assertThat(cut.threshold(5)).hasValue(60);
    }

    @Test
    @DisplayName("may be made again after more was told")
    void again() {
        QuantileTally tally = tally(QUINTILES, TEN);
        QuantileCut first = tally.cut(AT);
        assertThat(tally.cut(AT)).isEqualTo(first);
        tally.add(new MemberId("m10"), 5);
        assertThat(tally.cut(AT).threshold(1)).hasValue(5);
    }

    @Test
    @DisplayName("of 100,000 members agrees with their ranks")
    void large() {
        QuantileTally tally = QuantileTally.of(QuantileRule.of(1_000));
        for (int i = 0; i < 100_000; i++) {
            // 48,271 has no divisor in common with 100,000, so that each value comes once.
            tally.add(new MemberId("m" + i), i * 48_271L % 100_000);
        }
        QuantileCut cut = tally.cut(AT);
        for (int group = 1; group <= 1_000; group++) {
            assertThat(cut.threshold(group)).hasValue((group - 1) * 100L);
            assertThat(cut.size(group)).isEqualTo(100);
        }
    }

    @Test
    @DisplayName("becomes an attribute that the host names")
    void attribute() {
        AttributeName name = new AttributeName("spendQuintile");
        MemberId member = new MemberId("m1");
        assertThat(CutAttributes.group(name, tally(QUINTILES, TEN).cut(AT), member, 70))
                .isEqualTo(Map.of(name, AttributeValue.of(5)));
        assertThat(CutAttributes.group(name, tally(QUINTILES).cut(AT), member, 70))
                .isEmpty();
    }

    @Test
    @DisplayName("refuses rules and kept cuts that make no sense")
    void refused() {
        assertThatThrownBy(() -> QuantileRule.of(1)).hasMessageContaining("2 to 1000, got 1");
        assertThatThrownBy(() -> QuantileRule.of(1_001)).hasMessageContaining("got 1001");
        assertThatThrownBy(() -> QUINTILES.smallest(4)).hasMessageContaining("got 4");
        assertThatThrownBy(() -> tally(QUINTILES, TEN).cut(AT).size(6)).hasMessageContaining("1 to 5, got 6");
        assertThatThrownBy(() -> tally(QUINTILES).cut(AT).threshold(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> made(5, new Band(1, 10, 0, 4))).hasMessageContaining("the population 5, got 4");
        assertThatThrownBy(() -> made(4, new Band(6, 10, 0, 4))).hasMessageContaining("from 1 to 5");
        assertThatThrownBy(() -> made(4, new Band(2, 10, 0, 2), new Band(2, 11, 0, 2)))
                .hasMessageContaining("from 3 to 5");
        assertThatThrownBy(() -> made(4, new Band(2, 10, 0, 2), new Band(3, 10, 0, 2)))
                .hasMessageContaining("must be above");
        assertThatThrownBy(() -> made(0, new Band(2, 10, 0, 0))).hasMessageContaining("size=0");
        assertThatThrownBy(() -> new QuantileCut.None(QUINTILES, AT, -1, 0)).hasMessageContaining("got -1");
    }

    private static QuantileCut made(long population, Band... bands) {
        return new QuantileCut.Made(QUINTILES, AT, population, 0, List.of(bands));
    }

    private static QuantileTally tally(QuantileRule rule, long... values) {
        QuantileTally tally = QuantileTally.of(rule);
        for (int i = 0; i < values.length; i++) {
            tally.add(new MemberId("m" + i), values[i]);
        }
        return tally;
    }
}
