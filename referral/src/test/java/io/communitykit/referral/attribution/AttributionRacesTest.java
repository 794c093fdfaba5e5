package io.communitykit.referral.attribution;

import static io.communitykit.referral.attribution.Shop.day;
import static io.communitykit.referral.attribution.Shop.member;
import static io.communitykit.referral.attribution.Shop.order;
import static io.communitykit.referral.attribution.Shop.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("Told at the same time,")
class AttributionRacesTest {

    private static final int THREADS = 10;

    private ExecutorService threads = Executors.newFixedThreadPool(1);
    private final Attributions attributions = new Shop().lastTouch();

    @BeforeEach
    void start() {
        threads.shutdown();
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** All at once, as far as threads can. */
    private <T> List<T> together(List<Callable<T>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> call : calls) {
            futures.add(threads.submit(() -> {
                barrier.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private List<TouchResult> ring(int size) throws Exception {
        return together(IntStream.range(0, size)
                .<Callable<TouchResult>>mapToObj(i ->
                        () -> attributions.touch(touch("M" + i, "M" + (i + 1) % size, 990)))
                .toList());
    }

    private boolean isInRing(MemberId member) {
        Set<MemberId> seen = new HashSet<>();
        Optional<MemberId> above = Optional.of(member);
        while (above.isPresent() && seen.add(above.get())) {
            above = attributions
                    .bound(above.get(), day(991))
                    .map(credit -> credit.promoter().member());
        }
        return above.isPresent();
    }

    @RepeatedTest(50)
    @DisplayName("A by B and B by A do not both succeed")
    void two() throws Exception {
        List<TouchResult> results = ring(2);
        assertThat(results.stream().filter(it -> it.credit().isPresent())).hasSize(1);
        assertThat(results.stream().flatMap(it -> it.reason().stream())).containsExactly(Reason.CYCLE);
        assertThat(isInRing(member("M0"))).isFalse();
    }

    @RepeatedTest(50)
    @DisplayName("the five touches of a ring do not all succeed, and four do")
    void five() throws Exception {
        List<TouchResult> results = ring(5);
        assertThat(results.stream().filter(it -> it.credit().isPresent())).hasSize(4);
        assertThat(isInRing(member("M0"))).isFalse();
    }

    @RepeatedTest(50)
    @DisplayName("the two touches that would close a ring from either end of a line do not both succeed")
    void line() throws Exception {
        attributions.touch(touch("A", "B", 989));
        attributions.touch(touch("C", "D", 989));
        List<TouchResult> results = together(List.of(
                () -> attributions.touch(touch("B", "C", 990)), () -> attributions.touch(touch("D", "A", 990))));
        assertThat(results.stream().filter(it -> it.credit().isPresent())).hasSize(1);
        assertThat(isInRing(member("A"))).isFalse();
    }

    @RepeatedTest(50)
    @DisplayName("one touch is kept once, one order decided once, and all are answered alike")
    void once() throws Exception {
        List<TouchResult> touches = together(IntStream.range(0, THREADS)
                .<Callable<TouchResult>>mapToObj(i -> () -> attributions.touch(touch("F", "P", 990)))
                .toList());
        assertThat(touches.stream().filter(it -> it instanceof TouchResult.Bound))
                .hasSize(1);
        assertThat(touches.stream().filter(it -> it instanceof TouchResult.Replayed))
                .hasSize(THREADS - 1);
        List<PaidResult> orders = together(IntStream.range(0, THREADS)
                .<Callable<PaidResult>>mapToObj(i -> () -> attributions.paid(order("F", "O", 991)))
                .toList());
        assertThat(orders.stream().filter(it -> it instanceof PaidResult.Attributed))
                .hasSize(1);
        assertThat(orders.stream().map(PaidResult::snapshot).distinct()).hasSize(1);
        assertThat(attributions
                        .paid(order("F", "O2", 992))
                        .snapshot()
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
    }

    @RepeatedTest(50)
    @DisplayName("touches of many promoters end as they would one after the other")
    void many() throws Exception {
        together(IntStream.range(0, THREADS)
                .<Callable<TouchResult>>mapToObj(i -> () -> attributions.touch(touch("F", "P" + i, 980 + i)))
                .toList());
        Resolution resolution = attributions.resolve(member("F"), day(991));
        assertThat(resolution.credit().orElseThrow().promoter().member()).isEqualTo(member("P" + (THREADS - 1)));
        assertThat(resolution.lost())
                .hasSize(THREADS - 1)
                .extracting(Resolution.Lost::reason)
                .containsOnly(Reason.LATER_WON);
    }

    @RepeatedTest(50)
    @DisplayName("an erasure of the promoter and a touch leave no touch that counts")
    void erasure() throws Exception {
        together(List.<Callable<Object>>of(
                () -> attributions.touch(touch("F", "P", 990)), () -> attributions.erase(member("P"))));
        assertThat(attributions.bound(member("F"), day(991))).isEmpty();
    }
}
