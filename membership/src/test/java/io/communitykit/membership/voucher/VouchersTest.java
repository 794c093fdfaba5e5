package io.communitykit.membership.voucher;

import static io.communitykit.membership.voucher.VoucherShop.ANN;
import static io.communitykit.membership.voucher.VoucherShop.BOB;
import static io.communitykit.membership.voucher.VoucherShop.NOON;
import static io.communitykit.membership.voucher.VoucherShop.POINTS;
import static io.communitykit.membership.voucher.VoucherShop.TEN;
import static io.communitykit.membership.voucher.VoucherShop.TWENTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.spi.AccountHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Vouchers")
class VouchersTest {

    private static final Instant EXPIRY = Instant.parse("2026-03-21T00:00:00Z");

    private final VoucherShop shop = new VoucherShop();

    @Test
    @DisplayName("that are issued are in the wallet with their terms and validity; told again, once")
    void issued() {
        shop.issue("1", ANN, TEN, 3);
        AccountResult again = shop.issue("1", ANN, TEN, 3);

        assertThat(again).isInstanceOf(AccountResult.Replayed.class);
        assertThat(shop.available(TEN)).isEqualTo(3);
        assertThat(shop.stock(TEN).available()).containsExactly(new Wallet.Batch(3, NOON, Optional.of(EXPIRY)));
        assertThat(shop.stock(TEN).voucher())
                .isEqualTo(VoucherShop.terms().vouchers().get(0));
        assertThat(shop.available(TWENTY)).isZero();
        assertThat(shop.vouchers.wallet(BOB).stocks()).allMatch(stock -> stock.availableCount() == 0);
    }

    @Test
    @DisplayName("of a kind without terms are not issued")
    void unknown_kind() {
        assertThat(shop.issue("1", ANN, POINTS, 3))
                .isInstanceOfSatisfying(
                        AccountResult.Rejected.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(new Rejection.UnknownCurrency(POINTS)));
    }

    @Test
    @DisplayName("that an order holds cannot be used by another, and the wallet says which order")
    void held() {
        shop.issue("1", ANN, TEN, 1);

        assertThat(states(shop.hold("订单1", TEN))).containsExactly(OrderVouchers.State.HELD);
        assertThat(shop.available(TEN)).isZero();
        assertThat(shop.stock(TEN).held())
                .containsExactly(
                        new Wallet.Held(new OrderId("订单1"), 1, Optional.of(NOON.plus(Duration.ofMinutes(30)))));
        assertThat(refusal(shop.hold("订单2", TEN))).isEqualTo(new Rejection.Insufficient(TEN, 0, 1));
        assertThat(shop.vouchers.order(ANN, new OrderId("订单2")).items()).isEmpty();
    }

    @Test
    @DisplayName("are held all or none: what one kind lacks leaves the others in the wallet")
    void all_or_none() {
        shop.issue("1", ANN, TEN, 1);

        OrderResult result = shop.hold("o", TEN, TWENTY);

        assertThat(refusal(result)).isEqualTo(new Rejection.Insufficient(TWENTY, 0, 1));
        assertThat(result.vouchers().items()).isEmpty();
        assertThat(shop.available(TEN)).isEqualTo(1);

        shop.issue("2", ANN, TWENTY, 1);
        assertThat(states(shop.hold("o", TEN, TWENTY)))
                .as("the same order may try again")
                .containsOnly(OrderVouchers.State.HELD);
    }

    @Test
    @DisplayName("are redeemed when the order is paid, once however often that is told")
    void redeemed() {
        shop.issue("1", ANN, TEN, 2);
        shop.issue("2", ANN, TWENTY, 1);
        shop.hold("o", TEN, TWENTY);

        for (int i = 0; i < 3; i++) {
            assertThat(states(shop.redeem("o"))).hasSize(2).containsOnly(OrderVouchers.State.REDEEMED);
        }
        assertThat(shop.hold("o", TEN, TWENTY)).isInstanceOf(OrderResult.Done.class);
        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(shop.available(TWENTY)).isZero();
        assertThat(refusal(shop.release("o")))
                .isInstanceOfSatisfying(
                        Rejection.HoldEnded.class,
                        ended -> assertThat(ended.how()).isEqualTo(PostingKind.COMMIT));
    }

    @Test
    @DisplayName("come back when the order is given up, and that order can no longer redeem or hold them")
    void released() {
        shop.issue("1", ANN, TEN, 1);
        shop.hold("o", TEN);

        assertThat(states(shop.release("o"))).containsExactly(OrderVouchers.State.RELEASED);
        assertThat(states(shop.release("o"))).containsExactly(OrderVouchers.State.RELEASED);
        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(refusal(shop.redeem("o"))).isInstanceOf(Rejection.HoldEnded.class);
        assertThat(refusal(shop.hold("o", TEN))).isInstanceOf(Rejection.HoldEnded.class);
        assertThat(states(shop.hold("next", TEN))).containsExactly(OrderVouchers.State.HELD);
    }

