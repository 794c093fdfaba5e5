package io.communitykit.membership.points;

import io.communitykit.core.event.EventType;
import io.communitykit.core.policy.Violations;

/** Finds what is legal in how a points program undoes facts but probably not meant. Used once. */
final class ReversalLint {

    private final PointsProgram program;
    private final Findings findings;

    ReversalLint(PointsProgram program, Findings findings) {
        this.program = program;
        this.findings = findings;
    }

    void rule(EarningRule rule, String pointer) {
        if (rule.effect() == EarningRule.Effect.DEDUCT) {
            beside(rule, pointer);
        } else if (rule.when().equals(EventType.ORDER_PAID)) {
            notReversed(rule, pointer);
        }
    }

    private void beside(EarningRule deduct, String pointer) {
        program.reversals().stream()
                .filter(reversal -> reversal.when().equals(deduct.when()) && earns(reversal.of(), deduct.currency()))
                .findFirst()
                .ifPresent(reversal -> findings.warn(
                        "refund-rule-beside-reversal",
                        pointer,
                        deduct.id() + " takes " + deduct.currency() + " for " + deduct.when() + ", and " + reversal.id()
                                + " takes it back already"));
    }

    private boolean earns(EventType type, CurrencyId currency) {
        return program.rulesFor(type).stream()
                .anyMatch(rule -> rule.effect() == EarningRule.Effect.GRANT
                        && rule.currency().equals(currency));
    }

    private void notReversed(EarningRule grant, String pointer) {
        boolean reversed = program.reversals().stream()
                .anyMatch(reversal -> reversal.when().equals(EventType.ORDER_REFUNDED)
                        && reversal.of().equals(EventType.ORDER_PAID));
        boolean deducted = program.rulesFor(EventType.ORDER_REFUNDED).stream()
                .anyMatch(rule -> rule.effect() == EarningRule.Effect.DEDUCT
                        && rule.currency().equals(grant.currency()));
        if (!reversed && !deducted) {
            findings.advise(
                    "order-refunded-not-reversed",
                    pointer,
                    "nothing takes back on " + EventType.ORDER_REFUNDED + " what " + grant.id() + " gives for "
                            + EventType.ORDER_PAID);
        }
    }

    void reversal(ReversalRule reversal, String pointer) {
        PointsProgramLint.spelling(reversal.when(), Violations.below(pointer, "when"), findings);
        PointsProgramLint.spelling(reversal.of(), Violations.below(pointer, "reverses"), findings);
        boolean earned =
                program.rulesFor(reversal.of()).stream().anyMatch(rule -> rule.effect() == EarningRule.Effect.GRANT);
        if (!earned) {
            findings.warn(
                    "reversal-without-earning",
                    Violations.below(pointer, "reverses"),
                    "no rule gives points for " + reversal.of() + ", so " + reversal.id() + " takes none back");
        }
    }
}
