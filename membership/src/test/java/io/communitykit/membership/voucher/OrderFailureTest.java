package io.communitykit.membership.voucher;

import static io.communitykit.membership.voucher.VoucherShop.ANN;
import static io.communitykit.membership.voucher.VoucherShop.TEN;
import static io.communitykit.membership.voucher.VoucherShop.TWENTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Vouchers of an order")
class OrderFailureTest {

    /** Carries units out apart, as a store may, and fails the n-th from the moment it is armed, before it reaches the heap. */
    private static final class Failing implements PointsStore {

        private final PointsStore heap;
        private final Runnable afterFirst;
        private int units = Integer.MIN_VALUE;
        private int failAt;

        Failing(PointsStore heap, Runnable afterFirst) {
            this.heap = heap;
            this.afterFirst = afterFirst;
        }

        void failAt(int unit) {
            units = 0;
            failAt = unit;
        }

        @Override
        public <R> List<R> update(List<Unit<R>> units) {
            return units.stream().map(this::update).toList();
        }

        private <R> R update(Unit<R> unit) {
            units++;
            if (units == failAt) {
                throw StorageException.retryable("down", null);
            }
            R result = heap.update(List.of(unit)).get(0);
            if (units == 1) {
                afterFirst.run();
            }
            return result;
        }

        @Override
        public List<AccountState> read(List<Want> wants) {
            return heap.read(wants);
        }

        @Override
        public Page<Posting, PostingQuery> postings(PostingQuery query) {
            return heap.postings(query);
        }

        @Override
        public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
            return heap.accounts(query);
        }

