package io.communitykit.referral.commission;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.commission.plan.Plan;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.StatementCalendar;
import io.communitykit.referral.commission.tax.BracketRule;
import io.communitykit.referral.compliance.Breach;
import io.communitykit.referral.compliance.ComplianceGuard;
import io.communitykit.referral.compliance.LevelReward;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.compliance.RewardScheme;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * By which rules promoters are paid a commission. What was decided by an edition stays decided: an order keeps the snapshot that it was paid
 * by, and a period the rates that its first order was decided by. Immutable and safe for many threads.
 *
 * @param version this edition; entries name it
 * @param id the program; its books are kept under this name
 * @param currency of all amounts, the same in all editions; orders of another are declined
 * @param calendar by which days and periods; the same in all editions
 * @param promoters the roles that are paid; affiliates commonly; copied
 * @param base what of a line is shared
 * @param holdDays whole days after the day of receipt for which a commission is held; 0 releases it on receipt
 * @param plans by which promoters are paid, at least one, each with another id; copied
 * @param usual the plan of who has no other
 * @param upline what who had brought the promoter is given; empty for one level
 * @param cap what all levels may have of an order's net paid, in basis points; empty for no limit, which only one level may have
 * @param clawback what becomes of released commission when its order is paid back
 * @param buyers how long a buyer earns
 * @param tax what is kept of payments; empty for nothing; copied
 * @param limits what the author says of the shop, for lint alone
 */
public record CommissionProgram(
        PolicyVersion version,
        ProgramId id,
        Currency currency,
        StatementCalendar calendar,
        Set<PromoterKind> promoters,
        BaseRule base,
        int holdDays,
        List<Plan> plans,
        PlanId usual,
        Optional<UplineRule> upline,
        OptionalInt cap,
        ClawbackPolicy clawback,
        BuyerLimit buyers,
        List<BracketRule> tax,
        ShopFigures limits) {

    /** Documents of kind {@code commission-program}. */
    public static final PolicyKind<CommissionProgram> KIND = new CommissionProgramKind();

    /** The longest hold. */
    public static final int MAX_HOLD_DAYS = 3_650;

    private static final int WHOLE = 10_000;

    /**
     * Copies, and checks what spans parts; refuses what {@link ComplianceGuard} refuses.
     *
     * @param version this edition
     * @param id the program
     * @param currency of all amounts
     * @param calendar by which days and periods
     * @param promoters the roles that are paid
     * @param base what of a line is shared
     * @param holdDays how long a commission is held
     * @param plans by which promoters are paid
     * @param usual the plan of who has no other
     * @param upline what who had brought the promoter is given
     * @param cap what all levels may have
     * @param clawback what becomes of released commission
     * @param buyers how long a buyer earns
     * @param tax what is kept of payments
     * @param limits what the author says of the shop
     */
    public CommissionProgram {
        promoters = Set.copyOf(promoters);
        plans = List.copyOf(plans);
        tax = List.copyOf(tax);
        if (holdDays < 0 || holdDays > MAX_HOLD_DAYS) {
            throw InvalidValueException.of("hold", "0 to " + MAX_HOLD_DAYS + " days", holdDays);
        }
        if (promoters.isEmpty()) {
            throw InvalidValueException.of("promoters of program " + id, "at least one role", "none");
        }
        if (cap.isPresent() && (cap.getAsInt() < 0 || cap.getAsInt() > WHOLE)) {
            throw InvalidValueException.of("cap", "0 to 10000 basis points", cap.getAsInt());
        }
        Map<PlanId, Plan> named = new TreeMap<>();
        for (Plan plan : plans) {
            if (named.put(plan.id(), plan) != null) {
                throw InvalidValueException.of("plans of program " + id, "different ids", plan.id() + " twice");
            }
            comply(plan, upline, cap);
            provable(plan, base, cap);
        }
        if (!named.containsKey(usual)) {
            throw InvalidValueException.of("usual plan of program " + id, "one of " + named.keySet(), usual);
        }
    }

    /** A retroactive tier rates orders anew whose other level is posted: only the rates themselves can keep the cap. */
    private static void provable(Plan plan, BaseRule base, OptionalInt cap) {
        boolean retroactive = plan.rates()
                .filter(rates -> rates.mode() == TierMode.RETROACTIVE)
                .isPresent();
        if (retroactive && cap.isPresent() && !base.equals(BaseRule.NET_PAID)) {
            throw InvalidValueException.of(
                    "base of a cap with the retroactive plan " + plan.id(), "net paid alone", base);
        }
    }

    private static void comply(Plan plan, Optional<UplineRule> upline, OptionalInt cap) {
        List<Breach> refusals = ComplianceGuard.refusals(scheme(plan, upline, cap));
        if (!refusals.isEmpty()) {
            throw InvalidValueException.of("plan " + plan.id(), "one that complies", refusals);
        }
    }

    /**
     * A plan as {@link ComplianceGuard} looks at it, at its highest rates.
     *
     * @param plan the plan
     * @param upline what the second level is given
     * @param cap what all levels may have
     * @return the scheme
     */
    static RewardScheme scheme(Plan plan, Optional<UplineRule> upline, OptionalInt cap) {
        return scheme(plan.rates().map(RateTable::highest).orElse(0), upline, cap);
    }

    private static RewardScheme scheme(int rate, Optional<UplineRule> upline, OptionalInt cap) {
        List<LevelReward> rewards = new ArrayList<>();
        rewards.add(new LevelReward(1, RewardBasis.NET_PAID, rate));
        upline.ifPresent(rule -> rewards.add(new LevelReward(2, rule.basis(), rule.rate())));
        return new RewardScheme(rewards, 0, cap);
    }

    /**
     * Whether all levels together stay within the cap by rates that may be of an earlier edition.
     *
     * @param rates of level 1
     * @return whether they do, at the highest of them, on what was paid net
     */
    public boolean isWithinCap(RateTable rates) {
        return ComplianceGuard.refusals(scheme(rates.highest(), upline, cap)).isEmpty();
    }

    /**
     * A plan by its name.
     *
     * @param plan which
     * @return the plan; empty where the program has none of that name
     */
    public Optional<Plan> plan(PlanId plan) {
        return plans.stream().filter(each -> each.id().equals(plan)).findFirst();
    }
}
