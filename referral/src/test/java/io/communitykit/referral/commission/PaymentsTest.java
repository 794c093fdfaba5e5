package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.FEBRUARY;
import static io.communitykit.referral.commission.Shop.JANUARY;
import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.MARCH;
import static io.communitykit.referral.commission.Shop.by;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.flat;
import static io.communitykit.referral.commission.Shop.key;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.receipt;
import static io.communitykit.referral.commission.Shop.refund;
import static io.communitykit.referral.commission.Shop.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.CommissionResult.Applied;
import io.communitykit.referral.commission.CommissionResult.Conflict;
import io.communitykit.referral.commission.CommissionResult.Declined;
import io.communitykit.referral.commission.CommissionResult.Telling;
import io.communitykit.referral.commission.OrderCommission.Stage;
import io.communitykit.referral.commission.plan.AnnualFee;
import io.communitykit.referral.commission.plan.Enrolment;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.statement.Balance;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.commission.statement.Tax;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.CommissionPayout.Payment;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Statements and payments:")
class PaymentsTest {

    private final Shop shop = new Shop();
    private final List<Payment> payments = new ArrayList<>();
    private final Deque<Outcome> answers = new ArrayDeque<>();

    /** 5.00 released in January; the clock stands in February. */
    private Commissions released(CommissionProgram program) {
        shop.payout = Optional.of(payment -> {
            payments.add(payment);
            return answers.isEmpty() ? new Outcome.Paid("ref-1") : answers.pop();
        });
        Commissions commissions = shop.commissions(program);
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.received(receipt("A", 1), by("A", 1));
        shop.now = day(35);
        return commissions;
    }

    private static Commissions clawedBack(Commissions commissions) {
        commissions.close(KOL, JANUARY);
        commissions.pay(KOL, JANUARY);
        commissions.refunded(refund("r", "A", 35, 10_000), by("A", 1));
        return commissions;
    }

    private Statement closed(Commissions commissions, java.time.LocalDate period) {
        shop.now = day(100);
        return commissions.close(KOL, period).orElseThrow();
    }

    @Test
    @DisplayName("a closed statement is paid once, however often it is told")
    void paid_once() {
        Commissions commissions = released(flat());
        assertThat(commissions.pay(KOL, JANUARY)).isEqualTo(new PayResult.Declined(Reason.NOT_FOUND));
        commissions.close(KOL, JANUARY);
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(0, 0, 0, 500));

        PayResult first = commissions.pay(KOL, JANUARY);