    @Test
    @DisplayName("come back by themselves when the order takes too long, whether or not anybody has posted it")
    void lapsed() {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        shop.hold("o", TEN, TWENTY);
        shop.at(NOON.plus(Duration.ofMinutes(30)));

        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(shop.stock(TEN).held()).isEmpty();
        assertThat(shop.redeem("o").vouchers().items())
                .extracting(OrderVouchers.Item::state)
                .containsOnly(OrderVouchers.State.LAPSED);
        assertThat(shop.redeem("o")).isInstanceOf(OrderResult.Refused.class);

        shop.points.runDue(shop.now());
        assertThat(shop.redeem("o")).isInstanceOf(OrderResult.Refused.class);
        assertThat(states(shop.release("o"))).containsOnly(OrderVouchers.State.LAPSED);
        assertThat(shop.available(TWENTY)).isEqualTo(1);
    }

    @Test
    @DisplayName("are returned with the order to their lots, with their own expiry, and the order's points stay")
    void returned() {
        shop.issue("1", ANN, TEN, 1);
        shop.points.execute(new PointsCommand.Grant(
                VoucherShop.key("p"), ANN, POINTS, 88, Optional.of(new Subject("o")), new Reason("order"), NOON));
        shop.hold("o", TEN);
        assertThat(refusal(shop.returned("o"))).as("held only").isInstanceOf(Rejection.UnknownPosting.class);
        shop.redeem("o");

        shop.at(NOON.plus(Duration.ofDays(5)));
        for (int i = 0; i < 2; i++) {
            assertThat(shop.returned("o").vouchers().items())
                    .containsExactly(new OrderVouchers.Item(TEN, 1, OrderVouchers.State.RETURNED, 1));
        }
        assertThat(shop.stock(TEN).available()).containsExactly(new Wallet.Batch(1, NOON, Optional.of(EXPIRY)));
        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(shop.points.balance(ANN, POINTS)).isEqualTo(88);
    }

    @Test
    @DisplayName("come back with a refund of the order that is told to the points program")
    void returned_with_the_refund() {
        shop.issue("1", ANN, TEN, 1);
        shop.hold("o", TEN);
        shop.redeem("o");
        shop.refundFact("r", "o");

        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(shop.returned("o")).isInstanceOf(OrderResult.Done.class);
        assertThat(shop.available(TEN)).isEqualTo(1);
    }

    @Test
    @DisplayName("that expired meanwhile are lost again when they are returned")
    void returned_too_late() {
        shop.issue("1", ANN, TEN, 1);
        shop.hold("o", TEN);
        shop.redeem("o");
        shop.at(EXPIRY);

        assertThat(states(shop.returned("o"))).containsExactly(OrderVouchers.State.RETURNED);
        assertThat(shop.available(TEN)).isZero();
    }

    @Test
    @DisplayName("expire at the first instant after their last day, and the soonest to expire are taken first")
    void expire() {
        shop.issue("1", ANN, TEN, 1);
        shop.at(NOON.plus(Duration.ofDays(2)));
        shop.issue("2", ANN, TEN, 1);
        assertThat(shop.stock(TEN).available())
                .extracting(Wallet.Batch::expiresAt)
                .containsExactly(Optional.of(EXPIRY), Optional.of(EXPIRY.plus(Duration.ofDays(2))));

        shop.at(EXPIRY.minusNanos(1_000));
        assertThat(shop.available(TEN)).isEqualTo(2);
        shop.at(EXPIRY);
        assertThat(shop.available(TEN)).isEqualTo(1);
        assertThat(states(shop.vouchers.hold(new VoucherHold(
                        ANN, new OrderId("o"), List.of(new ChosenVoucher(TEN)), Optional.empty(), EXPIRY))))
                .containsExactly(OrderVouchers.State.HELD);
        assertThat(shop.available(TEN)).isZero();
    }

    @Test
    @DisplayName("of an order that holds none are nothing to redeem, release or return")
    void nothing() {
        assertThat(List.of(shop.redeem("o"), shop.release("o"), shop.returned("o")))
                .allMatch(OrderResult.Nothing.class::isInstance);
        assertThat(shop.redeem("o").<String>fold(done -> "done", none -> "none", refused -> "refused"))
                .isEqualTo("none");
    }

    @Test
    @DisplayName("are not exchanged for others, or for more, under the same order")
    void other_content() {
        shop.issue("1", ANN, TEN, 3);
        shop.issue("2", ANN, TWENTY, 3);
        shop.hold("o", TEN);
        VoucherHold more =
                new VoucherHold(ANN, new OrderId("o"), List.of(new ChosenVoucher(TEN, 2)), Optional.empty(), NOON);

        assertThat(refusal(shop.hold("o", TWENTY))).isInstanceOf(Rejection.Conflicting.class);
        assertThat(refusal(shop.vouchers.hold(more))).isInstanceOf(Rejection.Conflicting.class);
        assertThat(states(shop.redeem("o"))).as("the first hold stands").containsExactly(OrderVouchers.State.REDEEMED);
        assertThat(shop.available(TEN)).isEqualTo(2);
    }

