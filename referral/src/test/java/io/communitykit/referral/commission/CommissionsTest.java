package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.FEBRUARY;
import static io.communitykit.referral.commission.Shop.JANUARY;
import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.MARCH;
import static io.communitykit.referral.commission.Shop.UPLINE;
import static io.communitykit.referral.commission.Shop.back;
import static io.communitykit.referral.commission.Shop.by;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.flat;
import static io.communitykit.referral.commission.Shop.line;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.receipt;
import static io.communitykit.referral.commission.Shop.refund;
import static io.communitykit.referral.commission.Shop.tiered;
import static io.communitykit.referral.commission.Shop.withUpline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.CommissionResult.Applied;
import io.communitykit.referral.commission.CommissionResult.Conflict;
import io.communitykit.referral.commission.CommissionResult.Declined;
import io.communitykit.referral.commission.CommissionResult.Kept;
import io.communitykit.referral.commission.CommissionResult.Telling;
import io.communitykit.referral.commission.Movement.Kind;
import io.communitykit.referral.commission.OrderCommission.Stage;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Commission:")
class CommissionsTest {

    private final Shop shop = new Shop();

    private static List<Movement> moved(CommissionResult result) {
        return ((Applied) result).movements();
    }

    private static long amount(CommissionResult result, int level, Kind kind) {
        return moved(result).stream()
                .filter(it -> it.level() == level && it.kind() == kind)
                .mapToLong(Movement::amount)
                .sum();
    }

    private Liability liability(Commissions commissions, MemberId promoter) {
        return commissions.liability(List.of(promoter));
    }

    private static Statement statement(Commissions commissions, java.time.LocalDate period) {
        return commissions.statement(KOL, period).orElseThrow();
    }

    @Test
    @DisplayName("a fact of days to come is declined, leaves nothing, and is taken when its time has come")
    void in_future() {
        Commissions commissions = Commissions.builder(flat(), shop.store)
                .clock(() -> shop.now)
                .tolerance(Duration.ofMinutes(5))
                .build();
        CommissionResult declined = new Declined(Reason.IN_FUTURE);
        shop.now = day(4).minus(Duration.ofMinutes(5)).minusNanos(1_000);

        assertThat(commissions.paid(order("A", 4, 10_000), by("A", 4))).isEqualTo(declined);
        assertThat(commissions.received(receipt("A", 4), by("A", 4))).isEqualTo(declined);
        assertThat(commissions.refunded(refund("R", "A", 4, 1), by("A", 4))).isEqualTo(declined);
        assertThat(commissions.export(KOL).entries()).isEmpty();

        shop.now = day(4).minus(Duration.ofMinutes(5));
        assertThat(commissions.paid(order("A", 4, 10_000), by("A", 4))).isInstanceOf(Applied.class);
        assertThatThrownBy(() -> Commissions.builder(flat(), shop.store)
                        .tolerance(Duration.ofNanos(-1))
                        .build())
                .hasMessageContaining("tolerance");
    }

    @Test
    @DisplayName(
            "a paid order waits for its receipt, is held for the days after it, and comes to the statement by itself")
    void life() {
        Commissions commissions = shop.commissions(flat());

        assertThat(amount(commissions.paid(order("A", 1, 10_000), by("A", 1)), 1, Kind.EARNED))
                .isEqualTo(500);
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(500, 0, 0, 0));
        shop.now = day(40);
        assertThat(liability(commissions, KOL).awaiting()).isEqualTo(500);

