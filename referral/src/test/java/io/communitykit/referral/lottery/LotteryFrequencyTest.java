package io.communitykit.referral.lottery;

import static io.communitykit.referral.lottery.Wheel.prize;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.spi.Party;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Thresholds are the 99.9th percentiles of chi-square: NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.4. */
@DisplayName("Of a hundred thousand draws from one seed")
class LotteryFrequencyTest {

    private static final int DRAWS = 100_000;

    private static void draw(LotteryPolicy policy, Consumer<LotteryDraw> each) {
        LotteryRules rules = new LotteryRules(policy, Wheel.SEED);
        Party member = Party.of(new MemberId("m"));
        LotteryState state = LotteryState.of(Activity.NEW, Player.NEW);
        for (int i = 0; i < DRAWS; i++) {
            LotteryDecision decision = rules.decide(state, "ticket " + i, member, Wheel.START);
            LotteryDraw draw = decision.result().kept().orElseThrow();
            each.accept(draw);
            // What is owed is paid: kept it would only make the state long.
            Player player = decision.after().player();
            state = LotteryState.of(decision.after().activity(), player.settled(draw.number()));
        }
    }

    private static double chiSquare(Map<String, Integer> seen, Map<String, Integer> odds) {
        double sum = 0;
        for (Map.Entry<String, Integer> each : odds.entrySet()) {
            double expected = (double) DRAWS * each.getValue() / LotteryPrize.ALL;
            double off = seen.getOrDefault(each.getKey(), 0) - expected;
            sum += off * off / expected;
        }
        return sum;
    }

    @Test
    @DisplayName("each prize comes as often as its odds say (chi-square below 18.467 at 4 degrees of freedom)")
    void odds() {
        Map<String, Integer> odds = Map.of("a", 500_000, "b", 300_000, "c", 150_000, "d", 1_000, "none", 49_000);
        LotteryPolicy policy = Wheel.lottery(
                List.of(prize("a", 500_000), prize("b", 300_000), prize("c", 150_000), prize("d", 1_000)));
        Map<String, Integer> seen = new TreeMap<>();
        draw(
                policy,
                draw -> seen.merge(draw.outcome().drawn().map(PrizeId::value).orElse("none"), 1, Integer::sum));
        assertThat(chiSquare(seen, odds)).isLessThan(18.467);
    }

    @Test
    @DisplayName("each hundredth of the values comes equally often (chi-square below 148.230 at 99 degrees of freedom)")
    void values() {
        Map<String, Integer> odds = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            odds.put(String.valueOf(i), LotteryPrize.ALL / 100);
        }
        Map<String, Integer> seen = new TreeMap<>();
        draw(
                Wheel.lottery(List.of(prize("a", 1))),
                draw -> seen.merge(String.valueOf(draw.outcome().value() / 10_000), 1, Integer::sum));
        assertThat(chiSquare(seen, odds)).isLessThan(148.230);
    }

    @Test
    @DisplayName(
            "with pity each prize comes as often as is published, within five standard deviations of a fair coin of its rate")
    void pity() {
        LotteryPolicy policy = Wheel.lottery(
                List.of(
                        prize("s1", 15_000, "\"rarity\": \"s\""),
                        prize("s2", 5_000, "\"rarity\": \"s\""),
                        prize("a", 600_000)),
                "\"pity\": {\"rarity\": \"s\", \"after\": 9}");
        Map<String, Integer> seen = new TreeMap<>();
        draw(
                policy,
                draw -> seen.merge(
                        draw.outcome().won().map(it -> it.prize().value()).orElse("none"), 1, Integer::sum));
        LotteryOdds odds = LotteryOdds.of(policy);
        for (LotteryOdds.Rate rate : odds.rates()) {
            double p = rate.chance().numerator().doubleValue()
                    / rate.chance().denominator().doubleValue();
            assertThat((double) seen.getOrDefault(rate.prize().value(), 0))
                    .isBetween(
                            DRAWS * p - 5 * Math.sqrt(DRAWS * p * (1 - p)),
                            DRAWS * p + 5 * Math.sqrt(DRAWS * p * (1 - p)));
        }
    }
}
