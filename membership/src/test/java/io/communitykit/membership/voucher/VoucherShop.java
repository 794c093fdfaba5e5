package io.communitykit.membership.voucher;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A shop with two kinds of vouchers that live 10 days, points beside them, and a clock that tests move. */
final class VoucherShop {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final MemberId ANN = new MemberId("阿里😀");
    static final MemberId BOB = new MemberId("bob");
    static final CurrencyId TEN = new CurrencyId("无门槛10元");
    static final CurrencyId TWENTY = new CurrencyId("满200减20🎫");
    static final CurrencyId POINTS = new CurrencyId("points");

    final InMemoryPointsStore heap = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
    final Points points;
    final Vouchers vouchers;
    private volatile Instant now = NOON;

    VoucherShop() {
        this(heap -> heap);
    }

    /** With a store between the facades and the heap. */
    VoucherShop(UnaryOperator<PointsStore> around) {
        PointsStore store = around.apply(heap);
        this.points = Points.builder(pointsProgram(), store).clock(this::now).build();
        this.vouchers =
                Vouchers.builder(terms(), points, store).clock(this::now).build();
    }

    static PointsProgram pointsProgram() {
        LotPolicy lots = LotPolicy.DEFAULT
                .expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty()))
                .holdFor(Duration.ofMinutes(30));
        return PointsProgram.builder(Counter.SHOP, new PolicyVersion("p1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(POINTS, 0, 0))
                .currency(new PointsCurrency(TEN, 0, 0, Optional.of(lots)))
                .currency(new PointsCurrency(TWENTY, 0, 0, Optional.of(lots)))
                .build();
    }

    static VoucherProgram terms() {
        return Counter.program(
                Counter.off(TEN.value(), 1_000),
                Counter.off(TWENTY.value(), 2_000).threshold(Counter.fen(20_000)));
    }

    Instant now() {
        return now;
    }

    void at(Instant instant) {
        now = instant;
    }

    AccountResult issue(String id, MemberId member, CurrencyId voucher, long count) {
        return vouchers.issue(grant(id, member, voucher, count));
    }

    PointsCommand.Grant grant(String id, MemberId member, CurrencyId voucher, long count) {
        return new PointsCommand.Grant(key(id), member, voucher, count, Optional.empty(), new Reason("campaign"), now);
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("campaign"), new EventId(id));
    }

    OrderResult hold(String order, CurrencyId... kinds) {
        return vouchers.hold(holding(order, kinds));
    }

    static VoucherHold holding(String order, CurrencyId... kinds) {
        List<ChosenVoucher> chosen =
                Arrays.stream(kinds).map(ChosenVoucher::new).toList();
        return new VoucherHold(ANN, new OrderId(order), chosen, Optional.empty(), NOON);
    }

    OrderResult redeem(String order) {
        return vouchers.redeem(ANN, new OrderId(order), now);
    }

    OrderResult release(String order) {
        return vouchers.release(ANN, new OrderId(order), now);
    }

    OrderResult returned(String order) {
        return vouchers.returned(ANN, new OrderId(order), now);
    }

    void refundFact(String id, String order) {
        points.execute(new PointsCommand.Refund(
                key(id), ANN, new Subject(order), Optional.empty(), new Reason("refund"), now));
    }

    Wallet.Stock stock(CurrencyId voucher) {
        return vouchers.wallet(ANN).stock(voucher).orElseThrow();
    }

    long available(CurrencyId voucher) {
        long shown = stock(voucher).availableCount();
        long balance = points.balance(ANN, voucher);
        if (shown != balance) {
            throw new AssertionError("the wallet shows " + shown + ", the ledger " + balance);
        }
        return shown;
    }
}
