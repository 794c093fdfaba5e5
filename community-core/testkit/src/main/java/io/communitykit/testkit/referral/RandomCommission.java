package io.communitykit.testkit.referral;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.commission.BuyerLimit;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.ShopFigures;
import io.communitykit.referral.commission.UplineRule;
import io.communitykit.referral.commission.plan.Plan;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.plan.PlanKind;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.StatementCalendar;
import io.communitykit.referral.commission.tax.Bracket;
import io.communitykit.referral.commission.tax.BracketRule;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.order.CategoryId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws a commission program of one level or two, with one rate, or with tiers. */
final class RandomCommission {

    static final TaskId TASK = new TaskId("film");
    static final long TASK_FEE = 700;
    static final long ANNUAL_FEE = 5_000;
    static final CategoryId SHOES = new CategoryId("shoes");
    private static final PlanId USUAL = new PlanId("usual");

    private final SplittableRandom random;

    RandomCommission(SplittableRandom random) {
        this.random = random;
    }

    CommissionProgram draw(ProgramId program) {
        RateTable rates = rates();
        Optional<UplineRule> upline = random.nextBoolean() ? Optional.of(upline()) : Optional.empty();
        // The law wants a cap from two levels on; a cap beside tiers that reach back wants the net alone as the base.
        boolean plain = rates.mode() == TierMode.RETROACTIVE;
        return new CommissionProgram(
                new PolicyVersion("1"),
                program,
                RandomProgram.CNY,
                new StatementCalendar(
                        ZoneId.of("Asia/Shanghai"),
                        random.nextInt(3) == 0 ? CalendarWindow.Period.WEEK : CalendarWindow.Period.MONTH),
                Set.of(PromoterKind.REFERRAL, PromoterKind.AFFILIATE),
                plain || random.nextBoolean()
                        ? BaseRule.NET_PAID
                        : new BaseRule(BaseRule.Part.EXCLUDED, BaseRule.Part.INCLUDED, BaseRule.Part.EXCLUDED),
                random.nextBoolean() ? 0 : random.nextInt(8),
                List.of(new Plan(USUAL, PlanKind.WAIST, ANNUAL_FEE, Optional.of(rates), Map.of(TASK, TASK_FEE))),
                USUAL,
                upline,
                upline.map(it -> cap(rates, it)).orElseGet(OptionalInt::empty),
                one(List.of(ClawbackPolicy.values())),
                random.nextInt(3) == 0 ? new BuyerLimit(2, BuyerLimit.UNLIMITED) : BuyerLimit.NONE,
                random.nextBoolean() ? List.of() : List.of(tax()),
                ShopFigures.NONE);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private RateTable rates() {
        RateTier first = new RateTier(0, 300 + random.nextInt(400), Map.of(SHOES, 200 + random.nextInt(500)));
        if (random.nextBoolean()) {
            return new RateTable(TierMode.FORWARD_ONLY, List.of(first));
        }
        RateTier second = new RateTier(12_000, 700 + random.nextInt(300), Map.of(SHOES, 800));
        TierMode mode = one(List.of(TierMode.values()));
        return new RateTable(mode, List.of(first, second));
    }

    private UplineRule upline() {
        return random.nextBoolean()
                ? new UplineRule(RewardBasis.NET_PAID, 100 + random.nextInt(200))
                : new UplineRule(RewardBasis.LEVEL_ONE_COMMISSION, 1_000 + random.nextInt(2_000));
    }

    /** As low as is lawful: it is reached where the base is more than the net. */
    private OptionalInt cap(RateTable rates, UplineRule upline) {
        int second = upline.basis() == RewardBasis.NET_PAID
                ? upline.rate()
                : (rates.highest() * upline.rate() + 9_999) / 10_000;
        return OptionalInt.of(rates.highest() + second + random.nextInt(30));
    }

    private BracketRule tax() {
        return new BracketRule(
                new RuleId("tax"),
                Set.of(),
                Set.of(),
                random.nextBoolean() ? BracketRule.Measure.STATEMENT : BracketRule.Measure.YEAR_TO_DATE,
                List.of(new Bracket(0, 0), new Bracket(300, 1_500)));
    }
}
