package io.communitykit.referral.program;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is legal in a program but probably wrong. Used once. */
final class ReferralProgramLint {

    private final ReferralProgram program;
    private final List<LintFinding> findings = new ArrayList<>();

    ReferralProgramLint(ReferralProgram program) {
        this.program = program;
    }

    List<LintFinding> findings() {
        qualification();
        for (int i = 0; i < program.rules().size(); i++) {
            rule(program.rules().get(i), Violations.at("rules", i));
        }
        for (int i = 0; i < program.budgets().size(); i++) {
            budget(program.budgets().get(i), Violations.at("budgets", i));
        }
        if (program.economics().isPresent()) {
            economics(new Worth(program, program.economics().get()));
        } else {
            advise(
                    "economics-not-known",
                    "/economics",
                    "What a member is worth and what a fake friend costs is not said, so that nobody can say whether rewards pay.");
        }
        return List.copyOf(findings);
    }

    private void qualification() {
        Qualification qualifies = program.qualification();
        if (qualifies.on() == Qualification.On.REGISTRATION) {
            warn(
                    "counts-registrations",
                    "/qualifies/on",
                    "A registration costs nothing, so that friends can be made up. Maybe let an order count.");
        } else if (qualifies.minimum() == 0) {
            warn(
                    "any-order-counts",
                    "/qualifies/minimum",
                    "An order of the smallest coin makes a friend count. Maybe ask for more.");
        }
        if (program.review().then() == ReviewRule.Timeout.APPROVE) {
            warn("review-approves-in-silence", "/review/then", "What nobody looks at in time is paid.");
        }
        if (program.hold().length().isZero()
                && program.rules().stream().anyMatch(it -> it.clawback() == Clawback.NONE_AFTER_PAID)) {
            warn(
                    "paid-for-ever-at-once",
                    "/hold/length",
                    "Rewards are paid at once and never taken back: order, be rewarded, send the goods back.");
        }
    }

    private void rule(RewardRule rule, String at) {
        long last = rule.ladder().steps().get(rule.ladder().steps().size() - 1).at();
        if (rule.ladder().entitlement(last) == 0) {
            warn("pays-nothing", Violations.below(at, "ladder"), "All steps are worth 0.");
        }
        if (rule.rewards(Side.FRIEND) && last > 1) {
            warn(
                    "friend-counts-once",
                    Violations.below(at, "ladder"),
                    "A friend is brought once; the step at " + last + " is never reached.");
        }
        if (rule.scope() == CountScope.LIFETIME && !rule.rewards(Side.REFERRER)) {
            advise("lifetime-without-friends", Violations.below(at, "scope"), "Only referrers have friends of before.");
        }
        if (rule.caps().isEmpty() && program.budget(rule.unit()).isEmpty() && rises(rule)) {
            warn(
                    "no-limit",
                    Violations.below(at, "caps"),
                    "Neither a cap nor a budget limits what one member can get.");
        }
        for (int i = 0; i < rule.caps().size(); i++) {
            cap(rule, rule.caps().get(i), Violations.below(at, "caps", i));
        }
    }

    /** Whether a ladder goes on for ever. */
    private static boolean rises(RewardRule rule) {
        return switch (rule.ladder().mode()) {
            case CUMULATIVE_TARGET, MILESTONE_ADDITIVE -> false;
            case PER_REFERRAL_MARGINAL, PER_REFERRAL_RETROACTIVE, EVERY_N -> true;
        };
    }

    private void cap(RewardRule rule, RewardCap cap, String at) {
        if (cap.limit() == 0) {
            warn("cap-of-nothing", at, "Nothing is ever granted.");
            return;
        }
        if (cap.measure() == RewardCap.Measure.COUNT) {
            return;
        }
        for (Ladder.Step step : rule.ladder().steps()) {
            long before = rule.ladder().entitlement(step.at() - 1);
            long grant = rule.ladder().entitlement(step.at()) - before;
            boolean whole = cap.measure() == RewardCap.Measure.AMOUNT_PER_REFERRAL
                    || cap.window().isPresent();
            long needed = whole ? grant : before + grant;
            if (needed > cap.limit()) {
                warn(
                        "step-above-cap",
                        at,
                        "The step at " + step.at() + " asks for " + needed + ", the cap leaves " + cap.limit() + "; "
                                + lost(cap));
                return;
            }
        }
        if (cap.window().isPresent()
                && cap.window().get() == CalendarWindow.Period.DAY
                && cap.onLimit() == OnLimit.FORFEIT) {
            advise(
                    "day-forfeits",
                    at,
                    "What a good day earns beyond the cap is lost. Maybe let it wait for the next day.");
        }
    }

    private static String lost(RewardCap cap) {
        return switch (cap.onLimit()) {
            case FORFEIT -> "all of it is lost.";
            case PARTIAL -> "the rest is lost.";
            case QUEUE -> "the rest waits for the next stretch.";
        };
    }

    private void budget(ProgramBudget budget, String at) {
        if (budget.total() == 0) {
            warn("budget-of-nothing", Violations.below(at, "total"), "Nothing is ever granted.");
        }
        if (program.rules().stream().noneMatch(it -> it.unit().equals(budget.unit()))) {
            warn("budget-without-rule", at, "No rule pays in " + budget.unit() + ".");
        }
        if (program.economics().isPresent() && budget.total() > 0) {
            days(budget, new Worth(program, program.economics().get()), at);
        }
    }

    /** How long a budget lasts where referrers bring as many friends as costs most for each. */
    private void days(ProgramBudget budget, Worth worth, String at) {
        long friends = worth.economics().friendsPerDay();
        long each = worth.dearest(budget.unit());
        BigInteger day = worth.units(budget.unit(), each)
                .multiply(BigInteger.valueOf(friends))
                .divide(BigInteger.valueOf(each));
        if (day.signum() == 0) {
            return;
        }
        BigInteger lasts = BigInteger.valueOf(budget.total()).divide(day);
        String brought = each == 1 ? "" : ", " + each + " by each referrer,";
        if (day.compareTo(BigInteger.valueOf(budget.total())) >= 0) {
            warn(
                    "first-day-empties-budget",
                    Violations.below(at, "total"),
                    friends + " friends on the first day" + brought + " take " + day + " of " + budget.total() + ".");
        } else if (lasts.compareTo(BigInteger.valueOf(7)) < 0) {
            advise(
                    "budget-of-days",
                    Violations.below(at, "total"),
                    "At " + day + " a day it lasts " + lasts + " days.");
        }
    }

    private void economics(Worth worth) {
        first(worth, worth.economics().memberValue())
                .ifPresent(friends -> warn(
                        "reward-above-member-value",
                        "/rules",
                        friends + " friends cost " + worth.cost(friends) + " and are worth "
                                + times(friends, worth.economics().memberValue()) + "."));
        first(worth, worth.economics().fakeFriendCost())
                .ifPresent(friends -> warn(
                        "reward-above-fake-cost",
                        "/rules",
                        "Who fakes " + friends + " friends for "
                                + times(friends, worth.economics().fakeFriendCost())
                                + " gets " + worth.cost(friends)
                                + ", those of the fakes included. Maybe ask for a larger order, or hold longer."));
    }

    /** The fewest friends that cost more than so much for each. */
    private static Optional<Long> first(Worth worth, long each) {
        return worth.numbers().stream()
                .filter(friends -> worth.cost(friends).compareTo(times(friends, each)) > 0)
                .findFirst();
    }

    private static BigInteger times(long friends, long each) {
        return BigInteger.valueOf(friends).multiply(BigInteger.valueOf(each));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
