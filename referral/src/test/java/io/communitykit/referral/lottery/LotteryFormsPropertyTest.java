package io.communitykit.referral.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.lottery.LotteryDraw.By;
import io.communitykit.referral.lottery.LotteryDraw.Outcome;
import io.communitykit.referral.lottery.LotteryDraw.Payment;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.lottery.LotteryDraw.Won;
import io.communitykit.referral.lottery.LotteryPrize.Cost;
import io.communitykit.referral.lottery.LotteryPrize.Gift;
import io.communitykit.referral.lottery.LotteryPrize.Rarity;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Missed;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.lottery.LotteryState.Spent;
import io.communitykit.referral.lottery.internal.LotteryForms;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("What is stored of a lottery")
class LotteryFormsPropertyTest {

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), 1_000L * random.nextInt(1_000_000));
    }

    private static RewardUnit unit(Random random) {
        return random.nextBoolean()
                ? new RewardUnit(RewardUnit.Kind.MONEY, "CNY")
                : new RewardUnit(
                        one(random, new RewardUnit.Kind[] {RewardUnit.Kind.POINTS, RewardUnit.Kind.BENEFIT}),
                        "券🎫" + random.nextInt(3));
    }

    @Property(tries = 500)
    @Label("is read as it was written")
    void roundTrip(@ForAll long seed) {
        Random random = new Random(seed);
        TreeMap<PrizeId, Long> taken = new TreeMap<>();
        TreeMap<RewardUnit, Spent> spent = new TreeMap<>();
        TreeSet<Long> owed = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            taken.put(new PrizeId("奖𠮷" + random.nextInt(9)), (long) random.nextInt(3));
            spent.put(unit(random), new Spent(random.nextInt(2), random.nextInt(2)));
            owed.add((long) random.nextInt(99));
        }
        Activity activity = new Activity(
                maybe(random, Wheel.seed(random.nextInt(9)).commitment()),
                maybe(random, instant(random)),
                random.nextInt(3),
                random.nextInt(3),
                maybe(random, instant(random)),
                random.nextBoolean() ? "" : "5ea1",
                random.nextInt(3),
                random.nextBoolean() ? "" : "5ea2",
                taken,
                spent);
        assertThat(LotteryForms.readActivity(LotteryForms.write(activity))).isEqualTo(activity);
        Player player = new Player(
                random.nextInt(3),
                random.nextInt(3),
                maybe(random, LocalDate.ofEpochDay(random.nextInt(99_999))),
                random.nextInt(3),
                maybe(random, new Missed(new Rarity("稀有🌟"), random.nextInt(3))),
                owed,
                maybe(random, instant(random)));
        assertThat(LotteryForms.readPlayer(LotteryForms.write(player))).isEqualTo(player);
        LotteryDraw draw = draw(random);
        assertThat(LotteryForms.readDraw(draw.number(), draw.member(), draw.at(), LotteryForms.write(draw)))
                .isEqualTo(draw);
        assertThat(LotteryBooks.draw(LotteryBooks.entry(draw))).isEqualTo(draw);
    }

    private static LotteryDraw draw(Random random) {
        Gift gift = new Gift(unit(random), 1L + random.nextInt(9), new Cost(unit(random), random.nextInt(9)));
        return new LotteryDraw(
                1L + random.nextInt(9),
                new PolicyVersion("版🐼" + random.nextInt(9)),
                "ticket" + random.nextInt(9),
                Party.of(new MemberId("会员" + random.nextInt(9))),
                random.nextInt(9),
                instant(random),
                new Outcome(
                        random.nextInt(LotteryPrize.ALL),
                        maybe(random, new PrizeId("奖" + random.nextInt(9))),
                        one(random, By.values()),
                        maybe(random, one(random, Reason.values())),
                        maybe(random, new Won(new PrizeId("奖𠮷"), gift))),
                "5ea1" + random.nextInt(9),
                new Payment(one(random, Status.values()), random.nextInt(3), random.nextInt(3)));
    }
}
