package io.communitykit.core.segment.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The RFM grid")
class RfmGridTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant AT = Instant.parse("2025-03-01T00:00:00Z");

    @Test
    @DisplayName("scores ten members by hand: the most recent, most often and most is 555")
    void by_hand() {
        RfmTally tally = RfmTally.of(CNY);
        // Bought 1 to 10 days ago; frequency 1 1 1 1 1 1 2 2 3 9 from the longest ago; spend falls as recency rises.
        long[] orders = {9, 3, 2, 2, 1, 1, 1, 1, 1, 1};
        for (int i = 0; i < 10; i++) {
            tally.add(member(i), facts(i + 1, orders[i], (i + 1) * 100L));
        }
        RfmGrid grid = tally.cut(AT);

        assertThat(cells(grid, orders))
                .containsExactly("551", "551", "442", "442", "313", "313", "214", "214", "115", "115");
        assertThat(grid.cellOf(new MemberId("new"), facts(0, 20, 5_000))).hasValue(new RfmCell(5, 5, 5));
        assertThat(grid.recency().asOf()).isEqualTo(AT);
    }

    private static List<String> cells(RfmGrid grid, long[] orders) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < orders.length; i++) {
            cells.add(grid.cellOf(member(i), facts(i + 1, orders[i], (i + 1) * 100L))
                    .map(RfmCell::toString)
                    .orElse("none"));
        }
        return cells;
    }

    @Test
    @DisplayName("gives each of its 125 cells exactly one group, by the map over recency and the mean of the others")
    void total() {
        Map<String, RfmGroup> map = new HashMap<>();
        map.put("[1-2][1-2]", RfmGroup.HIBERNATING);
        map.put("[1-2][3-4]", RfmGroup.AT_RISK);
        map.put("[1-2]5", RfmGroup.CANNOT_LOSE);
        map.put("3[1-2]", RfmGroup.ABOUT_TO_SLEEP);
        map.put("33", RfmGroup.NEED_ATTENTION);
        map.put("[3-4][4-5]", RfmGroup.LOYAL);
        map.put("41", RfmGroup.PROMISING);
        map.put("51", RfmGroup.NEW);
        map.put("[4-5][2-3]", RfmGroup.POTENTIAL_LOYALISTS);
        map.put("5[4-5]", RfmGroup.CHAMPIONS);
        Map<RfmGroup, Integer> cells = new HashMap<>();
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                for (int m = 1; m <= 5; m++) {
                    String pair = "" + r + Math.round((f + m) / 2.0);
                    List<RfmGroup> groups = map.entrySet().stream()
                            .filter(entry -> Pattern.matches(entry.getKey(), pair))
                            .map(Map.Entry::getValue)
                            .toList();
                    assertThat(groups).as(pair).hasSize(1);
                    RfmGroup group = new RfmCell(r, f, m).group();
                    assertThat(group).as("%s%s%s", r, f, m).isEqualTo(groups.get(0));
                    cells.merge(group, 1, Integer::sum);
                }
            }
        }
        assertThat(cells).containsOnlyKeys(RfmGroup.values());
        assertThat(cells.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(125);
    }

    @Test
    @DisplayName("is put back as attributes that a condition asks for")
    void attributes() {
        Map<AttributeName, AttributeValue> written = new RfmCell(5, 4, 5).attributes();
        Condition best = Condition.attribute("rfmGroup").in("champions", "loyal");

        assertThat(written)
                .isEqualTo(Map.of(
                        new AttributeName("rfmCell"),
                        AttributeValue.of("545"),
                        new AttributeName("rfmGroup"),
                        AttributeValue.of("champions")));
        assertThat(best.evaluate(name -> Optional.ofNullable(written.get(name))))
                .isEqualTo(Truth.TRUE);
        assertThat(Condition.parse(best.toJson(), CutAttributes.schema())).isEqualTo(best);
    }

    @Test
    @DisplayName("of four members has no cells, and of five has them")
    void small() {
        RfmTally tally = RfmTally.of(CNY);
        for (int i = 0; i < 4; i++) {
            tally.add(member(i), facts(i, 1 + i, 100L * i));
        }
        assertThat(tally.cut(AT).cellOf(member(3), facts(3, 4, 300))).isEmpty();
        assertThat(tally.cut(AT).attributes(member(3), facts(3, 4, 300))).isEmpty();
        tally.add(member(4), facts(4, 5, 400));
        assertThat(tally.cut(AT).attributes(member(4), facts(4, 5, 400)))
                .containsEntry(CutAttributes.RFM_CELL, AttributeValue.of("155"));
    }

    @Test
    @DisplayName("counts who bought nothing as missing, not as the lowest")
    void missing() {
        RfmTally tally = RfmTally.of(CNY, Ties.TO_HIGHER);
        for (int i = 0; i < 5; i++) {
            tally.add(member(i), facts(i, 1, 100));
            tally.addMissing();
        }
        RfmGrid grid = tally.cut(AT);
        assertThat(grid.recency().missing()).isEqualTo(5);
        assertThat(grid.monetary().population()).isEqualTo(5);
        assertThat(grid.frequency().size(5)).as("equal ones to the higher").isEqualTo(5);
    }

    @Test
    @DisplayName("refuses what is out of range, and counts nothing of money in another currency")
    void refused() {
        RfmTally tally = RfmTally.of(CNY);
        RfmFacts euros = new RfmFacts(AT, 1, new Money(1, Currency.getInstance("EUR")));
        assertThatThrownBy(() -> tally.add(member(0), euros)).hasMessageContaining("must be CNY, got EUR");
        assertThat(tally.cut(AT).recency().population()).isZero();
        assertThatThrownBy(() -> facts(1, 0, 1)).hasMessageContaining("1 or more, got 0");
        assertThatThrownBy(() -> new RfmCell(0, 1, 1)).hasMessageContaining("recency must be 1 to 5, got 0");
        assertThatThrownBy(() -> new RfmCell(1, 6, 1)).hasMessageContaining("frequency must be 1 to 5, got 6");
        QuantileCut quarters = QuantileTally.of(QuantileRule.of(4)).cut(AT);
        RfmGrid none = tally.cut(AT);
        assertThatThrownBy(() -> new RfmGrid(CNY, none.recency(), quarters, none.monetary()))
                .hasMessageContaining("frequency must be quintiles, got 4 groups");
    }

    private static MemberId member(int number) {
        return new MemberId("m" + number);
    }

    private static RfmFacts facts(int daysAgo, long orders, long fen) {
        return new RfmFacts(AT.minus(daysAgo, ChronoUnit.DAYS), orders, new Money(fen, CNY));
    }
}