        assertThat(((PayResult.Settled) first).statement().note()).isEqualTo("ref-1");
        assertThat(commissions.pay(KOL, JANUARY)).isEqualTo(first);
        assertThat(payments)
                .containsExactly(new Payment(new ProgramId("shop"), KOL, JANUARY, new Money(500, Shop.CNY)));
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(Liability.NONE);
        assertThat(commissions.why(KOL, new OrderId("A")).orElseThrow().stage()).isEqualTo(Stage.SETTLED);
    }

    @Test
    @DisplayName("refused is still owed and may be paid later; to be tried again waits for its instant; both say why")
    void refused_and_again() {
        Commissions commissions = released(flat());
        answers.add(new Outcome.Again("bank closed", day(40)));
        answers.add(new Outcome.Refused("no account"));

        assertThat(commissions.runDue(shop.now, 10)).isEqualTo(new DueSummary(1, 1, 0, 0, 1));
        assertThat(commissions.runDue(shop.now, 10)).isEqualTo(DueSummary.NONE);
        shop.now = day(40);
        assertThat(commissions.runDue(day(99), 10)).isEqualTo(new DueSummary(1, 0, 0, 1, 0));
        assertThat(commissions.runDue(shop.now, 10)).isEqualTo(DueSummary.NONE);
        Statement refused = commissions.statement(KOL, JANUARY).orElseThrow();
        assertThat(refused.status()).isEqualTo(StatementStatus.REFUSED);
        assertThat(refused.note()).isEqualTo("no account");
        assertThat(commissions.liability(List.of(KOL)).unpaid()).isEqualTo(500);
        assertThat(commissions.pay(KOL, JANUARY)).isInstanceOf(PayResult.Settled.class);
    }

    @Test
    @DisplayName("a crash between paying and keeping the answer is mended by runDue with the same payment")
    void crash_between() {
        Commissions commissions = released(flat());
        shop.payout = Optional.of(payment -> {
            payments.add(payment);
            throw new IllegalStateException("killed");
        });
        commissions.close(KOL, JANUARY);
        assertThatThrownBy(() -> shop.commissions(flat()).pay(KOL, JANUARY)).hasMessage("killed");
        assertThat(commissions.statement(KOL, JANUARY).orElseThrow().status()).isEqualTo(StatementStatus.CLOSED);

        assertThat(commissions.runDue(shop.now, 10)).isEqualTo(new DueSummary(1, 0, 1, 0, 0));

        assertThat(payments).hasSize(2);
        assertThat(payments.get(0)).isEqualTo(payments.get(1));
    }

    @Test
    @DisplayName("net-next-statement: what is lacking opens the next statement, and is netted by it")
    void net_next_statement() {
        Commissions commissions = clawedBack(released(flat()));

        Statement february = closed(commissions, FEBRUARY);
        assertThat(february.payable()).isZero();
        assertThat(february.closing()).isEqualTo(new Balance(-500, 0));
        assertThat(february.status()).isEqualTo(StatementStatus.SETTLED);
        assertThat(closed(commissions, MARCH).opening()).isEqualTo(new Balance(-500, 0));
    }

    @Test
    @DisplayName(
            "negative-balance: what is lacking is claimed as a negative payment, and the next statement opens at 0")
    void negative_balance() {
        Commissions commissions = clawedBack(released(flat("\"clawback\": \"negative-balance\"")));

        Statement february = closed(commissions, FEBRUARY);
        assertThat(february.payable()).isEqualTo(-500);
        assertThat(february.closing()).isEqualTo(Balance.ZERO);
        commissions.pay(KOL, FEBRUARY);
        assertThat(payments).extracting(payment -> payment.amount().minor()).containsExactly(500L, -500L);
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(Liability.NONE);
    }

    @Test
    @DisplayName("floor-zero-with-debt: balances never show less than 0; what is lacking is a debt that is paid first")
    void floor_zero_with_debt() {
        Commissions commissions = clawedBack(released(flat("\"clawback\": \"floor-zero-with-debt\"")));

        assertThat(closed(commissions, FEBRUARY).closing()).isEqualTo(new Balance(0, 500));
        commissions.paid(order("B", 61, 30_000), by("B", 61));
        commissions.received(receipt("B", 61), by("B", 61));
        shop.now = day(130);
        Statement march = commissions
                .statement(KOL, day(110).atZone(Shop.ZONE).toLocalDate())
                .orElseThrow();
        assertThat(march.opening()).isEqualTo(new Balance(0, 500));
        assertThat(march.payable()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("none-after-paid: what was paid out stays, told with its reason; what was not is taken back")
    void none_after_paid() {
        Commissions commissions = released(flat("\"clawback\": \"none-after-paid\""));
        commissions.close(KOL, JANUARY);
        commissions.refunded(refund("r1", "A", 35, 4_000), by("A", 1));
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(0, 0, -200, 500));
        commissions.pay(KOL, JANUARY);

        CommissionResult late = commissions.refunded(refund("r2", "A", 35, 6_000), by("A", 1));

        assertThat(((Applied) late).movements())
                .containsExactly(
                        new Movement(KOL, 1, Movement.Kind.CLAWED_BACK, 0, -300, Optional.of(Reason.ALREADY_PAID)));
        assertThat(commissions.liability(List.of(KOL)).total()).isEqualTo(-200);
        assertThat(commissions.why(KOL, new OrderId("A")).orElseThrow().waived())
                .isEqualTo(300);
    }

    private static final String KINDS = """
            {"kind": "commission-program", "version": "1", "program": "shop", "currency": "CNY", "zone": "Asia/Shanghai", "holdDays": 0,
             "plans": [{"id": "head", "kind": "head", "annualFee": %a}, {"id": "waist", "kind": "waist", "tiers": [{"rate": 400}]},
                       {"id": "foot", "kind": "foot", "tasks": {"视频": %b}}], "usualPlan": "foot",
             "withholding": [
               {"id": "tasks", "incomes": ["task-fee"], "beneficiaries": ["individual"], "measure": "year-to-date",
                "brackets": [{"rate": 0}, {"from": %b, "rate": 2000}]},
               {"id": "years", "incomes": ["annual-fee"], "measure": "statement", "brackets": [{"rate": 105}]}]}
            """.replace("%a", yuan("100.01")).replace("%b", yuan("30.00"));

    private static TaskDone task(String id, int day) {
        return new TaskDone(key(id), KOL, new TaskId("视频"), day(day));
    }

    private static Enrolment enrolment(String id, String plan, int day) {
        return new Enrolment(key(id), KOL, new PlanId(plan), Beneficiary.INDIVIDUAL, day(day));
    }

    @Test
    @DisplayName(
            "head, waist and foot: a fee a year, a share of sales, a fee a task, by the plan that the promoter is on")
    void plans() {
        Commissions commissions = shop.commissions(CommissionProgram.KIND.read(KINDS));
        AnnualFee year = new AnnualFee(key("y"), KOL, Year.of(2026), day(1));

        assertThat(commissions.fee(year)).isEqualTo(new Declined(Reason.NOT_PAID_FOR));
        Applied done = (Applied) commissions.task(task("t1", 1));
        assertThat(done.movements())
                .containsExactly(new Movement(KOL, 0, Movement.Kind.TASK_FEE, 3_000, 3_000, Optional.empty()));
        assertThat(commissions.task(task("t1", 1)))
                .isEqualTo(new Applied(Telling.REPLAYED, done.movements(), List.of()));
        assertThat(commissions.task(task("t1", 2))).isEqualTo(new Conflict(List.of(ContentField.TIME)));
        assertThat(commissions.task(new TaskDone(key("t9"), KOL, new TaskId("other"), day(1))))
                .isEqualTo(new Declined(Reason.NOT_PAID_FOR));

        commissions.enrol(enrolment("e1", "head", 2));
        commissions.enrol(enrolment("e0", "waist", 1));
        assertThat(commissions.enrol(enrolment("e9", "no-plan", 3))).isEqualTo(new Declined(Reason.NOT_FOUND));
        assertThat(commissions.fee(year)).isInstanceOf(Applied.class);
        assertThat(commissions.fee(new AnnualFee(key("y2"), KOL, Year.of(2026), day(1))))
                .isEqualTo(new Declined(Reason.ALREADY_TOLD));
        commissions.enrol(enrolment("e2", "waist", 3));
        commissions.paid(order("A", 3, 10_000), by("A", 3));
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(400, 0, 13_001, 0));
    }

    @Test
    @DisplayName(
            "tax is kept by income and rule, by the year to date where the table says so, and the statement adds up")
    void withholding() {
        Commissions commissions = shop.commissions(CommissionProgram.KIND.read(KINDS));
        commissions.task(task("t1", 1));
        commissions.enrol(enrolment("e1", "head", 2));
        commissions.fee(new AnnualFee(key("y"), KOL, Year.of(2026), day(1)));
        shop.now = day(35);
        commissions.close(KOL, JANUARY);
        commissions.enrol(enrolment("e2", "foot", 34));
        commissions.task(task("t2", 35));

        // 1.05 per cent of 100.01 is 1.0501; the first 30.00 of tasks bear nothing, the second 20 per cent.
        Statement january = commissions.statement(KOL, JANUARY).orElseThrow();
        assertThat(january.taxes())
                .containsExactly(
                        new Tax(IncomeKind.TASK_FEE, 3_000, 0, "tasks"),
                        new Tax(IncomeKind.ANNUAL_FEE, 10_001, 105, "years"));
        assertThat(january.payable()).isEqualTo(12_896);
        assertThat(commissions.statement(KOL, FEBRUARY).orElseThrow().taxes())
                .containsExactly(new Tax(IncomeKind.TASK_FEE, 3_000, 600, "tasks"));
        assertThat(january.totals().of(LineKind.ANNUAL_FEE)).isEqualTo(10_001);
    }

    @Test
    @DisplayName("what was paid to date begins anew with a year")
    void new_year() {
        Commissions commissions = shop.commissions(CommissionProgram.KIND.read(KINDS));
        commissions.task(task("t1", 1));
        shop.now = day(40);
        commissions.task(task("t2", 40));
        shop.now = day(366);
        Statement february = commissions.close(KOL, FEBRUARY).orElseThrow();
        commissions.task(task("t3", 366));

        assertThat(february.taxes()).containsExactly(new Tax(IncomeKind.TASK_FEE, 3_000, 600, "tasks"));
        assertThat(commissions
                        .statement(KOL, JANUARY.plusYears(1))
                        .orElseThrow()
                        .taxes())
                .containsExactly(new Tax(IncomeKind.TASK_FEE, 3_000, 0, "tasks"));
    }

    @Test
    @DisplayName("none-after-paid: what a tier gave and was paid out stays, though a refund drops the tier")
    void none_after_paid_tier() {
        shop.payout = Optional.of(payment -> new Outcome.Paid(""));
        Commissions commissions = shop.commissions(Shop.tiered("retroactive", "\"clawback\": \"none-after-paid\""));
        commissions.paid(order("A", 1, 60_000), by("A", 1));
        commissions.paid(order("B", 1, 60_000), by("B", 1));
        shop.now = day(65);
        commissions.runDue(shop.now, 10);
        assertThat(commissions.statement(KOL, FEBRUARY).orElseThrow().status()).isEqualTo(StatementStatus.SETTLED);

        CommissionResult back = commissions.refunded(refund("r", "A", 65, 60_000), by("A", 1));

        assertThat(((Applied) back).movements()).extracting(Movement::kind).containsExactly(Movement.Kind.CLAWED_BACK);
        // B's 30.00 at 5 per cent still wait; A's 18.00 at 3 per cent are taken back.
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(3_000, 0, 0, 0));
    }

    @Test
    @DisplayName("a refund after payment takes back its share and does not owe again what was paid (Refearnapp 8.3)")
    void not_owed_again() {
        Commissions commissions = released(flat());
        commissions.runDue(shop.now, 10);
        assertThat(payments).hasSize(1);

        commissions.refunded(refund("r1", "A", 35, 2_500), by("A", 1));
        commissions.refunded(refund("r2", "A", 35, 2_500), by("A", 1));

        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(0, 0, -250, 0));
    }

    @Test
    @DisplayName("a commission that is shown as released is in the balance at the same instant (CRMEB 8.2-6)")
    void released_is_credited() {
        Commissions commissions = shop.commissions(flat());
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.received(receipt("A", 1), by("A", 1));
        Instant end = JANUARY.plusDays(8).atStartOfDay(Shop.ZONE).toInstant();

        shop.now = end.minusNanos(1_000);
        assertThat(commissions.why(KOL, new OrderId("A")).orElseThrow().stage()).isEqualTo(Stage.HELD);
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(0, 500, 0, 0));
        shop.now = end;
        assertThat(commissions.why(KOL, new OrderId("A")).orElseThrow().stage()).isEqualTo(Stage.RELEASED);
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(0, 0, 500, 0));
    }

    @Test
    @DisplayName("all that is kept of a promoter can be exported, names no member, and is forgotten")
    void export_and_erase() {
        Commissions commissions = released(flat("\"buyers\": {\"orders\": 3}"));
        commissions.close(KOL, JANUARY);
        commissions.refunded(refund("r", "A", 35, 1), by("A", 1));
        commissions.task(task("t", 3));

        CommissionExport export = commissions.export(KOL);

        assertThat(export.entries())
                .extracting(entry -> entry.key().kind().name())
                .contains("order", "period", "statement", "hold-20260101", "buyer");
        for (Entry entry : export.entries()) {
            assertThat(entry.body() + entry.key().text()).doesNotContain(KOL.value(), Shop.BUYER.value());
        }
        assertThat(export.header().orElseThrow().toString()).doesNotContain(KOL.value(), Shop.BUYER.value());
        assertThat(commissions.erase(KOL)).isTrue();
        assertThat(commissions.export(KOL).header()).isEmpty();
    }

    @Test
    @DisplayName("books begun by one calendar are not read by another")
    void other_calendar() {
        released(flat());
        CommissionProgram other = flat("\"period\": \"quarter\"");

        assertThatThrownBy(() -> shop.commissions(other).liability(List.of(KOL)))
                .hasMessageContaining("calendar of program shop");
    }

    @Test
    @DisplayName("a clock that is set back does not undo what was decided")
    void clock_back() {
        Commissions commissions = released(flat());
        commissions.close(KOL, JANUARY);
        shop.now = Instant.parse("2020-01-01T00:00:00Z");

        commissions.refunded(refund("r", "A", 35, 10_000), by("A", 1));

        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(0, 0, -500, 500));
    }
}
