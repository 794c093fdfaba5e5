package io.communitykit.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.benefit.PlainBenefits.Kind;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.books.Verification;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

@DisplayName("Of a quota's last unit")
class BenefitsContentionTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final BenefitShop shop = new BenefitShop(ZoneOffset.UTC);

    @RepeatedTest(50)
    @DisplayName("exactly one of several threads gets it, and the others are told that it is gone")
    void last_unit(RepetitionInfo repetition) throws Exception {
        List<AccountResult> results = race(repetition, thread -> 10 + thread);

        assertThat(results).filteredOn(AccountResult.Applied.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(AccountResult.Rejected.class::isInstance)
                .hasSize(results.size() - 1)
                .allSatisfy(result -> assertThat(((AccountResult.Rejected) result).rejection())
                        .isEqualTo(new Rejection.Insufficient(BenefitShop.id(Kind.DELIVERY), 0, 1)));
        assertBooks();
    }

    @RepeatedTest(50)
    @DisplayName("several threads that tell one use take it once")
    void one_use(RepetitionInfo repetition) throws Exception {
        List<AccountResult> results = race(repetition, thread -> 10);

        assertThat(results).filteredOn(AccountResult.Applied.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(AccountResult.Replayed.class::isInstance).hasSize(results.size() - 1);
        assertBooks();
    }

    /** A gold member has used 2 of 3; then 2 to 4 threads use one each, under the key that is theirs. */
    private List<AccountResult> race(RepetitionInfo repetition, IntUnaryOperator keys) throws Exception {
        shop.at(NOW);
        shop.tell(BenefitShop.adjust(1, BenefitShop.GROWTH, 500, NOW));
        shop.tell(BenefitShop.use(2, Kind.DELIVERY, 2, Optional.empty(), Optional.empty(), NOW));
        int threads = 2 + repetition.getCurrentRepetition() % 3;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<AccountResult>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int key = keys.applyAsInt(i);
                running.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return shop.tell(BenefitShop.use(key, Kind.DELIVERY, 1, Optional.empty(), Optional.empty(), NOW));
                }));
            }
            List<AccountResult> results = new ArrayList<>();
            for (Future<AccountResult> each : running) {
                results.add(each.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private void assertBooks() {
        Entitlement left = shop.entitlement(Kind.DELIVERY, Optional.empty());
        assertThat(left.used()).isEqualTo(3);
        assertThat(left.left()).hasValue(0);
        assertThat(left.inHand()).isZero();
        assertThat(shop.verification())
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(Verification.Intact.class));
    }
}
