package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.plan.PlanKind;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.tax.BracketRule;
import io.communitykit.referral.compliance.RewardBasis;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document of a commission program")
class CommissionProgramDocumentTest {

    private static final String FULL = """
            {"kind": "commission-program", "version": "2026-11🍼", "program": "母婴商城", "currency": "CNY", "zone": "Asia/Shanghai",
             "period": "quarter", "promoters": ["affiliate", "referral"],
             "base": {"tax": "included", "shipping": "included", "coupon": "included"}, "holdDays": 15,
             "plans": [
               {"id": "head", "kind": "head", "annualFee": {"amount": "50000.00", "currency": "CNY"}},
               {"id": "waist", "kind": "waist", "mode": "marginal", "tiers": [
                 {"rate": 300, "categories": {"奶粉🍼": 100}},
                 {"from": {"amount": "100000.00", "currency": "CNY"}, "rate": 500}]},
               {"id": "foot", "kind": "foot", "tasks": {"开箱视频": {"amount": "30.00", "currency": "CNY"}}}],
             "usualPlan": "waist",
             "uplines": [{"basis": "level-one-commission", "rate": 1000}], "cap": 1000,
             "clawback": "floor-zero-with-debt", "buyers": {"orders": 10, "days": 365},
             "withholding": [{"id": "own-table", "beneficiaries": ["individual"], "incomes": ["commission", "task-fee"],
               "measure": "year-to-date", "brackets": [{"rate": 0}, {"from": {"amount": "800.00", "currency": "CNY"}, "rate": 2000}]}],
             "shop": {"margin": 3000, "returnDays": 7, "largestOrder": {"amount": "5000.00", "currency": "CNY"}}}
            """;

    private static List<Violation> faults(String json) {
        return catchThrowableOfType(InvalidPolicyException.class, () -> CommissionProgram.KIND.read(json))
                .violations();
    }

    private static String plans(String plans, String... more) {
        return """
                {"kind": "commission-program", "version": "1", "program": "shop", "currency": "CNY", "zone": "UTC",
                 "holdDays": 7, "plans": [%p], "usualPlan": "p" %m}
                """.replace("%p", plans).replace("%m", more.length == 0 ? "" : ", " + String.join(", ", more));
    }

    private static String flat(String... more) {
        return plans("{\"id\": \"p\", \"kind\": \"waist\", \"tiers\": [{\"rate\": 400}]}", more);
    }

    private static List<String> lint(String json) {
        return CommissionProgram.KIND.lint(CommissionProgram.KIND.read(json)).stream()
                .map(LintFinding::code)
                .toList();
    }

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        CommissionProgram program = CommissionProgram.KIND.read(FULL);

