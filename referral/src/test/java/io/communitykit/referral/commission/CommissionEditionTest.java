package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.UPLINE;
import static io.communitykit.referral.commission.Shop.by;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.receipt;
import static io.communitykit.referral.commission.Shop.refund;
import static io.communitykit.referral.commission.Shop.withUpline;
import static io.communitykit.referral.commission.Shop.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.spi.CommissionPayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Another edition of a commission program")
class CommissionEditionTest {

    private final Shop shop = new Shop();

    @Test
    @DisplayName(
            "that pays other roles hears of the receipt of an order that was paid for, and takes back what is refunded")
    void otherRoles() {
        shop.commissions(Shop.flat()).paid(order("A", 1, 10_000), by("A", 1));
        Commissions next = shop.commissions(Shop.flat("\"promoters\": [\"referral\"]"));
        assertThat(next.received(receipt("A", 2), by("A", 1))).isInstanceOf(CommissionResult.Applied.class);
        assertThat(next.refunded(refund("r", "A", 3, 4_000), by("A", 1))).isInstanceOf(CommissionResult.Applied.class);
        assertThat(next.liability(List.of(KOL))).isEqualTo(new Liability(0, 300, 0, 0));
        CommissionResult notPaidFor = new CommissionResult.Declined(Reason.NOT_PAID_FOR);
        assertThat(next.paid(order("B", 3, 10_000), by("B", 3))).isEqualTo(notPaidFor);
        assertThat(next.received(receipt("B", 4), by("B", 3))).isEqualTo(notPaidFor);
        assertThat(next.refunded(refund("s", "B", 4, 4_000), by("B", 3))).isEqualTo(notPaidFor);
    }

    @Test
    @DisplayName("in another currency pays no statement of before in it, and reads no book that was begun in another")
    void otherCurrency() {
        List<Money> paid = new ArrayList<>();
        shop.payout = Optional.of(payment -> {
            paid.add(payment.amount());
            return new CommissionPayout.Outcome.Paid("ok");
        });
        Commissions first = shop.commissions(Shop.flat());
        first.paid(order("A", 1, 10_000), by("A", 1));
        first.received(receipt("A", 2), by("A", 1));
        Commissions dollars = shop.commissions(CommissionProgram.KIND.read("""
                {"kind": "commission-program", "version": "2", "program": "shop", "currency": "USD", "zone": "Asia/Shanghai",
                 "holdDays": 7, "plans": [{"id": "partner", "kind": "waist", "tiers": [{"rate": 500}]}],
                 "usualPlan": "partner"}
                """));
        shop.now = day(50);
        assertThatThrownBy(() -> dollars.runDue(shop.now, 10))
                .hasStackTraceContaining("currency of program shop must be the one its books began with, CNY, got USD");
        assertThat(paid).isEmpty();
        assertThat(first.runDue(shop.now, 10).settled()).isEqualTo(1);
        assertThat(paid).containsExactly(new Money(500, Shop.CNY));
    }

    @Test
    @DisplayName("that begins to pay a second level answers an order of before as it was answered at first")
    void secondLevel() {
        CommissionResult.Applied first = (CommissionResult.Applied)
                shop.commissions(Shop.flat()).paid(order("A", 1, 10_000), withUpline("A", 1));
        Commissions next =
                shop.commissions(Shop.flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}]", "\"cap\": 600"));
        CommissionResult.Applied again =
                (CommissionResult.Applied) next.paid(order("A", 1, 10_000), withUpline("A", 1));
        assertThat(again.telling()).isEqualTo(CommissionResult.Telling.REPLAYED);
        assertThat(again.movements()).isEqualTo(first.movements());
        next.erase(UPLINE);
        CommissionResult.Applied erased =
                (CommissionResult.Applied) next.paid(order("B", 1, 10_000), withUpline("B", 1));
        assertThat(erased.movements().get(1).reason()).contains(Reason.ERASED);
    }

    @Test
    @DisplayName("with a cap keeps it in a period whose rates are of before, also when a tier is reached later")
    void cap() {
        String tiers = "\"mode\": \"retroactive\", \"tiers\": [{\"rate\": 800}, {\"from\": " + yuan("300.00")
                + ", \"rate\": 3000}]";
        shop.commissions(Shop.program(tiers)).paid(order("A", 1, 10_000), by("A", 1));
        Commissions next = shop.commissions(
                Shop.program("\"mode\": \"retroactive\", \"tiers\": [{\"rate\": 1000}]", "\"cap\": 1000"));
        next.paid(order("B", 2, 10_000), by("B", 2));
        next.paid(order("C", 3, 10_000), by("C", 3));
        assertThat(next.liability(List.of(KOL))).isEqualTo(new Liability(800 + 800 + 800, 0, 0, 0));
        next.paid(order("D", 4, 30_000), by("D", 4));
        assertThat(next.liability(List.of(KOL))).isEqualTo(new Liability(3 * 800 + 3_000, 0, 0, 0));
        next.refunded(refund("r", "D", 5, 30_000), by("D", 4));
        next.refunded(refund("s", "B", 5, 10_000), by("B", 2));
        assertThat(next.liability(List.of(KOL))).isEqualTo(new Liability(800 + 800, 0, 0, 0));
    }
}
