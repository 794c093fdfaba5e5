package io.communitykit.referral.bargain;

import static io.communitykit.referral.bargain.Haggle.ID;
import static io.communitykit.referral.bargain.Haggle.declined;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.bargain.BargainRules.Outcome;
import io.communitykit.referral.reward.Screening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("A bargain")
class BargainsTest {

    private static final Duration DAY = Duration.ofHours(24);

    private static Haggle helped(BargainPolicy policy, int times) {
        Haggle shop = new Haggle(policy);
        shop.starts("owner");
        for (int i = 0; i < times; i++) {
            shop.helps("友🐼" + i);
        }
        return shop;
    }

    @Test
    @DisplayName("comes to its floor with the last friend, is ordered and bought")
    void life() {
        Haggle shop = helped(Haggle.by(5), 4);
        assertThat(shop.status()).isEqualTo(BargainStatus.RUNNING);
        assertThat(shop.bargain().price().minor()).isGreaterThan(20_000);
        assertThat(declined(shop.orders("o1"))).isEqualTo(Reason.FLOOR_NOT_REACHED);
        assertThat(shop.helps("𠮷")).isInstanceOfSatisfying(BargainResult.Applied.class, it -> {
            assertThat(it.bargain().price().minor()).isEqualTo(20_000);
            assertThat(it.cut().orElseThrow().number()).isEqualTo(5);
        });
        assertThat(shop.status()).isEqualTo(BargainStatus.REACHED);
        assertThat(declined(shop.helps("late"))).isEqualTo(Reason.FLOOR_REACHED);
        assertThat(shop.orders("o1")).isInstanceOf(BargainResult.Applied.class);
        assertThat(shop.settles("o1", Outcome.PAID)).isInstanceOf(BargainResult.Applied.class);
        assertThat(shop.status()).isEqualTo(BargainStatus.BOUGHT);
        assertThat(shop.cuts()).hasSize(5).allMatch(it -> it >= 50);
        assertThat(shop.cuts().stream().mapToLong(it -> it).sum()).isEqualTo(10_000);
    }

    @Test
    @DisplayName(
            "has every cut between the least and what leaves the least to others (yudao drew from the floor of the goods)")
    void cutsWithinBounds() {
        for (int i = 0; i < 200; i++) {
            Haggle shop = new Haggle(Haggle.by(40));
            BargainId id = new BargainId("b" + i);
            shop.bargains.start(id, new MemberId("owner"));
            BargainResult.Applied first = (BargainResult.Applied) shop.helps(id, "f");
            assertThat(first.cut().orElseThrow().amount()).isBetween(50L, 10_000L - 39 * 50);
        }
    }

    @Test
    @DisplayName("is cut once by each friend, however often the friend comes (CRMEB had no check)")
    void once() {
        Haggle shop = helped(Haggle.by(5), 1);
        Bargain before = shop.bargain();
        assertThat(shop.helps("友🐼0"))
                .isInstanceOfSatisfying(
                        BargainResult.Replayed.class, it -> assertThat(it.cut()).isPresent());
        assertThat(shop.bargain()).isEqualTo(before);
        assertThat(shop.cuts()).hasSize(1);
    }

