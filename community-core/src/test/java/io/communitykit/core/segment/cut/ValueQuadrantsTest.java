package io.communitykit.core.segment.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The value quadrants")
class ValueQuadrantsTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant AT = Instant.parse("2025-03-01T00:00:00Z");
    private static final QuadrantRule MEDIANS = QuadrantRule.medians(CNY);

    @Test
    @DisplayName("part four members at both medians")
    void medians() {
        ValueQuadrants cut = cut(MEDIANS, new long[][] {{100, 1}, {200, 8}, {300, 2}, {400, 9}});

        assertThat(cut.quadrantOf(fen(100), 1)).hasValue(ValueQuadrant.LOW_ARPU_LOW_VALUE);
        assertThat(cut.quadrantOf(fen(200), 8)).hasValue(ValueQuadrant.LOW_ARPU_HIGH_VALUE);
        assertThat(cut.quadrantOf(fen(300), 2)).hasValue(ValueQuadrant.HIGH_ARPU_LOW_VALUE);
        assertThat(cut.quadrantOf(fen(400), 9)).hasValue(ValueQuadrant.HIGH_ARPU_HIGH_VALUE);
        assertThat(cut.arpuFrom()).hasValue(300);
        assertThat(cut.indexFrom()).hasValue(8);
        assertThat(cut.asOf()).isEqualTo(AT);
    }

    @Test
    @DisplayName("keep a majority that pays nothing low, and put it high where the rule says so")
    void majority() {
        long[][] members = {{0, 5}, {0, 5}, {0, 5}, {100, 5}};
        ValueQuadrants lower = cut(MEDIANS, members);
        assertThat(lower.quadrantOf(fen(0), 5)).hasValue(ValueQuadrant.LOW_ARPU_LOW_VALUE);
        assertThat(lower.quadrantOf(fen(100), 5)).hasValue(ValueQuadrant.HIGH_ARPU_LOW_VALUE);
        assertThat(lower.indexFrom()).as("all are equal").isEmpty();
        ValueQuadrants higher = cut(
                MEDIANS.arpu(new AxisRule.Median(Ties.TO_HIGHER)).index(new AxisRule.Median(Ties.TO_HIGHER)), members);
        assertThat(higher.quadrantOf(fen(0), 5)).hasValue(ValueQuadrant.HIGH_ARPU_HIGH_VALUE);
    }

    @Test
    @DisplayName("put the middle one of three low: fewer than half are strictly below")
    void odd() {
        ValueQuadrants cut = cut(MEDIANS, new long[][] {{1, 1}, {2, 2}, {3, 3}});
        assertThat(cut.quadrantOf(fen(2), 2)).hasValue(ValueQuadrant.LOW_ARPU_LOW_VALUE);
        assertThat(cut.quadrantOf(fen(3), 3)).hasValue(ValueQuadrant.HIGH_ARPU_HIGH_VALUE);
    }

    @Test
    @DisplayName("are parted at given numbers, where the number itself is high")
    void given() {
        QuadrantRule rule = MEDIANS.arpu(AxisRule.from(250)).index(AxisRule.from(-1));
        ValueQuadrants cut = cut(rule, new long[][] {{100, 1}, {200, 8}});
        assertThat(cut.quadrantOf(fen(250), -1)).hasValue(ValueQuadrant.HIGH_ARPU_HIGH_VALUE);
        assertThat(cut.quadrantOf(fen(249), -2)).hasValue(ValueQuadrant.LOW_ARPU_LOW_VALUE);
    }

    @Test
    @DisplayName("leave out who lacks a value, and move no median for it")
    void missing() {
        QuadrantTally tally = QuadrantTally.of(MEDIANS);
        tally.add(new MemberId("a"), fen(1), 1);
        tally.add(new MemberId("b"), fen(2), 2);
        tally.addMissing();
        ValueQuadrants cut = tally.cut(AT);
        assertThat(cut.missing()).isEqualTo(1);
        assertThat(cut.population()).isEqualTo(2);
        assertThat(cut.arpuFrom()).hasValue(2);
    }

    @Test
    @DisplayName("of too few members are empty")
    void small() {
        assertThat(cut(MEDIANS, new long[][] {{1, 1}}).quadrantOf(fen(1), 1)).isEmpty();
        long[][] two = {{1, 1}, {2, 2}};
        assertThat(cut(MEDIANS.smallest(3), two).attributes(fen(2), 2)).isEmpty();
        assertThat(cut(MEDIANS.smallest(2), two).attributes(fen(2), 2))
                .isEqualTo(Map.of(CutAttributes.VALUE_QUADRANT, AttributeValue.of("highArpuHighValue")));
    }

    @Test
    @DisplayName("refuse what they cannot part")
    void refused() {
        assertThatThrownBy(() -> new AxisRule.Median(Ties.BY_HASH)).hasMessageContaining("got BY_HASH");
        assertThatThrownBy(() -> MEDIANS.smallest(1)).hasMessageContaining("2 or more, got 1");
        ValueQuadrants cut = cut(MEDIANS, new long[][] {{1, 1}, {2, 2}});
        Money euros = new Money(1, Currency.getInstance("EUR"));
        assertThatThrownBy(() -> cut.quadrantOf(euros, 1)).hasMessageContaining("must be CNY, got EUR");
        assertThatThrownBy(() -> new ValueQuadrants(MEDIANS, AT, -1, 0, cut.arpuFrom(), cut.indexFrom()))
                .hasMessageContaining("got -1 and 0");
    }

    private static ValueQuadrants cut(QuadrantRule rule, long[][] members) {
        QuadrantTally tally = QuadrantTally.of(rule);
        for (int i = 0; i < members.length; i++) {
            tally.add(new MemberId("m" + i), fen(members[i][0]), members[i][1]);
        }
        return tally.cut(AT);
    }

    private static Money fen(long minor) {
        return new Money(minor, CNY);
    }
}
