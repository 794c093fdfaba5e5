package io.communitykit.referral.lottery;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.referral.lottery.LotteryPolicy.Form;
import io.communitykit.referral.lottery.LotteryPolicy.Pity;
import java.util.ArrayList;
import java.util.List;

/** Finds what is legal in a policy of lotteries but probably wrong. Used once. */
final class LotteryPolicyLint {

    private static final int LONG_WAIT = 200;

    private final LotteryPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    LotteryPolicyLint(LotteryPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        for (int i = 0; i < policy.prizes().size(); i++) {
            prize(policy.prizes().get(i), Violations.at("prizes", i));
        }
        policy.pity().ifPresent(this::pity);
        if (policy.runs().isEmpty()) {
            warn(
                    "no-end",
                    "/runs",
                    "An activity without an end never reveals its seed, so that nobody can check its draws.");
        }
        if (policy.perMember().day().isEmpty() && policy.perMember().all().isEmpty()) {
            advise("no-member-limit", "/perMember", "One member may draw as often as there are tickets.");
        }
        return List.copyOf(findings);
    }

    private void prize(LotteryPrize prize, String pointer) {
        boolean stands = policy.prizes().stream()
                .anyMatch(it -> it.onExhausted().filter(prize.id()::equals).isPresent());
        if (prize.odds() == 0 && !stands) {
            warn("never-drawn", pointer + "/odds", "Prize " + prize.id() + " has no odds and stands in for none.");
        }
        if (prize.odds() > 0 && prize.stock().isPresent() && prize.stock().getAsLong() == 0) {
            warn("never-given", pointer + "/stock", "Prize " + prize.id() + " has odds that nobody can win by.");
        }
        LotteryPrize.Cost cost = prize.gift().cost();
        if (policy.budget(cost.unit()).filter(it -> it < cost.amount()).isPresent()) {
            warn(
                    "beyond-budget",
                    pointer,
                    "One of prize " + prize.id() + " costs more than the whole budget of " + cost.unit() + ".");
        }
        if (prize.stock().isEmpty() && policy.budget(cost.unit()).isEmpty() && cost.amount() > 0) {
            advise(
                    "no-bound",
                    pointer,
                    "Neither a stock nor a budget of " + cost.unit() + " bounds what prize " + prize.id() + " costs.");
        }
        if (policy.form() == Form.BLIND_BOX
                && prize.odds() > 0
                && prize.stock().isPresent()
                && prize.onExhausted().isEmpty()) {
            advise(
                    "closes-early",
                    pointer + "/onExhausted",
                    "The box closes for all when the last of prize " + prize.id() + " is given.");
        }
    }

    private void pity(Pity pity) {
        if (pity.after() > LONG_WAIT) {
            advise("long-wait", "/pity/after", "Few members draw " + (pity.after() + 1) + " times.");
        }
        if (policy.perMember().all().isPresent() && policy.perMember().all().getAsInt() <= pity.after()) {
            warn(
                    "pity-out-of-reach",
                    "/pity/after",
                    "A member may draw " + policy.perMember().all().getAsInt() + " times; pity comes after "
                            + pity.after() + ".");
        }
        long sure = policy.prizes().stream()
                .filter(it -> it.rarity().filter(pity.rarity()::equals).isPresent())
                .mapToLong(LotteryPrize::odds)
                .sum();
        if (sure == LotteryPrize.ALL) {
            warn("pity-for-nothing", "/pity", "Every draw gives a prize of class " + pity.rarity() + " anyway.");
        }
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
