package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A referral program: what makes a friend count, how long rewards wait, what they are, and what they may cost. It reaches one level:
 * rewards by head are never paid for the friends of friends. Immutable
 * and safe for many threads.
 *
 * @param version this edition; what is decided names it
 * @param program which program
 * @param zone whose days caps count
 * @param runs when friends may qualify; empty for always
 * @param qualification what makes a friend count
 * @param hold how long rewards wait
 * @param review what becomes of reviews that nobody finishes
 * @param coolDown the least time between two friends of one referrer; a friend who comes earlier counts later; empty for none
 * @param rules the rewards, each with another id; copied
 * @param budgets what they may cost, each for another unit; a unit without one is not limited; copied
 * @param economics what the operator believes, for the lint; empty for nothing
 */
public record ReferralProgram(
        PolicyVersion version,
        ProgramId program,
        ZoneId zone,
        Optional<TimeRange> runs,
        Qualification qualification,
        HoldRule hold,
        ReviewRule review,
        Optional<Duration> coolDown,
        List<RewardRule> rules,
        List<ProgramBudget> budgets,
        Optional<Economics> economics) {

    /** Documents of kind {@code referral-program}. */
    public static final PolicyKind<ReferralProgram> KIND = new ReferralProgramKind();

    private static final int MAX_RULES = 50;

    /**
     * Copies the lists, and checks what spans fields.
     *
     * @param version this edition
     * @param program which program
     * @param zone whose days caps count
     * @param runs when friends may qualify
     * @param qualification what makes a friend count
     * @param hold how long rewards wait
     * @param review what becomes of reviews that nobody finishes
     * @param coolDown the least time between two friends
     * @param rules the rewards
     * @param budgets what they may cost
     * @param economics what the operator believes
     */
    public ReferralProgram {
        rules = List.copyOf(rules);
        budgets = List.copyOf(budgets);
        if (rules.size() > MAX_RULES) {
            throw InvalidValueException.of("rules of program " + program, "at most " + MAX_RULES, rules.size());
        }
        if (coolDown.isPresent()
                && (coolDown.get().isNegative() || coolDown.get().isZero())) {
            throw InvalidValueException.of("cool-down of program " + program, "more than nothing", coolDown.get());
        }
        Set<RuleId> ids = new HashSet<>();
        for (RewardRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw InvalidValueException.of("rules of program " + program, "different ids", rule.id() + " twice");
            }
        }
        Set<RewardUnit> units = new HashSet<>();
        for (ProgramBudget budget : budgets) {
            if (!units.add(budget.unit())) {
                throw InvalidValueException.of(
                        "budgets of program " + program, "different units", budget.unit() + " twice");
            }
        }
    }

    /**
     * Whether friends may qualify.
     *
     * @param at when
     * @return whether the program runs then
     */
    public boolean runsAt(Instant at) {
        return runs.isEmpty() || runs.get().contains(at);
    }

    /**
     * The rules that reward a side of referrals.
     *
     * @param side which
     * @return the rules, in their order
     */
    public List<RewardRule> rules(Side side) {
        List<RewardRule> all = new ArrayList<>();
        for (RewardRule rule : rules) {
            if (rule.rewards(side)) {
                all.add(rule);
            }
        }
        return all;
    }

    /**
     * A rule by its id.
     *
     * @param id which
     * @return the rule; empty where this edition has none
     */
    public Optional<RewardRule> rule(RuleId id) {
        return rules.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /**
     * The budget of a unit.
     *
     * @param unit which
     * @return the budget; empty where the unit is not limited
     */
    public Optional<ProgramBudget> budget(RewardUnit unit) {
        return budgets.stream().filter(it -> it.unit().equals(unit)).findFirst();
    }
}
