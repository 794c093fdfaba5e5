package io.communitykit.testkit.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.lottery.Lotteries;
import io.communitykit.referral.lottery.LotteryDraw;
import io.communitykit.referral.lottery.LotteryState;
import io.communitykit.referral.lottery.PrizeId;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.testkit.killed.KilledShop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledLotteriesTest {

    private static final RewardUnit COINS = new RewardUnit(RewardUnit.Kind.POINTS, "coins");

    @TempDir
    private Path directory;

    @RepeatedTest(3)
    @Timeout(120)
    @DisplayName(
            "kill -9 among draws and payments: told again, the seed says the same, stock and budget are exact and nobody"
                    + " is paid twice")
    void killed(RepetitionInfo repetition) throws IOException, InterruptedException, SQLException {
        KilledShop<LotteryProcess.Shop> shop = KilledShop.after(
                KilledShop.Moment.of(repetition, 12, 30), LotteryProcess.class, directory, LotteryProcess.Shop::new);
        Lotteries again = shop.again().lotteries();
        List<LotteryDraw> draws = again.draws(Optional.empty(), 10_000);
        assertThat(draws)
                .isEqualTo(shop.clean().lotteries().draws(Optional.empty(), 10_000))
                .hasSize(shop.steps());
        assertThat(again.audit(List.of(LotteryProcess.POLICY)).findings()).isEmpty();

        Map<String, Long> won = new TreeMap<>();
        Map<String, Long> given = new TreeMap<>();
        draws.stream()
                .filter(it -> it.payment().status() == LotteryDraw.Status.PAID)
                .forEach(it -> {
                    LotteryDraw.Won prize = it.outcome().won().orElseThrow();
                    won.merge(it.member().toString(), prize.gift().amount(), Math::addExact);
                    given.merge(prize.prize().value(), 1L, Math::addExact);
                });
        assertThat(shop.paid().sums()).isEqualTo(won).isEqualTo(shop.cleanPaid().sums());
        assertThat(given.getOrDefault("大奖", 0L)).isLessThanOrEqualTo(LotteryProcess.STOCK);
        long spent = won.values().stream().mapToLong(it -> it).sum();
        assertThat(spent).isBetween(1L, (long) LotteryProcess.BUDGET);
        LotteryState.Activity activity = again.activity();
        assertThat(activity.spent(COINS)).isEqualTo(new LotteryState.Spent(0, spent));
        given.forEach(
                (prize, count) -> assertThat(activity.taken(new PrizeId(prize))).isEqualTo(count));
    }
}
