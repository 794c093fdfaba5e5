package io.communitykit.membership.points;

import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.internal.Spans;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is legal in how currencies are kept in lots but probably not meant. Used once. */
final class LotsLint {

    private final PointsProgram program;
    private final Findings findings;

    LotsLint(PointsProgram program, Findings findings) {
        this.program = program;
        this.findings = findings;
    }

    void currency(PointsCurrency currency, String pointer) {
        currency.lots().ifPresent(lots -> {
            String below = Violations.below(pointer, "lots");
            activation(lots.activation(), below);
            pending(lots.activation(), lots.expiry(), currency.id().value(), Violations.below(below, "activation"));
            if (lots.holdFor().isEmpty()) {
                findings.advise(
                        "hold-without-end",
                        below,
                        "a hold of " + currency.id() + " that names no time keeps its points for ever; say holdFor");
            }
            transfer(currency, lots, Violations.below(below, "transfer"));
        });
    }

    private void transfer(PointsCurrency currency, LotPolicy lots, String pointer) {
        boolean forgives = lots.clawback() == Clawback.WITHIN_BALANCE || lots.clawback() == Clawback.PENDING_ONLY;
        if (lots.transfer() != TransferRule.REFUSED && forgives) {
            findings.advise(
                    "clawback-farmable",
                    pointer,
                    currency.id() + " can be sent away before a refund, which forgives what is gone");
        }
        if (lots.transfer() == TransferRule.NEW_EXPIRY && canEnd(currency, lots)) {
            findings.advise(
                    "transfer-renews",
                    pointer,
                    "members who send " + currency.id() + " round prolong its life as long as they like");
        }
    }

    /** Whether any points end at an instant of their own. */
    private boolean canEnd(PointsCurrency currency, LotPolicy lots) {
        return Stream.concat(
                        Stream.of(lots.expiry()),
                        program.rules().stream()
                                .filter(rule -> rule.currency().equals(currency.id()))
                                .flatMap(rule -> rule.expiry().stream()))
                .anyMatch(expiry -> expiry instanceof ExpiryRule.After || expiry instanceof ExpiryRule.EndOf);
    }

    void rule(EarningRule rule, String pointer) {
        Optional<String> field = rule.activation().isPresent()
                ? Optional.of("activation")
                : rule.expiry().map(expiry -> "expiry");
        if (field.isEmpty()) {
            return;
        }
        String below = Violations.below(pointer, field.get());
        Optional<LotPolicy> lots = program.currency(rule.currency()).flatMap(PointsCurrency::lots);
        if (lots.isEmpty()) {
            findings.warn(
                    "lots-missing",
                    below,
                    rule.currency() + " is not kept in lots, so its points are active at once and never lost");
        } else if (rule.effect() == EarningRule.Effect.DEDUCT) {
            findings.warn("terms-of-deduction", below, rule.id() + " takes points, which need no " + field.get());
        } else {
            rule.activation().ifPresent(activation -> activation(activation, pointer));
            inactivity(rule, lots.get(), Violations.below(pointer, "expiry"));
            pending(
                    rule.activation().orElse(lots.get().activation()),
                    rule.expiry().orElse(lots.get().expiry()),
                    rule.id().value(),
                    below);
        }
    }

    /** A balance lapses as a whole, as its currency says. */
    private void inactivity(EarningRule rule, LotPolicy lots, String pointer) {
        rule.expiry()
                .filter(ExpiryRule.Inactivity.class::isInstance)
                .filter(expiry -> !expiry.equals(lots.expiry()))
                .ifPresent(expiry -> findings.warn(
                        "inactivity-of-rule",
                        pointer,
                        lots.expiry() instanceof ExpiryRule.Inactivity
                                ? "points of " + rule.id() + " are lost when the inactivity of " + rule.currency()
                                        + " itself is over, whatever the rule says"
                                : "points of " + rule.id() + " are never lost, since " + rule.currency()
                                        + " itself does not expire with inactivity"));
    }

    /** Points that wait longer than they live then are most likely forgotten when their time comes, or never have one. */
    private void pending(ActivationRule activation, ExpiryRule expiry, String whose, String pointer) {
        if (expiry instanceof ExpiryRule.After life) {
            wait(activation)
                    .filter(wait -> Spans.days(wait) > Spans.days(life.span()))
                    .ifPresent(wait -> findings.warn(
                            "pending-beyond-validity",
                            pointer,
                            "points of " + whose + " may wait " + wait + " to become active, longer than the "
                                    + life.span() + " that they can be spent then"));
        } else if (expiry instanceof ExpiryRule.OnDate end && activation instanceof ActivationRule.OnDates on) {
            on.dates().stream()
                    .filter(date -> date.isAfter(end.last()))
                    .findFirst()
                    .ifPresent(date -> findings.warn(
                            "pending-beyond-validity",
                            pointer,
                            "points of " + whose + " become active on " + date + ", after " + end.last()
                                    + ", the last day on which they can be spent"));
        }
    }

    private static Optional<Period> wait(ActivationRule activation) {
        if (activation instanceof ActivationRule.After later) {
            return Optional.of(later.span());
        }
        return activation instanceof ActivationRule.OnEvent on ? Optional.of(on.cancelAfter()) : Optional.empty();
    }

    private void activation(ActivationRule activation, String pointer) {
        if (activation instanceof ActivationRule.OnDates on) {
            LocalDate last = on.dates().get(on.dates().size() - 1);
            findings.advise(
                    "dates-run-out",
                    Violations.below(pointer, "activation", "dates"),
                    "from " + last + " on, points are active at once");
        } else if (activation instanceof ActivationRule.OnEvent on) {
            PointsProgramLint.spelling(on.event(), Violations.below(pointer, "activation", "event"), findings);
        }
    }
}
