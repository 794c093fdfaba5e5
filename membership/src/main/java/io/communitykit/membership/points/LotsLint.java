package io.communitykit.membership.points;

import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.LocalDate;
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