        commissions.received(receipt("A", 40), by("A", 1));
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(0, 500, 0, 0));
        assertThat(commissions.why(KOL, new OrderId("A")).orElseThrow().stage()).isEqualTo(Stage.HELD);

        // Received on day 40: seven whole days are 41 to 47, and nobody calls runDue.
        shop.now =
                Shop.FEBRUARY.plusDays(16).atStartOfDay(Shop.ZONE).toInstant().minusNanos(1_000);
        assertThat(liability(commissions, KOL).held()).isEqualTo(500);
        shop.now = shop.now.plusNanos(1_000);
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(0, 0, 500, 0));
        assertThat(commissions.why(KOL, new OrderId("A")).orElseThrow().stage()).isEqualTo(Stage.RELEASED);
        assertThat(statement(commissions, FEBRUARY).payable()).isEqualTo(500);
    }

    @Test
    @DisplayName("the snapshot is paid, whoever is bound later (yudao 8.1-6)")
    void snapshot_is_paid() {
        Commissions commissions = shop.commissions(flat());
        MemberId late = new MemberId("bound later");

        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.paid(order("B", 2, 10_000), by("B", 2, late, Optional.empty()));
        commissions.refunded(refund("r", "A", 3, 10_000), by("A", 1));

        assertThat(liability(commissions, KOL)).isEqualTo(Liability.NONE);
        assertThat(liability(commissions, late).awaiting()).isEqualTo(500);
    }

    @Test
    @DisplayName(
            "refunds of 25 and then 25 per cent leave half, not 37.5 per cent, and do not owe again what was paid (Refearnapp 8.3)")
    void cumulative_refund() {
        Commissions commissions = shop.commissions(flat());
        commissions.paid(order("A", 1, 10_000), by("A", 1));

        assertThat(amount(commissions.refunded(refund("r1", "A", 2, 2_500), by("A", 1)), 1, Kind.CLAWED_BACK))
                .isEqualTo(-125);
        assertThat(amount(commissions.refunded(refund("r2", "A", 3, 2_500), by("A", 1)), 1, Kind.CLAWED_BACK))
                .isEqualTo(-125);
        assertThat(liability(commissions, KOL).awaiting()).isEqualTo(250);
    }

    @Test
    @DisplayName(
            "a part of a line takes back a part of its commission, not all of the line's (yudao 8.1-8), at the line's own rate")
    void partial_refund_of_a_line() {
        Commissions commissions =
                shop.commissions(Shop.program("\"tiers\": [{\"rate\": 100, \"categories\": {\"母婴🍼\": 1000}}]"));
        commissions.paid(order("A", 1, line("1", "母婴🍼", 1_000), line("2", 1_000)), by("A", 1));

        // 100 + 10; half of the dear line is 50.
        assertThat(amount(commissions.refunded(refund("r", "A", 2, back("1", 500)), by("A", 1)), 1, Kind.CLAWED_BACK))
                .isEqualTo(-50);
        assertThat(liability(commissions, KOL).awaiting()).isEqualTo(60);
    }

    @Test
    @DisplayName("an order refunded twice or beyond its amount: up to what was paid, the excess by line in the result")
    void excess() {
        Commissions commissions = shop.commissions(flat());
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.refunded(refund("r1", "A", 2, 9_000), by("A", 1));

        Applied second = (Applied)
                commissions.refunded(refund("r2", "A", 3, back("1", 9_000), back("never sold", 5)), by("A", 1));
        Applied third = (Applied) commissions.refunded(refund("r3", "A", 3, 1), by("A", 1));

        assertThat(second.excess()).containsExactly(back("1", 8_000), back("never sold", 5));
        assertThat(amount(second, 1, Kind.CLAWED_BACK)).isEqualTo(-50);
        assertThat(third.excess()).containsExactly(back("1", 1));
        assertThat(amount(third, 1, Kind.CLAWED_BACK)).isZero();
        assertThat(liability(commissions, KOL)).isEqualTo(Liability.NONE);
    }

    @Test
    @DisplayName("a refund after release is taken back, not only while it is held (CRMEB 8.2-5)")
    void refund_after_release() {
        Commissions commissions = shop.commissions(flat());
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.received(receipt("A", 1), by("A", 1));
        shop.now = day(20);

        commissions.refunded(refund("r", "A", 20, 4_000), by("A", 1));

        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(0, 0, 300, 0));
        assertThat(lines(commissions, JANUARY))
                .extracting(StatementLine::kind, StatementLine::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LineKind.COMMISSION, 500L),
                        org.assertj.core.groups.Tuple.tuple(LineKind.CLAWBACK, -200L));
    }

    private List<StatementLine> lines(Commissions commissions, java.time.LocalDate period) {
        List<StatementLine> lines = new ArrayList<>();
        commissions.lines(KOL, period, lines::add);
        return lines;
    }

    @Test
    @DisplayName("a refund told before the order is kept, said so, applied with the order, and paid back once")
    void refund_before_paid() {
        Commissions commissions = shop.commissions(flat());
        OrderAttribution by = by("A", 1);

        assertThat(commissions.refunded(refund("r", "A", 2, 4_000), by)).isEqualTo(new Kept(new OrderId("A")));
        assertThat(commissions.refunded(refund("r", "A", 2, 4_000), by)).isEqualTo(new Kept(new OrderId("A")));
        assertThat(commissions.received(receipt("A", 1), by)).isEqualTo(new Kept(new OrderId("A")));
        assertThat(commissions.why(KOL, new OrderId("A"))).isEmpty();

        CommissionResult paid = commissions.paid(order("A", 1, 10_000), by);

        assertThat(amount(paid, 1, Kind.EARNED)).isEqualTo(500);
        assertThat(amount(paid, 1, Kind.CLAWED_BACK)).isEqualTo(-200);
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(0, 300, 0, 0));
        assertThat(((Applied) commissions.refunded(refund("r", "A", 2, 4_000), by)).telling())
                .isEqualTo(Telling.REPLAYED);
        assertThat(liability(commissions, KOL).total()).isEqualTo(300);
    }

    @Test
    @DisplayName(
            "the same fact again is answered as at first and changes nothing; other content under its key is a conflict")
    void replays() {
        Commissions commissions = shop.commissions(flat());
        OrderAttribution by = by("A", 1);
        Applied paid = (Applied) commissions.paid(order("A", 1, 10_000), by);
        Applied back = (Applied) commissions.refunded(refund("r", "A", 2, 20_000), by);
        commissions.received(receipt("A", 3), by);
        Liability before = liability(commissions, KOL);
        shop.now = day(5);

        assertThat(commissions.paid(order("A", 1, 10_000), by))
                .isEqualTo(new Applied(Telling.REPLAYED, paid.movements(), List.of()));
        assertThat(commissions.refunded(refund("r", "A", 2, 20_000), by))
                .isEqualTo(new Applied(Telling.REPLAYED, back.movements(), back.excess()));
        assertThat(((Applied) commissions.received(receipt("A", 3), by)).telling())
                .isEqualTo(Telling.REPLAYED);
        assertThat(commissions.paid(order("A", 1, 10_001), by)).isEqualTo(new Conflict(List.of(ContentField.DATA)));
        assertThat(commissions.paid(order("A", 2, 10_000), by)).isEqualTo(new Conflict(List.of(ContentField.TIME)));
        assertThat(commissions.refunded(refund("r", "A", 3, 1), by))
                .isEqualTo(new Conflict(List.of(ContentField.TIME, ContentField.DATA)));
        assertThat(commissions.received(receipt("A", 4), by)).isEqualTo(new Conflict(List.of(ContentField.TIME)));
        assertThat(liability(commissions, KOL)).isEqualTo(before);
    }

    @Test
    @DisplayName("level 2 gets a share of net paid or of the commission, and gives it back in proportion")
    void level_two() {
        String uplines = "\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000";
        Commissions commissions = shop.commissions(flat(uplines));
        CommissionResult paid = commissions.paid(order("A", 1, 9_999), withUpline("A", 1));

        assertThat(amount(paid, 1, Kind.EARNED)).isEqualTo(499);
        assertThat(amount(paid, 2, Kind.EARNED)).isEqualTo(99);
        CommissionResult back = commissions.refunded(refund("r", "A", 2, 3_333), withUpline("A", 1));
        assertThat(amount(back, 1, Kind.CLAWED_BACK)).isEqualTo(-166);
        assertThat(amount(back, 2, Kind.CLAWED_BACK)).isEqualTo(-33);
        commissions.refunded(refund("r2", "A", 2, 6_666), withUpline("A", 1));
        assertThat(commissions.liability(List.of(KOL, UPLINE))).isEqualTo(Liability.NONE);

        Commissions shares = new Shop()
                .commissions(
                        flat("\"uplines\": [{\"basis\": \"level-one-commission\", \"rate\": 1000}], \"cap\": 1000"));
        assertThat(amount(shares.paid(order("A", 1, 9_999), withUpline("A", 1)), 2, Kind.EARNED))
                .isEqualTo(49);
    }

    @Test
    @DisplayName("level 2 is kept up also where what was told of the order came before its payment")
    void level_two_early() {
        Commissions commissions =
                shop.commissions(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000"));
        commissions.received(receipt("A", 1), withUpline("A", 1));
        commissions.refunded(refund("r", "A", 1, 5_000), withUpline("A", 1));
        commissions.paid(order("A", 1, 10_000), withUpline("A", 1));

        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(0, 250, 0, 0));
        assertThat(liability(commissions, UPLINE)).isEqualTo(new Liability(0, 50, 0, 0));
    }

    @Test
    @DisplayName("who had brought the promoter is named with a reason where they get nothing")
    void level_two_skipped() {
        Commissions commissions =
                shop.commissions(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000"));
        commissions.erase(UPLINE);

        assertThat(moved(commissions.paid(order("A", 1, 10_000), withUpline("A", 1))))
                .contains(new Movement(UPLINE, 2, Kind.EARNED, 0, 0, Optional.of(Reason.ERASED)));
        assertThat(moved(commissions.paid(order("B", 1, 10_000), by("B", 1, KOL, Optional.of(KOL)))))
                .contains(new Movement(KOL, 2, Kind.EARNED, 0, 0, Optional.of(Reason.CYCLE)));
    }

    @Test
    @DisplayName("all levels together have no more of what was paid than the cap; level 2 is cut first, and told so")
    void cap() {
        // A coupon is shared as though it had been paid, so that rates of 6 per cent meet a cap of 6 per cent of less.
        Commissions commissions = shop.commissions(flat(
                "\"base\": {\"coupon\": \"included\"}",
                "\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 600"));
        OrderLine half = new OrderLine(new LineId("1"), Optional.empty(), 10_000, 0, 0, 1_000);
        OrderLine free = new OrderLine(new LineId("1"), Optional.empty(), 10_000, 0, 0, 10_000);

        assertThat(moved(commissions.paid(order("A", 1, half), withUpline("A", 1))))
                .extracting(Movement::amount, Movement::full, Movement::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(550L, 550L, Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(50L, 100L, Optional.of(Reason.ORDER_CAP_REACHED)));
        assertThat(moved(commissions.paid(order("B", 1, free), withUpline("B", 1))))
                .extracting(Movement::amount, Movement::full)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(600L, 1_000L),
                        org.assertj.core.groups.Tuple.tuple(0L, 100L));
        commissions.refunded(refund("r", "B", 2, 10_000), withUpline("B", 1));
        assertThat(commissions.liability(List.of(KOL, UPLINE)).total()).isEqualTo(600);
    }

    @Test
    @DisplayName(
            "an order across a threshold earns both rates where tiers are marginal, the tier before it where they are forward-only")
    void tiers() {
        Commissions marginal = shop.commissions(tiered("marginal"));
        Commissions forward = new Shop().commissions(tiered("forward-only"));

        // 600.00 and 600.00 at 3 per cent up to 1,000.00, then 5.
        marginal.paid(order("A", 1, 60_000), by("A", 1));
        assertThat(amount(marginal.paid(order("B", 2, 60_000), by("B", 2)), 1, Kind.EARNED))
                .isEqualTo(1_200 + 1_000);
        forward.paid(order("A", 1, 60_000), by("A", 1));
        assertThat(amount(forward.paid(order("B", 2, 60_000), by("B", 2)), 1, Kind.EARNED))
                .isEqualTo(1_800);
        assertThat(amount(forward.paid(order("C", 3, 10_000), by("C", 3)), 1, Kind.EARNED))
                .isEqualTo(500);
        // Another month begins anew.
        assertThat(amount(forward.paid(order("D", 33, 10_000), by("D", 33)), 1, Kind.EARNED))
                .isEqualTo(300);
    }

    @Test
    @DisplayName(
            "a retroactive tier pays for what was sold before, a refund drops it, and a closed period posts to the next statement")
    void retroactive() {
        Commissions commissions = shop.commissions(tiered("retroactive"));
        commissions.paid(order("A", 1, 60_000), by("A", 1));
        CommissionResult crossing = commissions.paid(order("B", 2, 60_000), by("B", 2));

        assertThat(amount(crossing, 1, Kind.EARNED)).isEqualTo(3_000);
        assertThat(amount(crossing, 1, Kind.TIER_ADJUSTMENT)).isEqualTo(1_200);
        commissions.received(receipt("A", 3), by("A", 1));
        commissions.received(receipt("B", 3), by("B", 2));

        // What the tier gave is held as long as an order received on the last day of January: until 8 February begins.
        shop.now = day(32);
        assertThat(commissions.close(KOL, JANUARY).orElseThrow().payable()).isEqualTo(4_800);
        shop.now = day(45);
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(0, 0, 1_200, 4_800));

        CommissionResult dropped = commissions.refunded(refund("r", "A", 45, 30_000), by("A", 1));
        assertThat(amount(dropped, 1, Kind.CLAWED_BACK)).isEqualTo(-900);
        // 900.00 at 3 per cent are 27.00, where A has 9.00 and B 30.00 left.
        assertThat(amount(dropped, 1, Kind.TIER_ADJUSTMENT)).isEqualTo(-1_200 - 1_200);
        assertThat(statement(commissions, JANUARY).payable()).isEqualTo(4_800);
        assertThat(statement(commissions, FEBRUARY).totals().sum()).isEqualTo(2_700 - 4_800);
    }

    @Test
    @DisplayName("what a tier gave is held for the program's days after its period")
    void tier_hold() {
        Commissions commissions = shop.commissions(tiered("retroactive"));
        commissions.paid(order("A", 1, 60_000), by("A", 1));
        commissions.paid(order("B", 2, 60_000), by("B", 2));

        shop.now = FEBRUARY.plusDays(7).atStartOfDay(Shop.ZONE).toInstant().minusNanos(1_000);
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(4_800, 1_200, 0, 0));
        shop.now = shop.now.plusNanos(1_000);
        assertThat(liability(commissions, KOL)).isEqualTo(new Liability(4_800, 0, 1_200, 0));
    }

    @Test
    @DisplayName("an order whose snapshot is of another instant is a conflict, and earns nothing")
    void other_instant() {
        Commissions commissions = shop.commissions(flat());

        assertThat(commissions.paid(order("A", 2, 10_000), by("A", 1)))
                .isEqualTo(new Conflict(List.of(ContentField.TIME)));
        assertThat(liability(commissions, KOL)).isEqualTo(Liability.NONE);
    }

    @Test
    @DisplayName("after level 1 is erased, a receipt and a refund of the order still reach level 2")
    void level_one_erased() {
        Commissions commissions =
                shop.commissions(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000"));
        commissions.paid(order("A", 1, 10_000), withUpline("A", 1));
        commissions.erase(KOL);
        OrderAttribution by = withUpline("A", 1);
        // As attribution reads it after the erasure.
        OrderAttribution left = new OrderAttribution(
                by.order(), by.buyer(), by.paidAt(), 1, Optional.empty(), by.upline(), List.of(), by.policy());

        assertThat(commissions.received(receipt("A", 1), left)).isInstanceOf(Applied.class);
        assertThat(liability(commissions, UPLINE)).isEqualTo(new Liability(0, 100, 0, 0));
        assertThat(moved(commissions.refunded(refund("r", "A", 2, 10_000), left)))
                .containsExactly(new Movement(UPLINE, 2, Kind.CLAWED_BACK, -100, -100, Optional.empty()));
        assertThat(liability(commissions, UPLINE)).isEqualTo(Liability.NONE);
        assertThat(commissions.paid(order("A", 1, 10_000), left)).isEqualTo(new Declined(Reason.ERASED));
    }

    @Test
    @DisplayName(
            "an order told again under another key earns once on each level: the order counts, not the key (yudao 8.1-8)")
    void one_order_two_keys() {
        Commissions commissions =
                shop.commissions(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000"));
        PaidOrder order = order("A", 1, 10_000);
        commissions.paid(order, withUpline("A", 1));

        PaidOrder again = new PaidOrder(
                Shop.key("another"), order.order(), order.buyer(), order.currency(), order.lines(), order.at());
        assertThat(((Applied) commissions.paid(again, withUpline("A", 1))).telling())
                .isEqualTo(Telling.REPLAYED);
        assertThat(commissions.liability(List.of(KOL, UPLINE))).isEqualTo(new Liability(600, 0, 0, 0));
    }

    @Test
    @DisplayName("level 2 earns of what was paid also where level 1 earns nothing (yudao 8.1-8)")
    void level_one_without_rates() {
        Commissions commissions = shop.commissions(CommissionProgram.KIND.read("""
                {"kind": "commission-program", "version": "1", "program": "shop", "currency": "CNY", "zone": "Asia/Shanghai",
                 "holdDays": 0, "plans": [{"id": "head", "kind": "head", "annualFee": %s}], "usualPlan": "head",
                 "uplines": [{"basis": "net-paid", "rate": 100}], "cap": 1000}
                """.replace("%s", Shop.yuan("100.00"))));

        CommissionResult paid = commissions.paid(order("A", 1, 10_000), withUpline("A", 1));

        assertThat(amount(paid, 1, Kind.EARNED)).isZero();
        assertThat(amount(paid, 2, Kind.EARNED)).isEqualTo(100);
    }

    @Test
    @DisplayName(
            "the first orders, and the first days, of a buyer earn; later ones are told that they do not, and count for no tier")
    void buyer_limit() {
        Commissions commissions = shop.commissions(flat("\"buyers\": {\"orders\": 2, \"days\": 30}"));
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.paid(order("B", 1, 10_000), by("B", 1));

        CommissionResult third = commissions.paid(order("C", 2, 10_000), by("C", 2));
        assertThat(moved(third)).singleElement().satisfies(it -> {
            assertThat(it.amount()).isZero();
            assertThat(it.reason()).contains(Reason.REFERRAL_LIMIT_REACHED);
        });
        Commissions days = new Shop().commissions(flat("\"buyers\": {\"days\": 30}"));
        assertThat(amount(days.paid(order("A", 30, 10_000), by("A", 30)), 1, Kind.EARNED))
                .isEqualTo(500);
        assertThat(amount(days.paid(order("B", 31, 10_000), by("B", 31)), 1, Kind.EARNED))
                .isZero();
    }

    @Test
    @DisplayName("nobody, a role that is not paid, another currency and an erased promoter are each told by a reason")
    void declined() {
        Commissions commissions = shop.commissions(flat());
        OrderAttribution by = by("A", 1);
        Credit credit = by.credit().orElseThrow();
        OrderAttribution nobody = with(by, Optional.empty());
        OrderAttribution friend = with(
                by,
                Optional.of(new Credit(
                        new Promoter(KOL, PromoterKind.REFERRAL),
                        credit.strength(),
                        credit.channel(),
                        credit.touchedAt())));
        PaidOrder order = order("A", 1, 10_000);
        PaidOrder yen = new PaidOrder(
                order.key(), order.order(), order.buyer(), Currency.getInstance("JPY"), order.lines(), order.at());

        assertThat(commissions.paid(order, nobody)).isEqualTo(new Declined(Reason.REFERRER_NOT_FOUND));
        assertThat(commissions.paid(order, friend)).isEqualTo(new Declined(Reason.NOT_PAID_FOR));
        assertThat(commissions.paid(yen, by)).isEqualTo(new Declined(Reason.OTHER_CURRENCY));
        assertThatThrownBy(() -> commissions.paid(order, by("B", 1))).isInstanceOf(InvalidValueException.class);
        commissions.erase(KOL);
        assertThat(commissions.paid(order, by)).isEqualTo(new Declined(Reason.ERASED));
        assertThat(commissions.refunded(refund("r", "A", 2, 1), by)).isEqualTo(new Declined(Reason.ERASED));
        assertThat(commissions.received(receipt("A", 2), by)).isEqualTo(new Declined(Reason.ERASED));
        assertThat(commissions.statement(KOL, JANUARY)).isEmpty();
        assertThat(commissions.pay(KOL, JANUARY)).isEqualTo(new PayResult.Declined(Reason.ERASED));
        assertThat(liability(commissions, KOL)).isEqualTo(Liability.NONE);
    }

    private static OrderAttribution with(OrderAttribution by, Optional<Credit> credit) {
        return new OrderAttribution(
                by.order(), by.buyer(), by.paidAt(), 1, credit, Optional.empty(), List.of(), new PolicyVersion("1"));
    }

    @Test
    @DisplayName("a new edition decides new orders; a period keeps the rates that its first order was decided by")
    void editions() {
        CommissionProgram dear = Shop.program("\"mode\": \"retroactive\", \"tiers\": [{\"rate\": 1000}]");
        shop.commissions(flat()).paid(order("A", 1, 10_000), by("A", 1));

        assertThat(amount(shop.commissions(dear).paid(order("B", 2, 10_000), by("B", 2)), 1, Kind.EARNED))
                .isEqualTo(500);
        assertThat(amount(shop.commissions(dear).paid(order("C", 40, 10_000), by("C", 40)), 1, Kind.EARNED))
                .isEqualTo(1_000);
    }

    @Test
    @DisplayName("closing ends what is over, again changes nothing, and what comes later is in the next statement")
    void closing() {
        Commissions commissions = shop.commissions(flat());
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.received(receipt("A", 1), by("A", 1));
        shop.now = day(31);
        assertThat(commissions.close(KOL, JANUARY)).isEmpty();
        shop.now = day(33);

        Statement closed = commissions.close(KOL, JANUARY.plusDays(12)).orElseThrow();
        commissions.refunded(refund("r", "A", 33, 10_000), by("A", 1));

        assertThat(closed.payable()).isEqualTo(500);
        assertThat(commissions.close(KOL, JANUARY)).contains(closed);
        assertThat(statement(commissions, JANUARY)).isEqualTo(closed);
        assertThat(statement(commissions, FEBRUARY).totals().of(LineKind.CLAWBACK))
                .isEqualTo(-500);
        assertThat(commissions.statement(KOL, MARCH)).isEmpty();
    }
}
