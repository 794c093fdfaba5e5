package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.FEBRUARY;
import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.by;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.refund;
import static io.communitykit.referral.commission.Shop.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.RuleId;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.Closing;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.StatementSums;
import io.communitykit.referral.commission.statement.Tax;
import io.communitykit.referral.commission.tax.Bracket;
import io.communitykit.referral.commission.tax.BracketRule;
import io.communitykit.referral.commission.tax.BracketWithholding;
import io.communitykit.referral.commission.tax.NoWithholding;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.spi.CommissionPayout;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.Withholding;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("At its edges commission")
class CommissionEdgesTest {

    private final Shop shop = new Shop();

    private static CommissionProgram program(int holdDays, String plan) {
        return CommissionProgram.KIND.read(
                """
                {"kind": "commission-program", "version": "hold-%d", "program": "shop", "currency": "CNY",
                 "zone": "Asia/Shanghai", "holdDays": %d, "plans": [%p], "usualPlan": "p"}
                """.replace("%d", Integer.toString(holdDays)).replace("%p", plan));
    }

    @Test
    @DisplayName("takes as paid to date what was paid before tax, not after it")
    void grossToDate() {
        List<Long> toDate = new ArrayList<>();
        CommissionProgram tasks =
                program(0, "{\"id\": \"p\", \"kind\": \"foot\", \"tasks\": {\"视频\": %f}}".replace("%f", yuan("30.00")));
        Commissions commissions = Commissions.builder(tasks, shop.store)
                .clock(() -> shop.now)
                .withholding(income -> {
                    toDate.add(income.toDate());
                    return Withholding.Withheld.of(income.gross(), 1_000, "a third");
                })
                .build();
        for (int month = 0; month < 3; month++) {
            shop.now = day(1 + 31 * month);
            commissions.task(new TaskDone(Shop.key("t" + month), KOL, new TaskId("视频"), shop.now));
        }
        shop.now = day(120);
        commissions.runDue(shop.now, 10);
        assertThat(toDate).containsExactly(0L, 3_000L, 6_000L);
    }

    @Test
    @DisplayName("rounds what all levels may have of an order down")
    void capIsRoundedDown() {
        Commissions commissions = shop.commissions(Shop.program(
                "\"tiers\": [{\"rate\": 1000}]", "\"cap\": 1000", "\"base\": {\"shipping\": \"included\"}"));
        OrderLine line = new OrderLine(new LineId("1"), Optional.empty(), 999, 0, 500, 0);
        commissions.paid(order("A", 1, line), by("A", 1));
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(new Liability(49, 0, 0, 0));
    }

    @Test
    @DisplayName("takes back what a tier gave on the day until which it is held, though an edition holds longer by now")
    void tierDayStays() {
        String plan = "{\"id\": \"p\", \"kind\": \"waist\", \"mode\": \"retroactive\", \"tiers\":"
                + " [{\"rate\": 300}, {\"from\": " + yuan("1000.00") + ", \"rate\": 500}]}";
        Commissions before = shop.commissions(program(7, plan));
        before.paid(order("A", 1, 60_000), by("A", 1));
        before.paid(order("B", 2, 60_000), by("B", 2));
        Commissions after = shop.commissions(program(20, plan));
        shop.now = day(32);
        after.refunded(refund("r", "B", 32, 60_000), by("B", 2));
        shop.now = FEBRUARY.plusDays(10).atStartOfDay(Shop.ZONE).toInstant();
        assertThat(after.liability(List.of(KOL))).isEqualTo(new Liability(1_800, 0, 0, 0));
    }

    @Test
    @DisplayName("keeps a statement settled that somebody else has settled while this payment was refused")
    void settledMeanwhile() {
        List<Commissions> facade = new ArrayList<>();
        List<CommissionPayout.Payment> asked = new ArrayList<>();
        shop.payout = Optional.of(payment -> {
            asked.add(payment);
            if (asked.size() > 1) {
                return new Outcome.Paid("first");
            }
            facade.get(0).pay(KOL, Shop.JANUARY);
            return new Outcome.Refused("too late");
        });
        Commissions commissions = shop.commissions(program(
                0, "{\"id\": \"p\", \"kind\": \"foot\", \"tasks\": {\"视频\": %f}}".replace("%f", yuan("30.00"))));
        facade.add(commissions);
        commissions.task(new TaskDone(Shop.key("t"), KOL, new TaskId("视频"), shop.now));
        shop.now = day(40);
        commissions.close(KOL, Shop.JANUARY);
        assertThat(commissions.pay(KOL, Shop.JANUARY)).isInstanceOf(PayResult.Settled.class);
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(Liability.NONE);
        assertThat(asked).hasSize(2);
    }

    private static long tax(BracketRule.Measure measure, long toDate, long gross) {
        BracketRule rule = new BracketRule(
                new RuleId("t"),
                Set.of(),
                Set.of(),
                measure,
                List.of(new Bracket(0, 1_000), new Bracket(1_000, 2_000)));
        return new BracketWithholding(List.of(rule))
                .withhold(new Withholding.Income(
                        Beneficiary.INDIVIDUAL, IncomeKind.COMMISSION, Shop.CNY, gross, toDate, FEBRUARY))
                .tax();
    }

    @Test
    @DisplayName("bears of a year what all of it bears less what was borne before, rounded half up")
    void taxToDate() {
        assertThat(tax(BracketRule.Measure.YEAR_TO_DATE, 0, 1_500)).isEqualTo(200);
        assertThat(tax(BracketRule.Measure.YEAR_TO_DATE, 500, 1_000)).isEqualTo(150);
        assertThat(tax(BracketRule.Measure.YEAR_TO_DATE, 2_000, 1_000)).isEqualTo(200);
        assertThat(tax(BracketRule.Measure.STATEMENT, 2_000, 5)).isEqualTo(1);
        assertThat(tax(BracketRule.Measure.STATEMENT, 2_000, 4)).isZero();
    }

    @Test
    @DisplayName("takes what a statement opens with off one income after the other, and off none of them twice")
    void nettedOnce() {
        StatementSums sums = new StatementSums();
        sums.add(LineKind.COMMISSION, 60);
        sums.add(LineKind.TASK_FEE, 300);
        sums.add(LineKind.ANNUAL_FEE, 200);
        Closing.Closed closed = new Closing(
                        Shop.CNY, FEBRUARY, ClawbackPolicy.NET_NEXT_STATEMENT, Beneficiary.INDIVIDUAL, Map.of())
                .close(-100, sums.totals(), new NoWithholding());
        assertThat(closed.gross()).isEqualTo(460);
        assertThat(closed.payable()).isEqualTo(460);
        assertThat(closed.taxes()).extracting(Tax::gross).containsExactly(260L, 200L);
    }
}
