package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardCap.Measure;
import io.communitykit.referral.program.RewardUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What waits for room")
class QueueTest {

    /** In the shop's zone the program starts on 1 March 2026, a Sunday, and nobody is told anything at midnight. */
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static RewardCap cap(Measure measure, long limit, CalendarWindow window, OnLimit onLimit) {
        return new RewardCap(measure, limit, Optional.of(window), onLimit);
    }

    private static ReferralProgram program(Optional<TimeRange> runs, List<ProgramBudget> budgets, RewardCap... caps) {
        ReferralProgram plain = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE, caps));
        return new ReferralProgram(
                plain.version(),
                plain.program(),
                plain.zone(),
                runs,
                plain.qualification(),
                plain.hold(),
                plain.review(),
                plain.coolDown(),
                plain.rules(),
                budgets,
                plain.economics());
    }

    private static Shop capped(RewardCap... caps) {
        return new Shop(program(Optional.empty(), List.of(), caps));
    }

    private static Shop budget(Optional<TimeRange> runs) {
        return new Shop(program(runs, List.of(new ProgramBudget(RewardUnit.money(Shop.CNY), 500, OnLimit.QUEUE))));
    }

    private static Instant day(int number) {
        return CalendarWindow.startOfDay(
                FIRST.plusDays(number - 1L), Shop.program().zone());
    }

    private static Optional<Instant> wakes(Shop shop, String friend) {
        return shop.referrals.referral(new MemberId(friend)).orElseThrow().serveAt();
    }

    @Test
    @DisplayName("is looked at when the calendar's next stretch begins, and not before")
    void calendar() {
        Shop shop = capped(cap(Measure.COUNT, 1, CalendarWindow.Period.MONTH, OnLimit.QUEUE));
        shop.brings("alice", "f1", "f2", "f3");
        assertThat(wakes(shop, "f1")).isEmpty();
        assertThat(wakes(shop, "f2")).contains(day(32));
        shop.passes(Duration.ofDays(8));
        assertThat(shop.referrals.runDue(shop.now)).isZero();
        shop.now = day(32).minusNanos(1_000);
        assertThat(shop.referrals.runDue(shop.now)).isZero();
        shop.now = day(32);
        assertThat(shop.referrals.runDue(shop.now)).isEqualTo(2);
        assertThat(shop.account("alice", Shop.CASH).queued()).isEqualTo(500);
        assertThat(wakes(shop, "f2").or(() -> wakes(shop, "f3"))).contains(day(62));
    }

    @Test
    @DisplayName("is looked at when what was used leaves a rolling window, of the longest where there are several")
    void rolling() {
        Shop shop = capped(
                cap(Measure.AMOUNT, 1_000, new CalendarWindow.Rolling(7), OnLimit.QUEUE),
                cap(Measure.AMOUNT, 1_000, new CalendarWindow.Rolling(20), OnLimit.QUEUE));
        shop.brings("alice", "f1");
        shop.now = shop.now.plus(Duration.ofDays(2));
        shop.brings("alice", "f2", "f3");
        assertThat(wakes(shop, "f3")).contains(day(21));
        shop.now = day(21);
        shop.referrals.runDue(shop.now);
        assertThat(shop.account("alice", Shop.CASH).queued()).isZero();
        assertThat(wakes(shop, "f3")).isEmpty();
    }

    @Test
    @DisplayName("is looked at by the calendar also after the program's end, since it was earned before")
    void afterTheEnd() {
        TimeRange runs = new TimeRange(Shop.START, day(20));
        Shop shop = new Shop(program(
                Optional.of(runs), List.of(), cap(Measure.COUNT, 1, CalendarWindow.Period.MONTH, OnLimit.QUEUE)));
        shop.brings("alice", "f1", "f2", "f3");
        shop.now = day(32);
        shop.referrals.runDue(shop.now);
        shop.now = day(62);
        shop.referrals.runDue(shop.now);
        assertThat(shop.account("alice", Shop.CASH).queued()).isZero();
        assertThat(shop.referrals.runDue(day(400))).isZero();
    }

    @Test
    @DisplayName("under a budget that is spent is looked at more and more rarely, every 30 days in the end")
    void budget() {
        Shop shop = budget(Optional.empty());
        shop.brings("alice", "f1");
        shop.brings("bob", "f2");
        shop.passes(Duration.ofDays(8));
        int looks = 0;
        Instant before = shop.now;
        for (int i = 0; i < 12; i++) {
            shop.now = wakes(shop, "f2").orElseThrow();
            assertThat(Duration.between(before, shop.now)).isLessThanOrEqualTo(Duration.ofDays(30));
            before = shop.now;
            looks += (int) shop.referrals.runDue(shop.now);
        }
        assertThat(looks).isEqualTo(12);
        assertThat(shop.now).isAfter(day(250));
        assertThat(shop.account("bob", Shop.CASH).queued()).isEqualTo(500);
    }

    @Test
    @DisplayName("under a budget is granted when something was taken back, at the next look")
    void budgetFrees() {
        Shop shop = budget(Optional.empty());
        shop.brings("alice", "f1");
        shop.brings("bob", "f2");
        shop.passes(Duration.ofDays(1));
        shop.refunds("f1", 3_900, "r1");
        shop.now = wakes(shop, "f2").orElseThrow();
        shop.referrals.runDue(shop.now);
        assertThat(shop.account("bob", Shop.CASH).queued()).isZero();
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("bob")).isEqualTo(500);
    }

    @Test
    @DisplayName(
            "under a budget that is spent is not looked at any more once the program is over, and the row says that it waits")
    void budgetAfterTheEnd() {
        Shop shop = budget(Optional.of(new TimeRange(Shop.START, day(20))));
        shop.brings("alice", "f1");
        shop.brings("bob", "f2");
        shop.passes(Duration.ofDays(8));
        shop.now = day(60);
        assertThat(shop.referrals.runDue(shop.now)).isEqualTo(1);
        assertThat(wakes(shop, "f2")).isEmpty();
        assertThat(shop.referrals.runDue(shop.now)).isZero();
        shop.now = day(4_000);
        assertThat(shop.referrals.runDue(shop.now)).isZero();
        assertThat(shop.account("bob", Shop.CASH).queued()).isEqualTo(500);
        assertThat(shop.rows("bob").get(0).queued()).isEqualTo(500);
    }

    @Test
    @DisplayName("under a cap that is wholly forfeited too waits for all of it to fit")
    void whole() {
        Shop shop = capped(
                cap(Measure.COUNT, 1, CalendarWindow.Period.DAY, OnLimit.QUEUE),
                cap(Measure.AMOUNT, 999, new CalendarWindow.Rolling(5), OnLimit.FORFEIT));
        shop.brings("alice", "f1", "f2");
        assertThat(wakes(shop, "f2")).contains(day(6));
        shop.now = day(6);
        shop.referrals.runDue(shop.now);
        assertThat(shop.account("alice", Shop.CASH).queued()).isZero();
    }
}
