package io.communitykit.referral.commission;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.referral.commission.plan.Plan;
import io.communitykit.referral.commission.plan.PlanKind;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.compliance.Breach;
import io.communitykit.referral.compliance.ComplianceGuard;
import io.communitykit.referral.compliance.RewardBasis;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Finds what is legal in a program but probably wrong. Used once. */
final class CommissionProgramLint {

    private static final int WHOLE = 10_000;
    /** What partners of the middle are commonly paid. */
    private static final int WAIST_LOW = 300;

    private static final int WAIST_HIGH = 500;

    private final CommissionProgram program;
    private final List<LintFinding> findings = new ArrayList<>();

    CommissionProgramLint(CommissionProgram program) {
        this.program = program;
    }

    List<LintFinding> findings() {
        for (int i = 0; i < program.plans().size(); i++) {
            plan(program.plans().get(i), Violations.at("plans", i));
        }
        hold();
        for (Breach breach : ComplianceGuard.check(
                CommissionProgram.scheme(program.plans().get(0), program.upline(), program.cap()))) {
            warn("lower-line-rewarded", "/uplines/0", breach.toString());
        }
        clawback();
        return List.copyOf(findings);
    }

    private void plan(Plan plan, String at) {
        if (plan.rates().isEmpty()) {
            return;
        }
        RateTable table = plan.rates().get();
        for (int i = 0; i < table.tiers().size(); i++) {
            tier(plan, table, i, Violations.below(at, "tiers", i));
        }
        if (plan.kind() == PlanKind.WAIST
                && (table.highest() < WAIST_LOW || table.tiers().get(0).rate() > WAIST_HIGH)) {
            advise(
                    "waist-outside-usual",
                    Violations.below(at, "tiers"),
                    "Partners of the middle are commonly paid 300 to 500 basis points; plan " + plan.id() + " pays "
                            + table.tiers().get(0).rate() + " to " + table.highest() + ".");
        }
    }

    private void tier(Plan plan, RateTable table, int index, String at) {
        RateTier tier = table.tiers().get(index);
        margin(tier, at);
        if (index == 0) {
            return;
        }
        RateTier before = table.tiers().get(index - 1);
        if (same(before, tier)) {
            warn("tier-without-effect", at, "It pays what the tier before pays.");
        } else if (tier.rate() < before.rate() || tier.highest() < before.highest()) {
            warn(
                    "tier-falls",
                    at,
                    "It pays less than the tier before, so that selling more earns "
                            + (table.mode() == TierMode.RETROACTIVE ? "less in sum." : "less for each order."));
        }
        if (table.mode() == TierMode.RETROACTIVE) {
            jump(before, tier, at);
        }
        reachable(plan, table, tier, at);
    }

    private static boolean same(RateTier a, RateTier b) {
        return a.rate() == b.rate() && a.categories().equals(b.categories());
    }

    private void margin(RateTier tier, String at) {
        int margin = program.limits().margin();
        if (margin == ShopFigures.UNKNOWN) {
            return;
        }
        BigInteger rate = BigInteger.valueOf(tier.highest());
        long above = program.upline()
                .map(rule -> rule.basis() == RewardBasis.NET_PAID
                        ? rule.rate()
                        : rate.multiply(BigInteger.valueOf(rule.rate())).longValueExact() / WHOLE)
                .orElse(0L);
        if (tier.highest() + above > margin) {
            warn(
                    "rate-above-margin",
                    at,
                    "All levels together have " + (tier.highest() + above) + " basis points of an order that leaves "
                            + margin + ".");
        }
    }

    /** What crossing the threshold by one minor unit costs at once. */
    private void jump(RateTier before, RateTier tier, String at) {
        long largest = program.limits().largestOrder();
        BigInteger cost = BigInteger.valueOf(tier.from())
                .multiply(BigInteger.valueOf(Math.max(0, tier.rate() - before.rate())))
                .divide(BigInteger.valueOf(WHOLE));
        if (largest != ShopFigures.UNKNOWN && cost.compareTo(BigInteger.valueOf(largest)) > 0) {
            warn(
                    "tier-jump-exceeds-order",
                    at,
                    "Crossing it pays " + cost + " minor units at once, more than the largest order of " + largest
                            + ": an order that is paid back next month still pays for itself. Maybe marginal tiers.");
        } else if (cost.signum() > 0) {
            advise("tier-jump", at, "Crossing it pays " + cost + " minor units at once for what was sold before.");
        }
    }

    /** A threshold of one period that would take more than a thousand of the largest orders is probably of another unit. */
    private void reachable(Plan plan, RateTable table, RateTier tier, String at) {
        long largest = program.limits().largestOrder();
        if (largest != ShopFigures.UNKNOWN && tier.from() / largest >= WHOLE) {
            warn(
                    "tier-unreachable",
                    at,
                    "It takes " + tier.from() / largest + " of the largest orders within a period to reach it in plan "
                            + plan.id() + " of " + table.tiers().size() + " tiers.");
        }
    }

    private void hold() {
        int days = program.limits().returnDays();
        if (days != ShopFigures.UNKNOWN && program.holdDays() < days) {
            warn(
                    "hold-shorter-than-return",
                    "/holdDays",
                    "Goods may be returned for " + days + " days, and commission is released after "
                            + program.holdDays() + ": it will have to be taken back.");
        }
    }

    private void clawback() {
        if (program.clawback() == ClawbackPolicy.NONE_AFTER_PAID && program.holdDays() == 0) {
            warn(
                    "paid-before-return",
                    "/clawback",
                    "Commission is released on receipt and stays once paid: whoever returns goods later has it for nothing.");
        }
        if (!program.buyers().equals(BuyerLimit.NONE)
                && program.buyers().days() != BuyerLimit.UNLIMITED
                && program.buyers().days() < program.holdDays()) {
            advise(
                    "buyer-shorter-than-hold",
                    "/buyers/days",
                    "A buyer earns for fewer days than a commission is held.");
        }
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
