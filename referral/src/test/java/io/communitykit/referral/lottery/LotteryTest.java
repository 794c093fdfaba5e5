package io.communitykit.referral.lottery;

import static io.communitykit.referral.lottery.Wheel.declined;
import static io.communitykit.referral.lottery.Wheel.draw;
import static io.communitykit.referral.lottery.Wheel.given;
import static io.communitykit.referral.lottery.Wheel.prize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.lottery.LotteryDraw.By;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lottery")
class LotteryTest {

    private static final int ALL = LotteryPrize.ALL;
    private static final String GOODS =
            "{\"id\": \"手机\", \"name\": \"手机📱\", \"odds\": 1000000, \"stock\": 1, \"goods\": {\"id\": \"sku-📱\", \"worth\": 3999.00}}";

    @Test
    @DisplayName("gives what its odds say, pays it and keeps the draw")
    void wins() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", ALL))));
        DrawResult won = wheel.draws("会员𠮷", "订单🎁1");
        assertThat(won).isInstanceOf(DrawResult.Won.class);
        LotteryDraw draw = draw(won);
        assertThat(draw.number()).isEqualTo(1);
        assertThat(draw.player()).isEqualTo(1);
        assertThat(draw.edition().value()).isEqualTo("1");
        assertThat(draw.member()).isEqualTo(Party.of(new MemberId("会员𠮷")));
        assertThat(draw.outcome().drawn()).contains(new PrizeId("a"));
        assertThat(draw.outcome().shortage()).isEmpty();
        assertThat(draw.outcome().by()).isEqualTo(By.ODDS);
        assertThat(draw.payment()).isEqualTo(new LotteryDraw.Payment(Status.PAID, 1, 1));
        assertThat(wheel.till.paid()).isEqualTo(Map.of("会员𠮷 points:coins", 100L));
        assertThat(wheel.all()).containsExactly(draw);
        assertThat(wheel.audit().isClean()).isTrue();
    }

    @Test
    @DisplayName("gives nothing by the odds that no prize has, and says so")
    void nothing() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", 1))));
        DrawResult result = wheel.draws("m", "1");
        assertThat(result).isInstanceOf(DrawResult.Nothing.class);
        assertThat(draw(result).payment().status()).isEqualTo(Status.NOTHING);
        assertThat(draw(result).outcome().drawn()).isEmpty();
        assertThat(wheel.till.paid()).isEmpty();
    }

    @Test
    @DisplayName("draws a ticket once, for the member whose it is")
    void once() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", 500_000))));
        LotteryDraw first = draw(wheel.draws("m", "1"));
        assertThat(wheel.draws("m", "1")).isEqualTo(new DrawResult.Replayed(first));
        assertThat(wheel.draws("n", "1")).isEqualTo(new DrawResult.Conflict(List.of("member")));
        assertThat(wheel.all()).containsExactly(first);
        assertThat(draw(wheel.draws("n", "2")).number()).isEqualTo(2);
    }

    @Test
    @DisplayName("counts draws of a member by day in its zone, and in all")
    void limits() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", ALL)), "\"perMember\": {\"day\": 2, \"all\": 3}"));
        // 16:00 in Greenwich is midnight in Shanghai.
        wheel.now = Instant.parse("2026-03-01T15:59:59Z");
        wheel.draws("m", "1");
        wheel.draws("m", "2");
        wheel.now = Instant.parse("2026-03-01T15:59:59.999999Z");
        assertThat(declined(wheel.draws("m", "3"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        wheel.now = Instant.parse("2026-03-01T16:00:00Z");
        // The ticket that was declined is drawn on the next day.
        assertThat(wheel.draws("m", "3")).isInstanceOf(DrawResult.Won.class);
        assertThat(declined(wheel.draws("m", "4"))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        assertThat(wheel.draws("m", "1")).isInstanceOf(DrawResult.Replayed.class);
        assertThat(wheel.audit().isClean()).isTrue();
    }

    @Test
    @DisplayName("runs from its first instant up to its end, and reveals its seed then and no earlier")
    void runs() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("a", ALL)),
                "\"runs\": {\"from\": \"2026-03-02T00:00:00Z\", \"until\": \"2026-03-03T00:00:00Z\"}"));
        assertThat(declined(wheel.draws("m", "1"))).isEqualTo(Reason.STARTS_LATER);
        wheel.now = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(wheel.draws("m", "1")).isInstanceOf(DrawResult.Won.class);
        wheel.now = Instant.parse("2026-03-02T23:59:59.999999Z");
        assertThat(wheel.lotteries.reveal()).isEmpty();
        wheel.now = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(declined(wheel.draws("m", "2"))).isEqualTo(Reason.NOT_RUNNING);
        LotterySeed revealed = wheel.lotteries.reveal().orElseThrow();
        assertThat(LotterySeed.ofBase64(revealed.toBase64() + "\n").commitment())
                .isEqualTo(Wheel.SEED.commitment());
    }

    @Test
    @DisplayName(
            "draws nothing from a seed that was revealed, not by an edition that runs longer nor by a clock that is behind")
    void revealed() {
        String runs = "\"runs\": {\"from\": \"2026-03-01T00:00:00Z\", \"until\": \"2026-03-0%s\"}";
        Wheel early = new Wheel(Wheel.lottery(List.of(prize("a", ALL)), runs.replace("%s", "2T00:00:00Z")));
        LotteryPolicy longer = edition("2", Wheel.lottery(List.of(prize("a", ALL)), runs.replace("%s", "9T00:00:00Z")));
        Wheel late = new Wheel(longer, early.store);
        LotteryDraw drawn = draw(early.draws("m", "1"));
        late.now = Instant.parse("2026-03-03T00:00:00Z");
        early.now = late.now;
        assertThat(late.lotteries.reveal()).isEmpty();
        assertThat(late.draws("m", "2")).isInstanceOf(DrawResult.Won.class);
        assertThat(early.lotteries.reveal()).isPresent();
        assertThat(early.lotteries.reveal()).isPresent();
        assertThat(declined(late.draws("m", "3"))).isEqualTo(Reason.NOT_RUNNING);
        assertThat(late.draws("m", "1")).isEqualTo(new DrawResult.Replayed(drawn));
        early.now = Wheel.START;
        assertThat(declined(early.draws("n", "4"))).isEqualTo(Reason.NOT_RUNNING);
        assertThat(late.all()).hasSize(2);
        assertThat(late.lotteries.audit(List.of(early.policy, longer)).findings())
                .isEmpty();
        // One that nobody ever drew in is closed as well.
        Wheel unused = new Wheel(early.policy);
        unused.now = late.now;
        assertThat(unused.lotteries.reveal()).isPresent();
        unused.now = Wheel.START;
        assertThat(declined(unused.draws("m", "1"))).isEqualTo(Reason.NOT_RUNNING);
        assertThat(unused.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("gives another prize where one is gone, or none, and says why")
    void exhausted() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(
                prize("a", 999_999, "\"stock\": 1", "\"onExhausted\": \"b\""),
                prize("b", 0, "\"stock\": 1", "\"onExhausted\": \"c\""),
                prize("c", 1, "\"stock\": 1"))));
        assertThat(given(wheel.draws("m", "1"))).contains("a");
        DrawResult second = wheel.draws("m", "2");
        assertThat(given(second)).contains("b");
        assertThat(draw(second).outcome().drawn()).contains(new PrizeId("a"));
        assertThat(draw(second).outcome().shortage()).contains(Reason.SOLD_OUT);
        assertThat(given(wheel.draws("m", "3"))).contains("c");
        assertThat(declined(wheel.draws("m", "4"))).isEqualTo(Reason.SOLD_OUT);
        assertThat(wheel.audit().isClean()).isTrue();
    }

    @Test
    @DisplayName("gives nothing where a prize is gone that nothing stands in for, while others last")
    void exhaustedToNothing() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", 999_999, "\"stock\": 1"), prize("b", 1))));
        wheel.draws("m", "1");
        DrawResult second = wheel.draws("m", "2");
        assertThat(second).isInstanceOf(DrawResult.Nothing.class);
        assertThat(draw(second).outcome().drawn()).contains(new PrizeId("a"));
        assertThat(draw(second).outcome().shortage()).contains(Reason.SOLD_OUT);
        assertThat(draw(second).payment().status()).isEqualTo(Status.NOTHING);
    }

    @Test
    @DisplayName("reserves its budget at the draw, charges it when paid, and frees it and the stock when refused")
    void budget() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("a", ALL, "\"stock\": 9")),
                "\"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": 250}]"));
        wheel.till.putsOff();
        assertThat(draw(wheel.draws("m", "1")).payment().status()).isEqualTo(Status.OWED);
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(100, 0));
        wheel.till.pays();
        wheel.draws("m", "2");
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(100, 100));
        assertThat(declined(wheel.draws("m", "3"))).isEqualTo(Reason.SOLD_OUT);
        wheel.till.refuses();
        DrawResult told = wheel.draws("m", "1");
        assertThat(told).isInstanceOf(DrawResult.Replayed.class);
        assertThat(draw(told).payment()).isEqualTo(new LotteryDraw.Payment(Status.REFUSED, 2, 2));
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 100));
        assertThat(wheel.lotteries.activity().taken(new PrizeId("a"))).isEqualTo(1);
        assertThat(wheel.draws("m", "3")).isInstanceOf(DrawResult.Won.class);
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("names the budget where it does not reach")
    void budgetShortage() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(
                        prize("a", 999_999, "\"onExhausted\": \"b\""),
                        GOODS.replace("1000000", "1").replace("手机\"", "b\"")),
                "\"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": 99}]"));
        DrawResult result = wheel.draws("m", "1");
        assertThat(given(result)).contains("b");
        assertThat(draw(result).outcome().shortage()).contains(Reason.BUDGET_EXHAUSTED);
    }

    @Test
    @DisplayName("gives out goods as one of their benefit, and charges what they are worth")
    void goods() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(GOODS),
                "\"budgets\": [{\"unit\": {\"kind\": \"money\", \"name\": \"CNY\"}, \"total\": 3999.00}]"));
        wheel.draws("m", "1");
        assertThat(wheel.till.paid()).isEqualTo(Map.of("m benefit:sku-📱", 1L));
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 399_900));
    }

    @Test
    @DisplayName("gives a prize of the class after so many draws without one, each member's for itself")
    void pity() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("ssr", 1, "\"rarity\": \"稀有🌟\""), prize("a", 999_999)),
                "\"pity\": {\"rarity\": \"稀有🌟\", \"after\": 3}"));
        wheel.draws("n", "n1");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(given(wheel.draws("m", round + "-" + i))).contains("a");
            }
            DrawResult sure = wheel.draws("m", round + "-3");
            assertThat(given(sure)).contains("ssr");
            assertThat(draw(sure).outcome().by()).isEqualTo(By.PITY);
        }
        assertThat(given(wheel.draws("n", "n2"))).contains("a");
        assertThat(wheel.audit().isClean()).isTrue();
    }

    @Test
    @DisplayName("goes on counting what members wait for through an edition without pity, and anew for another class")
    void pityOfEditions() {
        List<String> prizes =
                List.of(prize("s", 1, "\"rarity\": \"s\""), prize("r", 1, "\"rarity\": \"r\""), prize("a", 999_998));
        Wheel with = new Wheel(Wheel.lottery(prizes, "\"pity\": {\"rarity\": \"s\", \"after\": 3}"));
        Wheel without = new Wheel(edition("2", Wheel.lottery(prizes)), with.store);
        with.draws("m", "1");
        without.draws("m", "2");
        assertThat(given(without.draws("m", "3"))).contains("a");
        assertThat(draw(with.draws("m", "4")).outcome().by()).isEqualTo(By.PITY);
        for (String ticket : List.of("5", "6", "7")) {
            assertThat(given(with.draws("m", ticket))).contains("a");
        }
        LotteryPolicy other = edition("3", Wheel.lottery(prizes, "\"pity\": {\"rarity\": \"r\", \"after\": 1}"));
        assertThat(given(new Wheel(other, with.store).draws("m", "8"))).contains("a");
        assertThat(given(new Wheel(other, with.store).draws("m", "9"))).contains("r");
        assertThat(with.lotteries
                        .audit(List.of(with.policy, without.policy, other))
                        .findings())
                .isEmpty();
    }

    @Test
    @DisplayName("begins no day of a member twice where editions differ in their zones")
    void zones() {
        LotteryPolicy policy = Wheel.lottery(List.of(prize("a", ALL)), "\"perMember\": {\"day\": 1}");
        Wheel ahead = new Wheel(policy);
        Wheel behind = new Wheel(edition("2", ZoneId.of("UTC"), policy), ahead.store);
        // The second of March in Shanghai, the first in Greenwich.
        ahead.now = Instant.parse("2026-03-01T17:00:00Z");
        behind.now = ahead.now;
        assertThat(ahead.draws("m", "1")).isInstanceOf(DrawResult.Won.class);
        assertThat(declined(behind.draws("m", "2"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        assertThat(behind.draws("n", "3")).isInstanceOf(DrawResult.Won.class);
        behind.now = Instant.parse("2026-03-02T23:59:59Z");
        assertThat(declined(behind.draws("m", "2"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        behind.now = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(behind.draws("m", "2")).isInstanceOf(DrawResult.Won.class);
    }

    private static LotteryPolicy edition(String version, LotteryPolicy its) {
        return edition(version, its.zone(), its);
    }

    private static LotteryPolicy edition(String version, ZoneId zone, LotteryPolicy its) {
        return new LotteryPolicy(
                new PolicyVersion(version),
                its.program(),
                its.form(),
                zone,
                its.runs(),
                its.commitment(),
                its.prizes(),
                its.budgets(),
                its.pity(),
                its.perMember());
    }

    @Test
    @DisplayName("waits with its pity while nothing of the class is left, and gives it when there is again")
    void pityWaits() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("ssr", 1, "\"rarity\": \"s\"", "\"stock\": 1"), prize("a", 999_999)),
                "\"pity\": {\"rarity\": \"s\", \"after\": 1}"));
        wheel.draws("m", "1");
        wheel.till.putsOff();
        assertThat(given(wheel.draws("m", "2"))).contains("ssr");
        wheel.draws("n", "1n");
        assertThat(given(wheel.draws("n", "2n"))).contains("a");
        wheel.till.refuses();
        wheel.draws("m", "2");
        wheel.till.pays();
        assertThat(given(wheel.draws("n", "3n"))).contains("ssr");
        assertThat(wheel.audit().isClean()).isTrue();
    }

    @Test
    @DisplayName("that is a blind box gives something with every draw, and closes when it could not")
    void blindBox() {
        Wheel wheel = new Wheel(Wheel.box(List.of(
                prize("a", 500_000, "\"stock\": 2", "\"onExhausted\": \"b\""),
                prize("b", 500_000, "\"stock\": 2", "\"onExhausted\": \"a\""))));
        for (int i = 0; i < 4; i++) {
            assertThat(wheel.draws("m" + i, "t" + i)).isInstanceOf(DrawResult.Won.class);
        }
        assertThat(declined(wheel.draws("x", "x"))).isEqualTo(Reason.SOLD_OUT);
        assertThat(wheel.lotteries.activity().taken()).isEqualTo(Map.of(new PrizeId("a"), 2L, new PrizeId("b"), 2L));
        // Without stand-ins it closes with the first that is gone: its odds would no longer be those that were told.
        Wheel strict = new Wheel(Wheel.box(List.of(prize("a", 999_999, "\"stock\": 1"), prize("b", 1))));
        strict.draws("m", "1");
        assertThat(declined(strict.draws("m", "2"))).isEqualTo(Reason.SOLD_OUT);
    }

    @Test
    @DisplayName("draws nothing before its seed is committed to, and nothing by another seed")
    void commitment() {
        LotteryPolicy open = LotteryPolicy.KIND.read(
                "{\"kind\": \"lottery-policy\", \"version\": \"1\", \"program\": \"p\", \"form\":"
                        + " \"lottery\", \"zone\": \"Asia/Shanghai\", \"currency\": \"CNY\", \"prizes\": ["
                        + prize("a", ALL) + "]}");
        Wheel wheel = new Wheel(open);
        assertThat(declined(wheel.draws("m", "1"))).isEqualTo(Reason.SEED_NOT_PUBLISHED);
        assertThat(wheel.lotteries.publish()).isEqualTo(Wheel.SEED.commitment());
        wheel.now = wheel.now.plusSeconds(1);
        wheel.lotteries.publish();
        assertThat(wheel.lotteries.activity().committedAt()).contains(Wheel.START);
        assertThat(wheel.draws("m", "1")).isInstanceOf(DrawResult.Won.class);
        Lotteries other =
                Lotteries.builder(open, Wheel.seed(1), wheel.store, wheel.till).build();
        assertThatThrownBy(() -> other.draw(new MemberId("m"), Wheel.ticket("2")))
                .hasMessageContaining(Wheel.SEED.commitment().hex());
        assertThatThrownBy(other::publish).hasMessageContaining("commitment");
        assertThatThrownBy(() -> Lotteries.builder(wheelPolicy(), Wheel.seed(1), wheel.store, wheel.till)
                        .build())
                .hasMessageContaining("commitment");
        assertThat(wheel.audit().isClean()).isTrue();
    }

    private static LotteryPolicy wheelPolicy() {
        return Wheel.lottery(List.of(prize("a", ALL)));
    }

    @Test
    @DisplayName("pays one ticket in two activities twice, and draws it apart")
    void activities() {
        Wheel spring = new Wheel(wheelPolicy());
        LotteryPolicy its = spring.policy;
        LotteryPolicy summer = new LotteryPolicy(
                its.version(),
                new ProgramId("夏日转盘"),
                its.form(),
                its.zone(),
                its.runs(),
                its.commitment(),
                its.prizes(),
                its.budgets(),
                its.pity(),
                its.perMember());
        Lotteries other = Lotteries.builder(summer, Wheel.SEED, spring.store, spring.till)
                .clock(() -> Wheel.START)
                .build();
        LotteryDraw first = draw(spring.draws("m", "1"));
        LotteryDraw second = draw(other.draw(new MemberId("m"), Wheel.ticket("1")));
        assertThat(spring.till.paid()).isEqualTo(Map.of("m points:coins", 200L));
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.outcome().value()).isNotEqualTo(first.outcome().value());
    }

    @Test
    @DisplayName("pays what was put off when it is due, once, and not before")
    void runDue() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.till.putsOff();
        wheel.draws("m", "1");
        wheel.draws("n", "2");
        assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(2);
        assertThat(wheel.lotteries.runDue(wheel.now)).isZero();
        wheel.till.pays();
        wheel.passes(Lotteries.RETRY.minusNanos(1_000));
        assertThat(wheel.till.paid()).isEmpty();
        wheel.passes(Duration.ofNanos(1_000));
        assertThat(wheel.till.paid()).isEqualTo(Map.of("m points:coins", 100L, "n points:coins", 100L));
        wheel.passes(Duration.ofDays(1));
        assertThat(wheel.till.paid()).hasSize(2).containsValue(100L);
        assertThat(wheel.all())
                .allSatisfy(it -> assertThat(it.payment().status()).isEqualTo(Status.PAID));
        assertThat(wheel.lotteries.runDue(wheel.now)).isZero();
    }

    @Test
    @DisplayName("tries nothing earlier than it was put off to, and what is won afterwards at once")
    void retries() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.till.putsOff();
        wheel.draws("m", "1");
        assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(1);
        assertThat(wheel.lotteries.runDue(wheel.now.plus(Duration.ofDays(9)))).isZero();
        wheel.till.pays();
        assertThat(wheel.draws("m", "1")).isInstanceOf(DrawResult.Replayed.class);
        wheel.till.putsOff();
        wheel.draws("m", "2");
        wheel.till.pays();
        assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(1);
        assertThat(wheel.till.paid()).containsValue(200L);
    }

    @Test
    @DisplayName(
            "asks soon for what a machine puts off whose clock is far ahead, and bears with one whose clock differs a little")
    void clockAhead() {
        Wheel wheel = new Wheel(wheelPolicy());
        for (Duration ahead : List.of(Duration.ofDays(365), Duration.ofMinutes(6))) {
            Wheel elsewhere = new Wheel(wheelPolicy(), wheel.store);
            elsewhere.till.putsOff();
            elsewhere.now = wheel.now.plus(ahead);
            elsewhere.draws("m" + ahead, "t" + ahead);
            assertThat(elsewhere.lotteries.runDue(elsewhere.now)).isEqualTo(1);
            wheel.till.putsOff();
            assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(1);
            assertThat(wheel.lotteries.runDue(wheel.now))
                    .as("put off for a while")
                    .isZero();
            wheel.till.pays();
            wheel.passes(Lotteries.RETRY);
            assertThat(wheel.till.paid()).containsEntry("m" + ahead + " points:coins", 100L);
        }
        Wheel near = new Wheel(wheelPolicy(), wheel.store);
        near.till.putsOff();
        near.now = wheel.now.plus(Duration.ofMinutes(5)).minusNanos(1_000);
        near.draws("n", "n");
        assertThat(near.lotteries.runDue(near.now)).isEqualTo(1);
        assertThat(wheel.lotteries.runDue(wheel.now)).isZero();
        wheel.now = near.now.plus(Lotteries.RETRY);
        assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(1);
        assertThat(wheel.till.paid()).containsEntry("n points:coins", 100L);
    }

    @Test
    @DisplayName(
            "keeps its draws and pays all others, whatever whoever pays throws for one, and that one when it is paid again")
    void payoutThrows() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.till.breaks("m");
        assertThat(draw(wheel.draws("m", "1")).payment().status()).isEqualTo(Status.OWED);
        wheel.till.putsOff();
        for (String other : List.of("a", "l", "n", "z")) {
            wheel.draws(other, other);
        }
        wheel.till.pays();
        wheel.passes(Duration.ZERO);
        assertThat(wheel.till.paid()).hasSize(4).doesNotContainKey("m points:coins");
        wheel.till.breaks("nobody");
        wheel.passes(Lotteries.RETRY);
        assertThat(wheel.till.paid()).hasSize(5).containsValue(100L);
        wheel.till.breaks("n");
        wheel.draws("n", "2");
        assertThat(wheel.lotteries.erase(new MemberId("n"))).isTrue();
        assertThat(wheel.all().get(5).payment().status()).isEqualTo(Status.UNKNOWN);
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("takes no answer at all for one that is put off, and neither for paid nor for refused")
    void answerless() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.till.isSilentTo("m");
        assertThat(draw(wheel.draws("m", "1")).payment().status()).isEqualTo(Status.OWED);
        assertThat(wheel.lotteries.activity().taken(new PrizeId("a"))).isEqualTo(1);
        wheel.till.putsOff();
        wheel.draws("a", "2");
        wheel.draws("z", "3");
        wheel.till.pays();
        assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(3);
        assertThat(wheel.till.paid()).containsOnlyKeys("a points:coins", "z points:coins");
        assertThat(wheel.lotteries.runDue(wheel.now)).as("put off for a while").isZero();
        wheel.till.isSilentTo("nobody");
        wheel.passes(Lotteries.RETRY);
        assertThat(wheel.till.paid()).hasSize(3).containsEntry("m points:coins", 100L);
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("pays all others where one member's book cannot be read, and says so")
    void brokenBook() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.till.putsOff();
        for (String member : List.of("a", "m", "z")) {
            wheel.draws(member, member);
        }
        wheel.till.pays();
        BookId book = new LotteryBooks(wheel.policy.program()).member(new MemberId("m"));
        wheel.store.update(books -> {
            books.open(List.of(BookWant.change(book)));
            books.save(List.of(new BookChange(
                    book, Fields.write().text("day", "no day").done(), Optional.of(Instant.EPOCH), List.of())));
            return 0;
        });
        assertThatThrownBy(() -> wheel.lotteries.runDue(wheel.now))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("all that is due was done but for 1 books");
        assertThat(wheel.till.paid()).containsOnlyKeys("a points:coins", "z points:coins");
    }

    @Test
    @DisplayName("forgets a member, and can be drawn again from its seed all the same")
    void erase() {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("s", 1, "\"rarity\": \"s\""), prize("a", 999_999)),
                "\"pity\": {\"rarity\": \"s\", \"after\": 2}"));
        MemberId m = new MemberId("m");
        wheel.draws("m", "1");
        wheel.draws("n", "2");
        wheel.draws("m", "3");
        wheel.till.putsOff();
        wheel.draws("m", "4");
        assertThat(wheel.lotteries.export(m)).extracting(LotteryDraw::number).containsExactly(1L, 3L, 4L);
        assertThat(wheel.lotteries.erase(m)).isTrue();
        assertThat(wheel.lotteries.erase(m)).isFalse();
        assertThat(wheel.draws("m", "5")).isEqualTo(new DrawResult.Erased(m));
        assertThat(wheel.draws("m", "1")).isEqualTo(new DrawResult.Erased(m));
        assertThat(wheel.lotteries.export(m)).isEmpty();
        assertThat(wheel.all())
                .extracting(it -> it.member().known().map(MemberId::value))
                .containsExactly(Optional.empty(), Optional.of("n"), Optional.empty(), Optional.empty());
        assertThat(wheel.all().get(3).payment().status()).isEqualTo(Status.UNKNOWN);
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 400));
        assertThat(wheel.audit().findings()).isEmpty();
        assertThat(wheel.lotteries.runDue(wheel.now)).isZero();
    }

    @Test
    @DisplayName("keeps a payment whose member is erased while it is made")
    void erasedMeanwhile() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.draws("n", "1");
        wheel.till.before(() -> wheel.store.erase(new MemberId("m")));
        assertThat(draw(wheel.draws("m", "2")).payment()).isEqualTo(new LotteryDraw.Payment(Status.PAID, 2, 2));
        assertThat(wheel.till.paid()).hasSize(2);
        assertThat(wheel.lotteries.export(new MemberId("m"))).isEmpty();
        assertThat(wheel.draws("m", "2")).isEqualTo(new DrawResult.Erased(new MemberId("m")));
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 200));
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("gives a payment up that is put off while its member is erased, since nobody asks for it any more")
    void erasedWhilePutOff() {
        Wheel wheel = new Wheel(wheelPolicy());
        MemberId m = new MemberId("m");
        wheel.draws("n", "1");
        wheel.till.putsOff();
        wheel.till.before(() -> wheel.store.erase(m));
        assertThat(draw(wheel.draws("m", "2")).payment()).isEqualTo(new LotteryDraw.Payment(Status.UNKNOWN, 2, 2));
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 200));
        Wheel due = new Wheel(wheelPolicy());
        due.till.putsOff();
        due.draws("m", "1");
        due.till.before(() -> due.store.erase(m));
        assertThat(due.lotteries.runDue(due.now)).isEqualTo(1);
        for (Wheel each : List.of(wheel, due)) {
            assertThat(each.all())
                    .extracting(it -> it.payment().status())
                    .doesNotContain(Status.OWED)
                    .contains(Status.UNKNOWN);
            assertThat(each.audit().findings()).isEmpty();
        }
    }

    @Test
    @DisplayName("settles what a member draws who is just being erased, also where who drew does not live to be told")
    void drawnWhileErased() {
        Wheel wheel = new Wheel(wheelPolicy());
        MemberId m = new MemberId("m");
        wheel.till.putsOff();
        wheel.draws("m", "1");
        // Another machine draws after everything was settled, and dies before it pays.
        LotteryRules rules = new LotteryRules(wheel.policy, Wheel.SEED);
        wheel.till.before(() -> wheel.store.update(
                books -> new LotteryUpdate(rules, books, m).draw(FactKeys.of(Wheel.ticket("2")), wheel.now)));
        assertThat(wheel.lotteries.erase(m)).isTrue();
        assertThat(wheel.all()).extracting(it -> it.payment().status()).containsExactly(Status.UNKNOWN, Status.UNKNOWN);
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 200));
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("settles what is owed to a member whose erasure was not lived through, when it is erased again")
    void erasedAgain() {
        Wheel wheel = new Wheel(wheelPolicy());
        MemberId m = new MemberId("m");
        wheel.till.putsOff();
        wheel.draws("m", "1");
        wheel.draws("other", "2");
        assertThat(wheel.store.erase(m)).as("and whoever did it dies").isTrue();

        assertThat(wheel.lotteries.erase(m)).isFalse();
        assertThat(wheel.all()).extracting(it -> it.payment().status()).containsExactly(Status.UNKNOWN, Status.OWED);
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("lists its draws page by page by number, also those of one instant")
    void pages() {
        Wheel wheel = new Wheel(wheelPolicy());
        for (int i = 0; i < 25; i++) {
            wheel.draws("m" + i % 7, "t" + i);
        }
        List<Long> numbers = new ArrayList<>();
        Optional<LotteryDraw> last = Optional.empty();
        List<LotteryDraw> page;
        do {
            page = wheel.lotteries.draws(last, 10);
            page.forEach(it -> numbers.add(it.number()));
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        } while (page.size() == 10);
        assertThat(numbers).hasSize(25).isSorted().startsWith(1L).endsWith(25L).doesNotHaveDuplicates();
        assertThatThrownBy(() -> wheel.lotteries.draws(Optional.empty(), 0)).hasMessageContaining("1 to 10000");
    }

    @Test
    @DisplayName("pays, exports and erases a member who is owed more prizes than a page holds")
    void manyOwed() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.till.putsOff();
        for (int i = 0; i < 201; i++) {
            wheel.draws("m", "t" + i);
        }
        MemberId m = new MemberId("m");
        assertThat(wheel.lotteries.export(m))
                .extracting(LotteryDraw::number)
                .hasSize(201)
                .isSorted();
        wheel.till.pays();
        assertThat(wheel.lotteries.runDue(wheel.now)).isEqualTo(1);
        assertThat(wheel.till.paid()).containsValue(20_100L);
        assertThat(wheel.lotteries.erase(m)).isTrue();
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @Test
    @DisplayName("keeps its numbers in the order of time where clocks differ")
    void clockBack() {
        Wheel wheel = new Wheel(wheelPolicy());
        wheel.draws("m", "1");
        wheel.now = wheel.now.minusSeconds(5);
        assertThat(draw(wheel.draws("m", "2")).at()).isEqualTo(Wheel.START.plusNanos(1_000));
        wheel.now = Wheel.START.plusNanos(1_000);
        assertThat(draw(wheel.draws("m", "3")).at()).isEqualTo(Wheel.START.plusNanos(2_000));
        assertThat(wheel.audit().isClean()).isTrue();
    }

    @Test
    @DisplayName("goes on through editions with its stock, its limits and its numbers")
    void editions() {
        Wheel first = new Wheel(Wheel.lottery(List.of(prize("a", ALL, "\"stock\": 1"))));
        first.draws("m", "1");
        LotteryPolicy next = LotteryPolicy.KIND.read(
                "{\"kind\": \"lottery-policy\", \"version\": \"2\", \"program\": \"春节转盘\", \"form\": \"lottery\", \"zone\": \"UTC\","
                        + " \"currency\": \"CNY\", \"perMember\": {\"all\": 2}, \"prizes\": ["
                        + prize("a", ALL, "\"stock\": 2") + "]}");
        Wheel second = new Wheel(next, first.store);
        DrawResult draw = second.draws("m", "2");
        assertThat(draw(draw).number()).isEqualTo(2);
        assertThat(declined(second.draws("m", "3"))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        assertThat(declined(second.draws("n", "4"))).isEqualTo(Reason.SOLD_OUT);
        assertThat(second.lotteries.audit(List.of(first.policy, next)).isClean())
                .isTrue();
        assertThat(second.lotteries.audit(List.of(next)).findings()).isNotEmpty();
    }

    @Test
    @DisplayName("settles what it owes to a member whom another activity over the same store erases")
    void settles() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL))));
        MemberId m = new MemberId("m");
        wheel.till.putsOff();
        wheel.draws("m", "1");
        wheel.till.pays();
        wheel.lotteries.settle(m);
        assertThat(wheel.till.paid()).hasSize(1).containsValue(100L);
        wheel.till.putsOff();
        wheel.draws("m", "2");
        wheel.lotteries.settle(m);
        assertThat(wheel.all().stream().map(it -> it.payment().status()))
                .containsExactly(LotteryDraw.Status.PAID, LotteryDraw.Status.UNKNOWN);

        assertThat(wheel.store.erase(m)).isTrue();
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 200));
        assertThat(wheel.audit().findings()).isEmpty();
    }
}
