package io.communitykit.referral.lottery;

import static io.communitykit.referral.lottery.Wheel.declined;
import static io.communitykit.referral.lottery.Wheel.prize;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("A lottery that many come to at once")
class LotteryContentionTest {

    private static List<DrawResult> atOnce(List<Callable<DrawResult>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<DrawResult>> all = new ArrayList<>();
            for (Callable<DrawResult> each : work) {
                all.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            List<DrawResult> results = new ArrayList<>();
            for (Future<DrawResult> each : all) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Callable<DrawResult>> hundred(Wheel wheel) {
        List<Callable<DrawResult>> work = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "m" + i;
            work.add(() -> wheel.draws(name, "t-" + name));
        }
        return work;
    }

    private static void isConsecutive(Wheel wheel) {
        List<LotteryDraw> all = wheel.all();
        assertThat(all.stream().map(LotteryDraw::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(wheel.audit().findings()).isEmpty();
    }

    @RepeatedTest(50)
    @DisplayName("has three prizes for a hundred, and tells the others that nothing is left")
    void hundredForThree() throws Exception {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL, "\"stock\": 3"))));
        List<DrawResult> results = atOnce(hundred(wheel));
        assertThat(results.stream().filter(it -> it instanceof DrawResult.Won)).hasSize(3);
        assertThat(results.stream().filter(it -> it instanceof DrawResult.Declined && declined(it) == Reason.SOLD_OUT))
                .hasSize(97);
        assertThat(wheel.till.paid()).hasSize(3).containsValue(100L);
        isConsecutive(wheel);
    }

    @RepeatedTest(50)
    @DisplayName("has a number for each of them, a budget for three, and loses none")
    void budgetForThree() throws Exception {
        Wheel wheel = new Wheel(Wheel.lottery(
                List.of(prize("a", 999_999, "\"onExhausted\": \"b\""), goodsB()),
                "\"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": 399}]"));
        atOnce(hundred(wheel));
        assertThat(wheel.all()).hasSize(100);
        assertThat(wheel.lotteries.activity().taken(new PrizeId("a"))).isEqualTo(3);
        assertThat(wheel.lotteries.activity().taken(new PrizeId("b"))).isEqualTo(97);
        assertThat(wheel.till.paid().values().stream().mapToLong(it -> it).sum())
                .isEqualTo(3 * 100 + 97);
        isConsecutive(wheel);
    }

    private static String goodsB() {
        return "{\"id\": \"b\", \"name\": \"b\", \"odds\": 1, \"goods\": {\"id\": \"pen\", \"worth\": 0.50}}";
    }

    @RepeatedTest(50)
    @DisplayName("draws one ticket once and pays it once, however many tell it")
    void oneTicket() throws Exception {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL))));
        List<Callable<DrawResult>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String member = i < 6 ? "m" : "n";
            work.add(() -> wheel.draws(member, "t"));
        }
        List<DrawResult> results = atOnce(work);
        assertThat(wheel.all()).hasSize(1);
        assertThat(results.stream().filter(it -> it instanceof DrawResult.Won)).hasSize(1);
        assertThat(results.stream()
                        .filter(it -> it instanceof DrawResult.Conflict)
                        .count())
                .isIn(2L, 6L);
        assertThat(wheel.till.paid()).hasSize(1).containsValue(100L);
        assertThat(wheel.all().get(0).payment().sequence()).isEqualTo(1);
        isConsecutive(wheel);
    }

    @RepeatedTest(50)
    @DisplayName("lets a member draw as often as the limit says, by however many tickets")
    void oneMember() throws Exception {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL)), "\"perMember\": {\"day\": 2}"));
        List<Callable<DrawResult>> work = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String ticket = "t" + i;
            work.add(() -> wheel.draws("m", ticket));
        }
        List<DrawResult> results = atOnce(work);
        assertThat(results.stream().filter(it -> it instanceof DrawResult.Won)).hasSize(2);
        assertThat(wheel.till.paid()).containsValue(200L);
        isConsecutive(wheel);
    }

    @RepeatedTest(50)
    @DisplayName("pays each prize once, whoever runs what is due, tells a ticket again or erases its member")
    void paidOnce() throws Exception {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL))));
        wheel.till.putsOff();
        wheel.draws("m", "1");
        wheel.draws("m", "2");
        wheel.draws("n", "3");
        wheel.till.pays();
        Callable<DrawResult> due = () -> {
            wheel.lotteries.runDue(wheel.now);
            return wheel.draws("m", "1");
        };
        atOnce(List.of(due, due, () -> wheel.draws("m", "2"), () -> {
            wheel.lotteries.erase(new MemberId("n"));
            return wheel.draws("n", "3");
        }));
        assertThat(wheel.till.paid().values().stream().mapToLong(it -> it).sum())
                .isEqualTo(300);
        assertThat(wheel.lotteries.activity().spent().values()).containsExactly(new LotteryState.Spent(0, 300));
        isConsecutive(wheel);
    }
}