        assertThat(program.calendar().period()).isEqualTo(CalendarWindow.Period.QUARTER);
        assertThat(program.promoters()).containsExactlyInAnyOrder(PromoterKind.AFFILIATE, PromoterKind.REFERRAL);
        assertThat(program.base())
                .isEqualTo(new BaseRule(BaseRule.Part.INCLUDED, BaseRule.Part.INCLUDED, BaseRule.Part.INCLUDED));
        assertThat(program.plans())
                .extracting(plan -> plan.kind())
                .containsExactly(PlanKind.HEAD, PlanKind.WAIST, PlanKind.FOOT);
        assertThat(program.plans().get(0).annualFee()).isEqualTo(5_000_000);
        assertThat(program.plans().get(1).rates().orElseThrow().mode()).isEqualTo(TierMode.MARGINAL);
        assertThat(program.plans().get(2).tasks()).isEqualTo(Map.of(new TaskId("开箱视频"), 3_000L));
        assertThat(program.usual()).isEqualTo(new PlanId("waist"));
        assertThat(program.upline()).contains(new UplineRule(RewardBasis.LEVEL_ONE_COMMISSION, 1_000));
        assertThat(program.cap()).isEqualTo(OptionalInt.of(1_000));
        assertThat(program.clawback()).isEqualTo(ClawbackPolicy.FLOOR_ZERO_WITH_DEBT);
        assertThat(program.buyers()).isEqualTo(new BuyerLimit(10, 365));
        assertThat(program.tax())
                .singleElement()
                .extracting(BracketRule::measure)
                .isEqualTo(BracketRule.Measure.YEAR_TO_DATE);
        assertThat(program.limits()).isEqualTo(new ShopFigures(3_000, 7, 500_000));
        assertThat(CommissionProgram.KIND.name()).isEqualTo("commission-program");
        assertThat(CommissionProgram.KIND.schema())
                .contains("commission-program", "level-one-commission", "retroactive", "annualFee");
    }

    @Test
    @DisplayName("pays affiliates by net sales in monthly statements, at one level, where it says nothing else")
    void defaults() {
        CommissionProgram program = CommissionProgram.KIND.read(flat());

        assertThat(program.calendar().period()).isEqualTo(CalendarWindow.Period.MONTH);
        assertThat(program.promoters()).containsExactly(PromoterKind.AFFILIATE);
        assertThat(program.base()).isEqualTo(BaseRule.NET_PAID);
        assertThat(program.upline()).isEmpty();
        assertThat(program.cap()).isEmpty();
        assertThat(program.clawback()).isEqualTo(ClawbackPolicy.NET_NEXT_STATEMENT);
        assertThat(program.buyers()).isEqualTo(BuyerLimit.NONE);
        assertThat(program.limits()).isEqualTo(ShopFigures.NONE);
        assertThat(lint(flat())).isEmpty();
    }

    @Test
    @DisplayName("is refused for what pays people for people, with the clause, where it stands")
    void compliance() {
        assertThat(faults(flat(
                        "\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}, {\"basis\": \"net-paid\", \"rate\": 100}]",
                        "\"cap\": 900")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/uplines/1");
                    assertThat(fault.expected()).contains("Level 3", "Art. 7 (3)", "not legal advice");
                });
        assertThat(faults(flat("\"uplines\": [{\"basis\": \"head-count\", \"rate\": 100}]", "\"cap\": 900")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).contains("a head", "Art. 7 (1)"));
        assertThat(faults(flat("\"entryFee\": " + yuan("365.00"))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/entryFee");
                    assertThat(fault.expected()).contains("Art. 7 (2)");
                });
        assertThat(faults(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}]")))
                .extracting(Violation::pointer)
                .containsExactly("/cap");
        assertThat(faults(flat("\"cap\": 399"))).extracting(Violation::pointer).containsExactly("/cap");
    }

    @Test
    @DisplayName("is refused with every fault, each where it stands")
    void faults() {
        String broken = plans(
                "{\"id\": \"p\", \"kind\": \"waist\", \"tiers\": [{\"rate\": 1}, {\"from\": " + yuan("2.00")
                        + ", \"rate\": 2}, {\"from\": " + yuan("2.00") + ", \"rate\": 3}]},"
                        + "{\"id\": \"p\", \"kind\": \"head\"}, {\"id\": \"q\", \"kind\": \"foot\", \"mode\": \"marginal\"},"
                        + "{\"id\": \"r\", \"kind\": \"waist\", \"tiers\": [{\"from\": {\"amount\": \"1\", \"currency\": \"JPY\"}, \"rate\": 1}]}",
                "\"withholding\": [{\"id\": \"t\", \"measure\": \"statement\", \"brackets\": [{\"from\": "
                        + yuan("1.00") + ", \"rate\": 1}]}]");

        assertThat(faults(broken.replace("\"usualPlan\": \"p\"", "\"usualPlan\": \"pp\"")))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/plans/0/mode",
                        "/plans/0/tiers/2/from",
                        "/plans/0",
                        "/plans/1",
                        "/plans/2/tiers",
                        "/plans/2",
                        "/plans/3/tiers/0/from",
                        "/plans/3/tiers/0/from",
                        "/plans/3",
                        "/plans/1/id",
                        "/usualPlan",
                        "/withholding/0");
        assertThat(faults(flat().replace("\"rate\": 400", "\"rate\": 10001")))
                .extracting(Violation::pointer)
                .containsExactly("/plans/0/tiers/0/rate");
        assertThat(faults(flat("\"holdDay\": 1")).get(0).toString()).contains("holdDays");
    }

    @Test
    @DisplayName("is refused where retroactive tiers could break the cap that rates alone must keep")
    void retroactive_cap() {
        String plan = "{\"id\": \"p\", \"kind\": \"waist\", \"mode\": \"retroactive\", \"tiers\": [{\"rate\": 400}]}";

        assertThat(faults(plans(plan, "\"cap\": 400", "\"base\": {\"coupon\": \"included\"}")))
                .extracting(Violation::pointer)
                .containsExactly("/base");
        assertThat(CommissionProgram.KIND.read(plans(plan, "\"cap\": 400")).cap())
                .hasValue(400);
    }

    @Test
    @DisplayName("is told what is legal and probably wrong, by code")
    void lint() {
        String falling =
                "{\"id\": \"p\", \"kind\": \"waist\", \"mode\": \"retroactive\", \"tiers\": [{\"rate\": 400}, {\"from\": "
                        + yuan("10000.00") + ", \"rate\": 500}, {\"from\": " + yuan("20000.00")
                        + ", \"rate\": 500}, {\"from\": "
                        + yuan("1000000000.00") + ", \"rate\": 450}]}";
        String shop = "\"shop\": {\"margin\": 450, \"returnDays\": 15, \"largestOrder\": " + yuan("99.00") + "}";

        assertThat(lint(plans(falling, shop)))
                .containsExactly(
                        "rate-above-margin",
                        "tier-jump-exceeds-order",
                        "rate-above-margin",
                        "tier-without-effect",
                        "tier-falls",
                        "tier-unreachable",
                        "hold-shorter-than-return");
        assertThat(lint(plans(falling))).contains("tier-jump").doesNotContain("rate-above-margin");
        assertThat(lint(plans("{\"id\": \"p\", \"kind\": \"waist\", \"tiers\": [{\"rate\": 600}]}")))
                .containsExactly("waist-outside-usual");
        assertThat(lint(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}]", "\"cap\": 500")))
                .containsExactly("lower-line-rewarded");
        assertThat(lint(flat("\"clawback\": \"none-after-paid\"").replace("\"holdDays\": 7", "\"holdDays\": 0")))
                .containsExactly("paid-before-return");
        assertThat(lint(flat("\"buyers\": {\"days\": 3}"))).containsExactly("buyer-shorter-than-hold");
    }

    @Property(tries = 300)
    void nonsense_is_refused_and_never_anything_else(@ForAll Random random) {
        StringBuilder text = new StringBuilder(FULL.strip());
        int at = random.nextInt(text.length());
        text.replace(at, Math.min(text.length(), at + 1 + random.nextInt(9)), random.nextBoolean() ? "" : "7");
        try {
            assertThat(CommissionProgram.KIND.read(text.toString()).plans()).isNotEmpty();
        } catch (InvalidPolicyException e) {
            assertThat(e.violations()).isNotEmpty();
        }
        assertThatThrownBy(() -> CommissionProgram.KIND.read(text.substring(0, at)))
                .isInstanceOf(InvalidPolicyException.class);
    }
}