        @Override
        public Erased erase(MemberId member) {
            return heap.erase(member);
        }
    }

    private final List<Failing> stores = new ArrayList<>();
    private final List<Runnable> between = new ArrayList<>();
    private final VoucherShop shop = new VoucherShop(heap -> {
        Failing store = new Failing(heap, () -> List.copyOf(between).forEach(Runnable::run));
        stores.add(store);
        return store;
    });

    private void failAt(int unit) {
        stores.get(0).failAt(unit);
    }

    @Test
    @DisplayName("are finished by telling the same again after a crash between two kinds")
    void crash_between_kinds() {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);

        failAt(2);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> shop.hold("o", TEN, TWENTY));
        assertThat(items()).containsExactlyInAnyOrder(OrderVouchers.State.HELD);
        shop.hold("o", TEN, TWENTY);
        assertThat(items()).containsExactly(OrderVouchers.State.HELD, OrderVouchers.State.HELD);

        failAt(2);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> shop.redeem("o"));
        assertThat(items()).containsExactlyInAnyOrder(OrderVouchers.State.HELD, OrderVouchers.State.REDEEMED);
        assertThat(shop.release("o")).as("half redeemed is not given up").isInstanceOf(OrderResult.Refused.class);
        shop.redeem("o");
        assertThat(items()).containsOnly(OrderVouchers.State.REDEEMED);

        failAt(2);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> shop.returned("o"));
        shop.returned("o");
        assertThat(items()).containsOnly(OrderVouchers.State.RETURNED);
        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(shop.available(TWENTY)).isEqualTo(1);
    }

    @Test
    @DisplayName("are given back where another order takes one of them in the very meantime")
    void overtaken() {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        List<OrderVouchers.Item> first =
                shop.hold("probe", TEN, TWENTY).vouchers().items();
        shop.release("probe");
        // The kind with the higher id is held second; somebody else takes it right before.
        between.add(() -> {
            between.clear();
            shop.hold("other", first.get(1).voucher());
        });
        failAt(Integer.MAX_VALUE);

        OrderResult result = shop.hold("o", TEN, TWENTY);

        assertThat(result).isInstanceOf(OrderResult.Refused.class);
        assertThat(result.vouchers().items())
                .extracting(OrderVouchers.Item::state)
                .containsExactly(OrderVouchers.State.RELEASED);
        assertThat(shop.available(first.get(0).voucher())).isEqualTo(1);
        assertThat(shop.vouchers.order(ANN, new OrderId("other")).items())
                .extracting(OrderVouchers.Item::state)
                .containsExactly(OrderVouchers.State.HELD);
    }

    @Test
    @DisplayName("that were half held before a crash are given back where the rest is gone when it is told again")
    void half_held_and_taken() {
        CurrencyId second = halfHeld();
        assertThat(shop.hold("other", second)).isInstanceOf(OrderResult.Done.class);

        OrderResult again = shop.hold("o", TEN, TWENTY);

        assertThat(again).isInstanceOf(OrderResult.Refused.class);
        assertThat(items()).containsExactly(OrderVouchers.State.RELEASED);
    }

    @Test
    @DisplayName(
            "that were half held before a crash stay so where another hold is told, and the first one completes them")
    void half_held_and_other() {
        CurrencyId second = halfHeld();
        CurrencyId first = second.equals(TEN) ? TWENTY : TEN;

        OrderResult other = shop.hold("o", first);

        assertThat(other)
                .isInstanceOfSatisfying(
                        OrderResult.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(OrderResult.Refusal::why)
                                .allMatch(Rejection.Conflicting.class::isInstance));
        assertThat(items()).containsExactly(OrderVouchers.State.HELD);
        assertThat(shop.hold("o", TEN, TWENTY)).isInstanceOf(OrderResult.Done.class);
    }

    @Test
    @DisplayName("that were half held and redeemed take no more, and can be returned")
    void half_held_and_redeemed() {
        CurrencyId second = halfHeld();
        assertThat(shop.redeem("o")).isInstanceOf(OrderResult.Done.class);

        OrderResult again = shop.hold("o", TEN, TWENTY);

        assertThat(again).isInstanceOf(OrderResult.Refused.class);
        assertThat(items()).containsExactly(OrderVouchers.State.REDEEMED);
        assertThat(shop.available(second)).isEqualTo(1);
        assertThat(shop.returned("o")).isInstanceOf(OrderResult.Done.class);
    }

    /** Tells a hold of both kinds that crashes after the first; answers with the second. */
    private CurrencyId halfHeld() {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        failAt(2);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> shop.hold("o", TEN, TWENTY));
        assertThat(items()).containsExactly(OrderVouchers.State.HELD);
        return shop.available(TEN) == 1 ? TEN : TWENTY;
    }

    @Test
    @DisplayName("are all redeemed where their time is over by the clock between two kinds")
    void time_passes_between_kinds() {
        heldAndLater(() -> {});

        OrderResult result = shop.redeem("o");

        assertThat(result).isInstanceOf(OrderResult.Done.class);
        assertThat(items()).containsExactly(OrderVouchers.State.REDEEMED, OrderVouchers.State.REDEEMED);
    }

    @Test
    @DisplayName("can be returned where somebody else posted the end of the hold between two kinds")
    void lapsed_between_kinds() {
        heldAndLater(() -> shop.points.runDue(shop.now()));

        OrderResult result = shop.redeem("o");

        assertThat(result).isInstanceOf(OrderResult.Refused.class);
        assertThat(result.vouchers()).isEqualTo(shop.vouchers.order(ANN, new OrderId("o")));
        assertThat(items()).containsExactly(OrderVouchers.State.REDEEMED, OrderVouchers.State.LAPSED);
        assertThat(shop.returned("o")).isInstanceOf(OrderResult.Done.class);
        assertThat(shop.available(TEN) + shop.available(TWENTY)).isEqualTo(2);
    }

    /** Holds both kinds; between the first and the second of the next step their time is over, and something happens. */
    private void heldAndLater(Runnable then) {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        shop.hold("o", TEN, TWENTY);
        between.add(() -> {
            between.clear();
            shop.at(VoucherShop.NOON.plus(Duration.ofMinutes(30)));
            then.run();
        });
        failAt(Integer.MAX_VALUE);
    }

    @RepeatedTest(50)
    @DisplayName("are one order's alone where many race for them")
    void race() throws Exception {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);

        List<OrderResult> results = race(8, i -> shop.hold("订单" + i, TEN, TWENTY));

        assertThat(results.stream().filter(OrderResult.Done.class::isInstance)).hasSize(1);
        assertThat(shop.stock(TEN).held()).hasSize((int) (1 - shop.available(TEN)));
        assertThat(shop.stock(TEN).held())
                .as("nobody is left with half")
                .extracting(Wallet.Held::order)
                .containsExactlyElementsOf(shop.stock(TWENTY).held().stream()
                        .map(Wallet.Held::order)
                        .toList());
    }

    @RepeatedTest(50)
    @DisplayName("with one kind are won by exactly one order")
    void race_for_one() throws Exception {
        shop.issue("1", ANN, TEN, 1);

        List<OrderResult> results = race(4, i -> shop.hold("订单" + i, TEN));

        assertThat(results.stream().filter(OrderResult.Done.class::isInstance)).hasSize(1);
    }

    @RepeatedTest(50)
    @DisplayName("are either all redeemed or all released where both are told at once")
    void redeem_against_release() throws Exception {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        shop.hold("o", TEN, TWENTY);

        List<OrderResult> results = race(2, i -> i == 0 ? shop.redeem("o") : shop.release("o"));

        assertThat(results.stream().filter(OrderResult.Done.class::isInstance)).hasSize(1);
        boolean redeemed = results.get(0) instanceof OrderResult.Done;
        assertThat(items())
                .hasSize(2)
                .containsOnly(redeemed ? OrderVouchers.State.REDEEMED : OrderVouchers.State.RELEASED);
    }

    private List<OrderVouchers.State> items() {
        return shop.vouchers.order(ANN, new OrderId("o")).items().stream()
                .map(OrderVouchers.Item::state)
                .toList();
    }

    /** What a thread does, by its number. */
    private interface Step {
        OrderResult run(int thread);
    }

    private static List<OrderResult> race(int threads, Step step) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<OrderResult>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                futures.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return step.run(thread);
                }));
            }
            List<OrderResult> results = new ArrayList<>();
            for (Future<OrderResult> each : futures) {
                results.add(each.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