    @Test
    @DisplayName("is not cut by its owner, nor by the owner's second account as a screen says")
    void own() {
        Haggle shop = new Haggle(
                Haggle.by(5),
                it -> it.screen((owner, friend, at) -> friend.value().equals("owner2")
                        ? new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER)))
                        : Screening.PASSED));
        shop.starts("owner");
        assertThat(declined(shop.helps("owner"))).isEqualTo(Reason.SELF_REFERRAL);
        assertThat(declined(shop.helps("owner2"))).isEqualTo(Reason.SAME_CLUSTER);
        assertThat(shop.helps("friend")).isInstanceOf(BargainResult.Applied.class);
        assertThat(shop.bargain().helped()).isEqualTo(1);
    }

    @Test
    @DisplayName("is over when its time is, to the microsecond, though nothing runs (yudao never ended one)")
    void ends() {
        Haggle shop = helped(Haggle.by(5), 1);
        shop.now = Haggle.START.plus(DAY).minusNanos(1_000);
        assertThat(shop.helps("in time")).isInstanceOf(BargainResult.Applied.class);
        shop.now = Haggle.START.plus(DAY);
        assertThat(declined(shop.helps("late"))).isEqualTo(Reason.EXPIRED);
        assertThat(shop.status()).isEqualTo(BargainStatus.ENDED);
        shop.now = Haggle.START.plus(DAY).plus(Duration.ofHours(2));
        assertThat(shop.status()).isEqualTo(BargainStatus.EXPIRED);
        assertThat(declined(shop.orders("o1"))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @DisplayName("may be ordered again when its order was given up (yudao kept the dead order)")
    void orderedAgain() {
        Haggle shop = helped(Haggle.by(3), 3);
        shop.orders("o1");
        assertThat(shop.orders("o1")).isInstanceOf(BargainResult.Replayed.class);
        assertThat(declined(shop.orders("o2"))).isEqualTo(Reason.ALREADY_ORDERED);
        assertThat(shop.settles("o1", Outcome.GIVEN_UP)).isInstanceOf(BargainResult.Applied.class);
        assertThat(shop.status()).isEqualTo(BargainStatus.REACHED);
        assertThat(declined(shop.settles("o1", Outcome.PAID))).isEqualTo(Reason.NOT_FOUND);
        assertThat(shop.orders("o2")).isInstanceOf(BargainResult.Applied.class);
        shop.settles("o2", Outcome.PAID);
        assertThat(shop.settles("o2", Outcome.PAID)).isInstanceOf(BargainResult.Replayed.class);
        assertThat(declined(shop.settles("o2", Outcome.GIVEN_UP))).isEqualTo(Reason.ALREADY_PAID);
    }

    @Test
    @DisplayName("keeps its price once it is ordered at any price")
    void anyPrice() {
        Haggle shop = helped(Haggle.by(5, "\"buyAt\": \"any-price\""), 2);
        long price = shop.bargain().price().minor();
        assertThat(shop.orders("o1")).isInstanceOf(BargainResult.Applied.class);
        assertThat(declined(shop.helps("late"))).isEqualTo(Reason.ALREADY_ORDERED);
        assertThat(shop.bargain().price().minor()).isEqualTo(price);
        shop.settles("o1", Outcome.GIVEN_UP);
        assertThat(shop.helps("in time")).isInstanceOf(BargainResult.Applied.class);
    }

    @Test
    @DisplayName("counts a friend's help on the day in the shop's zone, and in all")
    void limits() {
        Haggle shop = new Haggle(Haggle.by(5, "\"limits\": {\"bargains\": 3, \"helpsPerDay\": 1, \"helps\": 2}"));
        List<BargainId> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            BargainId id = new BargainId("b" + i);
            ids.add(id);
            BargainResult result = shop.bargains.start(id, new MemberId("owner"));
            String why = result.fold(it -> "", it -> "", it -> it.reason().name(), it -> "");
            assertThat(why).isEqualTo(i < 3 ? "" : "MEMBER_LIMIT_REACHED");
        }
        assertThat(shop.helps(ids.get(0), "f")).isInstanceOf(BargainResult.Applied.class);
        assertThat(declined(shop.helps(ids.get(1), "f"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        // Midnight in Shanghai.
        shop.now = Haggle.START.plus(Duration.ofHours(16)).minusNanos(1_000);
        assertThat(declined(shop.helps(ids.get(1), "f"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        shop.now = Haggle.START.plus(Duration.ofHours(16));
        assertThat(shop.helps(ids.get(1), "f")).isInstanceOf(BargainResult.Applied.class);
        assertThat(declined(shop.helps(ids.get(2), "f"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        assertThat(shop.bargains.bargainsOf(new MemberId("f"))).hasSize(2);
    }

    @Test
    @DisplayName("counts a friend's helps of the day also while two machines disagree on which day it is")
    void clocksAroundMidnight() {
        Haggle shop = new Haggle(Haggle.by(5, "\"limits\": {\"helpsPerDay\": 1}"));
        Instant midnight = Haggle.START.plus(Duration.ofHours(16));
        int helped = 0;
        for (int i = 0; i < 6; i++) {
            shop.now = i % 2 == 0 ? midnight.minusSeconds(1) : midnight;
            BargainId id = new BargainId("b" + i);
            shop.bargains.start(id, new MemberId("owner" + i));
            helped += shop.helps(id, "f") instanceof BargainResult.Applied ? 1 : 0;
        }
        assertThat(helped).isEqualTo(2);
    }

    @Test
    @DisplayName("is not ordered by an order that was given up when that is told again")
    void deadOrder() {
        Haggle shop = helped(Haggle.by(3), 3);
        shop.orders("o1");
        shop.settles("o1", Outcome.GIVEN_UP);
        assertThat(shop.settles("o1", Outcome.GIVEN_UP)).isInstanceOf(BargainResult.Replayed.class);
        assertThat(shop.orders("o1")).isInstanceOf(BargainResult.Replayed.class);
        assertThat(shop.status()).isEqualTo(BargainStatus.REACHED);
        assertThat(shop.orders("o2")).isInstanceOf(BargainResult.Applied.class);
        assertThat(shop.orders("o1")).isInstanceOf(BargainResult.Replayed.class);
        assertThat(shop.bargain().order()).isEqualTo(Optional.of(new OrderId("o2")));
    }

    @Test
    @DisplayName("is started within the activity's time, once, by one member")
    void starting() {
        Haggle shop = new Haggle(
                Haggle.by(5, "\"runs\": {\"from\": \"2026-03-02T00:00:00Z\", \"until\": \"2026-03-03T00:00:00Z\"}"));
        assertThat(declined(shop.starts("a"))).isEqualTo(Reason.STARTS_LATER);
        shop.now = Haggle.START.plus(DAY);
        assertThat(shop.starts("a")).isInstanceOf(BargainResult.Applied.class);
        assertThat(shop.starts("a")).isInstanceOf(BargainResult.Replayed.class);
        assertThat(declined(shop.starts("b"))).isEqualTo(Reason.ALREADY_TOLD);
        shop.now = shop.now.plus(DAY);
        assertThat(declined(shop.bargains.start(new BargainId("b2"), new MemberId("b"))))
                .isEqualTo(Reason.NOT_RUNNING);
        assertThat(declined(shop.helps(new BargainId("none"), "f"))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    @DisplayName("keeps the price when a friend is erased, and no id")
    void erased() {
        Haggle shop = helped(Haggle.by(5), 2);
        Bargain before = shop.bargain();
        MemberId friend = new MemberId("友🐼0");
        assertThat(shop.bargains.erase(friend)).isTrue();
        assertThat(shop.bargain()).isEqualTo(before);
        assertThat(shop.helps("友🐼0")).isEqualTo(new BargainResult.Erased(friend));
        List<String> who = new ArrayList<>();
        shop.bargains.each(ID, (member, cut) -> who.add(member.toString()));
        assertThat(who).hasSize(2).doesNotContain("友🐼0");
        assertThat(shop.bargains.bargainsOf(friend)).isEmpty();
    }

    @Test
    @DisplayName("keeps its price's currency under an edition with another")
    void currencyKept() {
        Haggle shop = new Haggle(Haggle.by(2));
        shop.starts("owner");
        BargainPolicy yen = BargainPolicy.KIND.read("""
                {"kind": "bargain-policy", "version": "2", "program": "砍价", "currency": "JPY", "zone": "Asia/Shanghai",
                 "price": 300, "floor": 200, "helpers": 2, "minimum": 1, "split": "uniform-cuts", "lasts": "PT24H"}
                """);
        Bargains next = Bargains.builder(yen, shop.store, Haggle.KEY)
                .clock(() -> shop.now)
                .build();
        next.help(Haggle.ID, new MemberId("a"), CutPlan.Weight.PLAIN);
        next.help(Haggle.ID, new MemberId("b"), CutPlan.Weight.PLAIN);
        assertThat(next.bargain(Haggle.ID).orElseThrow().price())
                .isEqualTo(new Money(20_000, Currency.getInstance("CNY")));
    }

    @RepeatedTest(50)
    @DisplayName("is cut by exactly as many as help, to the fen, when a hundred come at once (CRMEB lost cuts)")
    void contention() throws Exception {
        Haggle shop = new Haggle(Haggle.by(7));
        shop.starts("owner");
        List<Callable<BargainResult>> work = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Everybody comes twice.
            String friend = "f" + i / 2;
            work.add(() -> shop.helps(friend));
        }
        List<BargainResult> results = atOnce(work);
        long applied =
                results.stream().filter(BargainResult.Applied.class::isInstance).count();
        assertThat(applied).isEqualTo(7);
        assertThat(shop.cuts().stream().mapToLong(it -> it).sum()).isEqualTo(10_000);
        assertThat(shop.bargain().price().minor()).isEqualTo(20_000);
        assertThat(results.stream()
                        .filter(it -> it instanceof BargainResult.Declined declined
                                && declined.reason() != Reason.FLOOR_REACHED))
                .isEmpty();
    }

    @RepeatedTest(50)
    @DisplayName("is not helped beyond a friend's limit when the friend helps many at once")
    void limitUnderContention() throws Exception {
        Haggle shop = new Haggle(Haggle.by(9, "\"limits\": {\"helps\": 3}"));
        List<Callable<BargainResult>> work = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BargainId id = new BargainId("b" + i);
            shop.bargains.start(id, new MemberId("owner" + i));
            work.add(() -> shop.helps(id, "f"));
        }
        assertThat(atOnce(work).stream().filter(BargainResult.Applied.class::isInstance))
                .hasSize(3);
    }

    private static List<BargainResult> atOnce(List<Callable<BargainResult>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<BargainResult>> all = new ArrayList<>();
            for (Callable<BargainResult> each : work) {
                all.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            List<BargainResult> results = new ArrayList<>();
            for (Future<BargainResult> each : all) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