    @Test
    @DisplayName("of an order stay held where one kind more or less is told, in the wallet or not")
    void one_kind_more() {
        shop.issue("1", ANN, TEN, 2);
        shop.hold("o", TEN);

        assertThat(refusal(shop.hold("o", TEN, TWENTY))).isInstanceOf(Rejection.Conflicting.class);
        shop.issue("2", ANN, TWENTY, 2);
        assertThat(refusal(shop.hold("o", TEN, TWENTY))).isInstanceOf(Rejection.Conflicting.class);
        assertThat(states(shop.hold("o", TEN))).containsExactly(OrderVouchers.State.HELD);
        assertThat(shop.available(TWENTY)).isEqualTo(2);

        shop.hold("both", TEN, TWENTY);
        assertThat(refusal(shop.hold("both", TEN))).isInstanceOf(Rejection.Conflicting.class);
        assertThat(states(shop.hold("both", TWENTY, TEN)))
                .containsExactly(OrderVouchers.State.HELD, OrderVouchers.State.HELD);
    }

    @Test
    @DisplayName("of an order that is paid get no others, and can still be returned")
    void no_more_when_redeemed() {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        shop.hold("o", TEN);
        shop.redeem("o");

        assertThat(shop.hold("o", TEN, TWENTY)).isInstanceOf(OrderResult.Refused.class);
        assertThat(shop.available(TWENTY)).isEqualTo(1);
        assertThat(states(shop.returned("o"))).containsExactly(OrderVouchers.State.RETURNED);
        assertThat(shop.hold("o", TEN, TWENTY)).isInstanceOf(OrderResult.Refused.class);
        assertThat(shop.available(TWENTY)).isEqualTo(1);
    }

    @Test
    @DisplayName("that take most off a basket are found in the wallet and held by the order")
    void best() {
        shop.issue("1", ANN, TEN, 1);
        shop.issue("2", ANN, TWENTY, 1);
        Basket basket = new Basket(List.of(Counter.line("行", 20_000)));

        BestChoice best = shop.vouchers.best(ANN, basket);
        OrderResult held = shop.vouchers.hold(
                new VoucherHold(ANN, new OrderId("o"), best.quote().applied(), Optional.empty(), NOON));

        assertThat(best.quote().discount()).isEqualTo(Counter.fen(3_000));
        assertThat(states(held)).hasSize(2).containsOnly(OrderVouchers.State.HELD);
    }

    @Test
    @DisplayName("have figures that add up to what members have, erased ones included")
    void figures() {
        shop.issue("1", ANN, TEN, 5);
        shop.issue("2", BOB, TEN, 2);
        shop.vouchers.issue(new PointsCommand.Grant(
                VoucherShop.key("3"), BOB, TEN, 2, Optional.of(new Subject("back")), new Reason("gift"), NOON));
        shop.points.execute(new PointsCommand.Refund(
                VoucherShop.key("4"), BOB, new Subject("back"), Optional.empty(), new Reason("r"), NOON));
        shop.hold("a", TEN);
        shop.redeem("a");
        shop.hold("b", TEN);
        shop.redeem("b");
        shop.returned("b");
        shop.hold("c", TEN);
        shop.points.erase(BOB);

        VoucherFigures figures = shop.vouchers.figures().get(0);

        assertThat(figures).isEqualTo(new VoucherFigures(TEN, 9, 2, 2, 1, 0));
        assertThat(figures.redemption()).isEqualTo(new VoucherFigures.Rate(1, 7));
        assertThat(figures.redemption().basisPoints()).isEqualTo(OptionalLong.of(1_428));
        assertThat(figures.open()).isEqualTo(balances(TEN));
        assertThat(shop.vouchers.figures().get(1).redemption().basisPoints()).isEmpty();

        shop.at(EXPIRY);
        shop.points.runDue(EXPIRY);
        assertThat(shop.vouchers.figures().get(0).expired()).isEqualTo(4);
        assertThat(shop.vouchers.figures().get(0).open()).isEqualTo(balances(TEN));
    }

    private long balances(CurrencyId voucher) {
        return shop.heap.accounts(shop.points.everyAccount(100)).items().stream()
                .mapToLong((AccountHead head) -> head.pot(voucher).balance())
                .sum();
    }

    @Test
    @DisplayName("need a points program that keeps them in lots")
    void need_lots() {
        VoucherProgram points = Counter.program(Counter.off("points", 100));
        VoucherProgram none = Counter.program(Counter.off("none", 100));
        VoucherProgram other = new VoucherProgram(points.version(), new ProgramId("other"), points.vouchers());

        for (VoucherProgram wrong : List.of(points, none, other)) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() ->
                            Vouchers.builder(wrong, shop.points, shop.heap).build());
        }
    }

    private static List<OrderVouchers.State> states(OrderResult result) {
        assertThat(result).isInstanceOf(OrderResult.Done.class);
        return result.vouchers().items().stream().map(OrderVouchers.Item::state).toList();
    }

    private static Rejection refusal(OrderResult result) {
        assertThat(result).isInstanceOf(OrderResult.Refused.class);
        return ((OrderResult.Refused) result).refusals().get(0).why();
    }
}
