package io.communitykit.referral.lottery;

import static io.communitykit.referral.lottery.Wheel.prize;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The table of prizes")
class PrizeTableTest {

    private static String at(PrizeTable table, int value) {
        return table.at(value).map(it -> it.id().value()).orElse("none");
    }

    @ParameterizedTest(name = "{0} draws {1}")
    @CsvSource({"0, a", "1, b", "2, b", "3, d", "500002, d", "500003, none", "999999, none"})
    @DisplayName("gives each prize as many values as its odds, to the last")
    void borders(int value, String prize) {
        PrizeTable table = new PrizeTable(
                Wheel.lottery(List.of(prize("a", 1), prize("b", 2), prize("c", 0), prize("d", 500_000))));
        assertThat(at(table, value)).isEqualTo(prize);
    }

    @Test
    @DisplayName("of a thousand prizes agrees with one that is read from its beginning")
    void naive() {
        List<String> prizes = new ArrayList<>();
        List<Integer> odds = new ArrayList<>();
        for (int i = 0; i < LotteryPolicy.MAX_PRIZES; i++) {
            odds.add(1 + i * 7_919 % 997);
            prizes.add(prize("p" + i, odds.get(i)));
        }
        PrizeTable table = new PrizeTable(Wheel.lottery(prizes));
        for (int value = 0; value < LotteryPrize.ALL; value += 13) {
            int rest = value;
            int index = 0;
            while (index < odds.size() && rest >= odds.get(index)) {
                rest -= odds.get(index++);
            }
            assertThat(at(table, value)).isEqualTo(index < odds.size() ? "p" + index : "none");
        }
    }
}
