package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.cents;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A refund of points that are gone")
class DebtTest {

    private static final LotPolicy UNLIMITED = LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT);

    /** Earned 100 by an order, of which 80 were spent elsewhere. */
    private static Till spent(LotPolicy policy) {
        Till till = Till.of(policy);
        till.paid("o1", 10_000);
        till.take("s", 80);
        return till;
    }

    /** Owes 80. */
    private static Till owing(LotPolicy policy) {
        Till till = spent(policy.clawback(Clawback.UNLIMITED_DEBT));
        till.refunded("r", "o1", 10_000);
        return till;
    }

    private static void assertPot(Till till, long available, long debt) {
        assertThat(till.pot().available()).as("available").isEqualTo(available);
        assertThat(till.pot().debt()).as("debt").isEqualTo(debt);
    }

    private static Limit.Refund shortfall(Entry entry) {
        return (Limit.Refund) entry.limit().orElseThrow();
    }

    @Test
    @DisplayName("takes back what is there and forgives the rest, by default, and says how much")
    void within_balance() {
        Till till = spent(LotPolicy.DEFAULT);

        Entry entry = entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.asked()).isEqualTo(-100);
        assertThat(entry.shift()).isEqualTo(new Shift(-20, 0, 0, 0));
        assertThat(entry.limit()).contains(new Limit.Refund(Clawback.WITHIN_BALANCE, 0, 0, 0, 80, Optional.empty()));
        assertPot(till, 0, 0);
    }

    @Test
    @DisplayName("takes from the order's own lot first, then from the rest of the balance")
    void own_lot_first() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("old", 50);
        till.paid("o1", 10_000);
        till.take("s", 30);

        till.refunded("r1", "o1", 9_000);
        assertThat(till.shelf()).containsExactly("20", "10");
        till.refunded("r2", "o1", 1_000);
        assertThat(till.shelf()).containsExactly("20");
    }

    @Test
    @DisplayName("takes from other lots what the order's own no longer has")
    void other_lots() {
        Till till = Till.of(LotPolicy.DEFAULT.order(ConsumptionOrder.LIFO));
        till.give("old", 50);
        till.paid("o1", 10_000);
        till.take("s", 70);

        Entry entry = entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.shift()).isEqualTo(Shift.available(-80));
        assertThat(shortfall(entry).forgiven()).isEqualTo(20);
        assertPot(till, 0, 0);
    }

    @Test
    @DisplayName("takes back pending points only where the policy says so, and forgives the rest")
    void pending_only() {
        LotPolicy policy = LotPolicy.DEFAULT
                .clawback(Clawback.PENDING_ONLY)
                .activation(new ActivationRule.After(Period.ofDays(7)));
        Till frozen = Till.of(policy);
        frozen.paid("o1", 10_000);
        Till thawed = Till.of(policy);
        thawed.paid("o1", 10_000);
        thawed.at("2026-04-01T00:00:00Z");

        assertThat(entry(frozen.refunded("r", "o1", 10_000), EntryKind.CLAWBACK).shift())
                .isEqualTo(Shift.pending(-100));
        Entry late = entry(thawed.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);
        assertThat(late.applied()).isZero();
        assertThat(late.limit()).contains(new Limit.Refund(Clawback.PENDING_ONLY, 0, 0, 0, 100, Optional.empty()));
        assertPot(thawed, 100, 0);
    }

    @Test
    @DisplayName("leaves debt where the policy says so, and nothing is forgiven")
    void unlimited() {
        Till till = spent(UNLIMITED);

        Entry entry = entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.shift()).isEqualTo(new Shift(-20, 0, 0, 80));
        assertThat(entry.applied()).isEqualTo(-100);
        assertThat(entry.limit()).isEmpty();
        assertPot(till, 0, 80);
        assertThat(till.pot().balance()).isEqualTo(-80);
    }

    @Test
    @DisplayName("leaves debt up to the policy's limit, and forgives what exceeds it")
    void limited() {
        Till till = spent(LotPolicy.DEFAULT.debtUpTo(50));

        Entry entry = entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.shift()).isEqualTo(new Shift(-20, 0, 0, 50));
        assertThat(entry.limit()).contains(new Limit.Refund(Clawback.LIMITED_DEBT, 0, 0, 0, 30, Optional.empty()));
        assertPot(till, 0, 50);
    }

    @Test
    @DisplayName("counts the debt that is there already towards the limit")
    void limited_over_orders() {
        Till till = Till.of(LotPolicy.DEFAULT.debtUpTo(50));
        till.paid("o1", 4_000);
        till.paid("o2", 4_000);
        till.take("s", 80);
        till.refunded("r1", "o1", 4_000);

        Entry entry = entry(till.refunded("r2", "o2", 4_000), EntryKind.CLAWBACK);

        assertThat(entry.shift().debt()).isEqualTo(10);
        assertThat(shortfall(entry).forgiven()).isEqualTo(30);
        assertPot(till, 0, 50);
    }

    @Test
    @DisplayName("says what to keep back from the money where the policy nets, and leaves no debt")
    void netted() {
        PointsValue value = new PointsValue(100, cents(100));
        Till till = spent(LotPolicy.DEFAULT.value(value).clawback(Clawback.NETTED));

        Entry entry = entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.shift()).isEqualTo(new Shift(-20, 0, 0, 0));
        assertThat(entry.limit()).contains(new Limit.Refund(Clawback.NETTED, 0, 0, 0, 80, Optional.of(cents(80))));
        assertPot(till, 0, 0);
    }

    @Test
    @DisplayName("does not ask for points of the order that had expired anyhow, and says how many")
    void expired() {
        Till till = Till.of(UNLIMITED.expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty())));
        till.paid("o1", 10_000);
        till.take("s", 30);

        Entry entry = entry(till.at("2026-05-01T00:00:00Z").refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.shift()).isEqualTo(new Shift(0, 0, 0, 30));
        assertThat(shortfall(entry))
                .isEqualTo(new Limit.Refund(Clawback.UNLIMITED_DEBT, 70, 0, 0, 0, Optional.empty()));
    }

    @Test
    @DisplayName("leaves debt that what is granted next pays first")
    void paid_by_grant() {
        Till till = owing(LotPolicy.DEFAULT);

        posting(till.give("small", 50));
        assertPot(till, 0, 30);
        Entry repay = entry(till.give("big", 50), EntryKind.REPAY);

        assertThat(repay.shift()).isEqualTo(new Shift(-30, 0, 0, -30));
        assertPot(till, 20, 0);
        assertThat(till.shelf()).containsExactly("20");
    }

    @Test
    @DisplayName("leaves debt that points pay as they become active, not before")
    void paid_by_activation() {
        Till till = owing(LotPolicy.DEFAULT);
        till.edition(Till.program(
                "2", "UTC", Optional.of(UNLIMITED.activation(new ActivationRule.After(Period.ofDays(7))))));
        till.give("a", 100);

        assertPot(till, 0, 80);
        assertThat(till.pot().pending()).isEqualTo(100);
        till.at("2026-03-17T00:00:00Z");
        assertPot(till, 20, 0);
        assertThat(till.pot().pending()).isZero();
    }

    @Test
    @DisplayName("leaves points that are set aside, and debt that they pay when they come back")
    void paid_by_void() {
        Till till = Till.of(UNLIMITED);
        till.paid("o1", 10_000);
        till.hold("h", 60);
        till.refunded("r", "o1", 10_000);

        assertPot(till, 0, 60);
        till.voidHold("h");
        assertPot(till, 0, 0);
        assertThat(till.pot().balance()).isZero();
    }

    @Test
    @DisplayName("leaves debt that points from another member pay first")
    void paid_by_transfer() {
        Till till = owing(LotPolicy.DEFAULT.transfer(TransferRule.KEEP_EXPIRY));
        till.as(Till.BOB).give("b", 100);
        till.send("gift", Till.ANN, 90);

        assertPot(till.as(Till.ANN), 10, 0);
    }

    @Test
    @DisplayName("leaves debt beside which nothing can be spent")
    void nothing_to_spend() {
        Till till = owing(LotPolicy.DEFAULT);
        till.give("a", 70);

        assertThat(rejection(till.take("t", 5)))
                .isInstanceOfSatisfying(
                        Rejection.Insufficient.class,
                        no -> assertThat(no.available()).isZero());
        assertPot(till, 0, 10);
    }

    @Test
    @DisplayName("leaves debt that stays while other points expire, and that is paid before they could")
    void debt_and_expiry() {
        Till till = owing(LotPolicy.DEFAULT.expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty())));
        till.give("a", 100);
        assertPot(till, 20, 0);
        till.at("2026-04-01T00:00:00Z");
        assertPot(till, 0, 0);

        till.paid("o2", 5_000);
        till.take("t", 50);
        till.refunded("r2", "o2", 5_000);
        till.at("2027-04-01T00:00:00Z");
        assertPot(till, 0, 50);
    }
}
