package io.communitykit.referral.commission;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.CommissionPayout;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A shop on the heap in Shanghai, with a clock that is set by hand and one promoter, who was brought by another. */
final class Shop {

    static final Currency CNY = Currency.getInstance("CNY");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final MemberId KOL = new MemberId("达人🐼");
    static final MemberId UPLINE = new MemberId("upline");
    static final MemberId BUYER = new MemberId("buyer");
    static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    static final Instant TOUCH = day(1);

    final BookStore store = new InMemoryBookStore(PseudonymKey.of(new byte[32]));
    Instant now = day(1);
    Optional<CommissionPayout> payout = Optional.empty();

    /** Noon in Shanghai of a day of January 2026, counted on into the next months. */
    static Instant day(int day) {
        return JANUARY.atTime(12, 0).atZone(ZONE).toInstant().plus(Duration.ofDays(day - 1L));
    }

    /** A document of one plan; {@code tiers} are its mode and tiers, {@code more} further fields of the program. */
    static CommissionProgram program(String tiers, String... more) {
        return CommissionProgram.KIND.read("""
                {"kind": "commission-program", "version": "2026-1", "program": "shop", "currency": "CNY", "zone": "Asia/Shanghai",
                 "holdDays": 7, "plans": [{"id": "partner", "kind": "waist", %t}], "usualPlan": "partner" %m}
                """.replace("%t", tiers).replace(
                "%m", String.join("", Arrays.stream(more).map(it -> ", " + it).toList())));
    }

    /** 5 per cent of everything. */
    static CommissionProgram flat(String... more) {
        return program("\"tiers\": [{\"rate\": 500}]", more);
    }

    /** 3 per cent, from 1,000.00 on 5 per cent. */
    static CommissionProgram tiered(String mode, String... more) {
        return program(
                "\"mode\": \"" + mode + "\", \"tiers\": [{\"rate\": 300}, {\"from\": " + yuan("1000.00")
                        + ", \"rate\": 500}]",
                more);
    }

    static String yuan(String amount) {
        return "{\"amount\": \"" + amount + "\", \"currency\": \"CNY\"}";
    }

    Commissions commissions(CommissionProgram program) {
        // Histories are told at once here; CommissionsTest tells of days to come with the usual tolerance.
        Commissions.Builder builder =
                Commissions.builder(program, store).clock(() -> now).tolerance(Duration.ofDays(3_650));
        payout.ifPresent(builder::payout);
        return builder.build();
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    static PaidOrder order(String id, int day, OrderLine... lines) {
        return new PaidOrder(key("paid-" + id), new OrderId(id), BUYER, CNY, List.of(lines), day(day));
    }

    static PaidOrder order(String id, int day, long net) {
        return order(id, day, line("1", net));
    }

    static OrderLine line(String id, long net) {
        return OrderLine.of(new LineId(id), net);
    }

    static OrderLine line(String id, String category, long net) {
        return new OrderLine(new LineId(id), Optional.of(new CategoryId(category)), net, 0, 0, 0);
    }

    static OrderReceipt receipt(String order, int day) {
        return new OrderReceipt(key("received-" + order), new OrderId(order), BUYER, day(day));
    }

    static OrderRefund refund(String key, String order, int day, RefundedLine... lines) {
        return new OrderRefund(key(key), new OrderId(order), BUYER, List.of(lines), day(day));
    }

    static OrderRefund refund(String key, String order, int day, long net) {
        return refund(key, order, day, back("1", net));
    }

    static RefundedLine back(String line, long net) {
        return new RefundedLine(new LineId(line), net);
    }

    static OrderAttribution by(String order, int day) {
        return by(order, day, KOL, Optional.empty());
    }

    static OrderAttribution withUpline(String order, int day) {
        return by(order, day, KOL, Optional.of(UPLINE));
    }

    static OrderAttribution by(String order, int day, MemberId promoter, Optional<MemberId> upline) {
        return new OrderAttribution(
                new OrderId(order),
                BUYER,
                day(day),
                1,
                Optional.of(new Credit(
                        new Promoter(promoter, PromoterKind.AFFILIATE),
                        Strength.TYPED_CODE,
                        new ChannelId("live"),
                        TOUCH)),
                upline.map(it -> new Promoter(it, PromoterKind.AFFILIATE)),
                List.of(),
                new PolicyVersion("attribution-1"));
    }
}
