package io.communitykit.referral.lottery;

import static io.communitykit.referral.lottery.Wheel.prize;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Published odds")
class LotteryOddsTest {

    private static final String S1 = "\"rarity\": \"s\"";

    /** Draws of one wait for the class, weighed: by walking every course that it can take, with weights of a million a draw. */
    private static final class Walk {

        private final int after;
        private final Map<String, Integer> odds;
        private final Map<String, BigInteger> came = new TreeMap<>();

        private Walk(int after, Map<String, Integer> odds) {
            this.after = after;
            this.odds = odds;
        }

        /** All courses from here on, where {@code weight} of ALL^{@code left} ... reach this draw. */
        private void walk(int draw, BigInteger weight) {
            boolean sure = draw == after;
            int ofClass = odds.entrySet().stream()
                    .filter(it -> it.getKey().startsWith("s"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            // Of a sure draw the class alone shares the weight; all weights are kept in units of ofClass / ALL^(after +
            // 1).
            BigInteger unit = BigInteger.valueOf(LotteryPrize.ALL).pow(after - draw);
            odds.forEach((prize, its) -> {
                BigInteger part = weight.multiply(BigInteger.valueOf(its));
                boolean hit = prize.startsWith("s");
                if (sure) {
                    if (hit) {
                        came.merge(prize, part.multiply(BigInteger.valueOf(LotteryPrize.ALL)), BigInteger::add);
                    }
                    return;
                }
                came.merge(prize, part.multiply(unit).multiply(BigInteger.valueOf(ofClass)), BigInteger::add);
                if (!hit) {
                    walk(draw + 1, part);
                }
            });
        }

        private BigInteger all() {
            return came.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    @ParameterizedTest(name = "class of {0} and {1}, other {2}, after {3}")
    @CsvSource({
        "500000, 0, 500000, 3",
        "250000, 250000, 250000, 4",
        "1, 0, 999999, 5",
        "10000, 20000, 300000, 6",
        "7, 11, 13, 1",
        "600000, 400000, 0, 2"
    })
    @DisplayName("with pity are exactly what walking every course gives")
    void enumerated(int s1, int s2, int other, int after) {
        LotteryPolicy policy = Wheel.lottery(
                List.of(prize("s1", s1, S1), prize("s2", s2, S1), prize("x", other)),
                "\"pity\": {\"rarity\": \"s\", \"after\": " + after + "}");
        Map<String, Integer> odds =
                new TreeMap<>(Map.of("s1", s1, "s2", s2, "x", other, "none", LotteryPrize.ALL - s1 - s2 - other));
        Walk walk = new Walk(after, odds);
        walk.walk(0, BigInteger.ONE);
        LotteryOdds published = LotteryOdds.of(policy);
        for (LotteryOdds.Rate rate : published.rates()) {
            equal(rate.chance(), walk, rate.prize().value());
        }
        equal(published.nothing(), walk, "none");
        assertThat(published.rates()).hasSize((int) odds.entrySet().stream()
                .filter(it -> !it.getKey().equals("none") && it.getValue() > 0)
                .count());
    }

    private static void equal(LotteryOdds.Chance chance, Walk walk, String prize) {
        assertThat(chance.numerator().multiply(walk.all()))
                .isEqualTo(walk.came.getOrDefault(prize, BigInteger.ZERO).multiply(chance.denominator()));
        assertThat(chance.numerator().gcd(chance.denominator())).isEqualTo(BigInteger.ONE);
    }

    @Test
    @DisplayName("of the most prizes and the longest wait come to one together")
    void most() {
        List<String> prizes = IntStream.range(0, LotteryPolicy.MAX_PRIZES)
                .mapToObj(it -> it % 2 == 0 ? prize("p" + it, 1 + it % 3, S1) : prize("p" + it, 900))
                .toList();
        LotteryOdds odds = LotteryOdds.of(Wheel.lottery(prizes, "\"pity\": {\"rarity\": \"s\", \"after\": 1000}"));
        assertThat(odds.rates()).hasSize(LotteryPolicy.MAX_PRIZES);
        BigDecimal sum =
                odds.rates().stream().map(it -> rate(it.chance())).reduce(rate(odds.nothing()), BigDecimal::add);
        assertThat(sum.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-90"));
    }

    private static BigDecimal rate(LotteryOdds.Chance chance) {
        return new BigDecimal(chance.numerator())
                .divide(new BigDecimal(chance.denominator()), 100, RoundingMode.HALF_UP);
    }

    @Test
    @DisplayName("without pity are the odds")
    void plain() {
        LotteryOdds odds = LotteryOdds.of(Wheel.lottery(List.of(prize("a", 250_000), prize("b", 0))));
        assertThat(odds.rates()).hasSize(1);
        assertThat(odds.rates().get(0).chance())
                .isEqualTo(new LotteryOdds.Chance(250_000, BigInteger.ONE, BigInteger.valueOf(4)));
        assertThat(odds.nothing().percent()).isEqualTo(new BigDecimal("75.0000"));
    }

    @Test
    @DisplayName("of a coin with pity after one miss are two in three")
    void coin() {
        LotteryOdds odds = LotteryOdds.of(
                Wheel.lottery(List.of(prize("a", 500_000, S1)), "\"pity\": {\"rarity\": \"s\", \"after\": 1}"));
        assertThat(odds.rates().get(0).chance())
                .isEqualTo(new LotteryOdds.Chance(500_000, BigInteger.TWO, BigInteger.valueOf(3)));
    }

    @Test
    @DisplayName("are a text that members read")
    void text() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("𠮷", 1, S1), prize("b", 123_456)), "\"pity\": {\"rarity\": \"s\", \"after\": 9}"));
        assertThat(wheel.lotteries.odds().text()).isEqualTo("""
                奖品🎁𠮷: 0.0001% of a draw, 10.0000% of all draws with the guarantee
                奖品🎁b: 12.3456% of a draw, 11.1110% of all draws with the guarantee
                no prize: 87.6543% of a draw, 78.8889% of all draws with the guarantee
                After 9 draws without a prize of class s the next draw gives one while any is left.
                Rates hold while every prize is left.
                """);
    }
}
