package io.communitykit.membership.points;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.condition.Missing;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is legal in a points program but probably not meant. Used once. */
final class PointsProgramLint {

    private final PointsProgram program;
    private final Findings findings = new Findings();
    private final LotsLint lots;
    private final ReversalLint reversals;

    PointsProgramLint(PointsProgram program) {
        this.program = program;
        this.lots = new LotsLint(program, findings);
        this.reversals = new ReversalLint(program, findings);
    }

    List<LintFinding> findings() {
        unusedAttributes();
        currencies();
        caps();
        for (int i = 0; i < program.rules().size(); i++) {
            rule(program.rules().get(i), Violations.at("rules", i));
        }
        for (int i = 0; i < program.multipliers().list().size(); i++) {
            multiplier(program.multipliers().list().get(i), Violations.at("multipliers", "list", i));
        }
        for (int i = 0; i < program.reversals().size(); i++) {
            reversals.reversal(program.reversals().get(i), Violations.at("reversals", i));
        }
        new ExchangeLint(program, findings).run();
        stillActivating();
        return findings.list();
    }

    private void stillActivating() {
        for (int i = 0; i < program.stillActivating().size(); i++) {
            EventType type = program.stillActivating().get(i);
            String pointer = Violations.at("stillActivating", i);
            spelling(type, pointer, findings);
            if (program.activatingNow().contains(type)) {
                advise("still-activating-unneeded", pointer, "points of this edition wait for " + type + " anyhow");
            }
        }
    }

    private void unusedAttributes() {
        Set<AttributeName> used = new HashSet<>();
        conditions().forEach(condition -> used.addAll(condition.attributes()));
        for (EarningRule rule : program.rules()) {
            if (rule.quantity() instanceof Quantity.PerMoney per) {
                used.add(per.of());
            } else if (rule.quantity() instanceof Quantity.PerUnit per) {
                used.add(per.of());
            }
        }
        program.reversals().stream()
                .flatMap(reversal -> reversal.share().stream())
                .forEach(share -> used.addAll(List.of(share.refunded(), share.paid())));
        program.attributes().types().keySet().stream()
                .filter(name -> !used.contains(name))
                .sorted()
                .forEach(
                        name -> advise("attribute-unused", Violations.at("attributes", name), name + " is never used"));
    }

    private Stream<Condition> conditions() {
        return Stream.of(
                        program.rules().stream().map(EarningRule::condition),
                        program.multipliers().list().stream().map(Multiplier::condition),
                        program.reversals().stream().map(ReversalRule::condition))
                .flatMap(all -> all)
                .flatMap(Optional::stream);
    }

    private void currencies() {
        List<PointsCurrency> currencies = program.currencies();
        for (int i = 0; i < currencies.size(); i++) {
            PointsCurrency currency = currencies.get(i);
            if (!moved(currency.id())) {
                advise("currency-unmoved", Violations.at("currencies", i), "no rule moves " + currency.id());
            }
            lots.currency(currency, Violations.at("currencies", i));
        }
    }

    private boolean moved(CurrencyId currency) {
        return program.rules().stream().anyMatch(rule -> rule.currency().equals(currency))
                || program.exchanges().stream()
                        .anyMatch(exchange ->
                                exchange.program().isEmpty() && exchange.to().equals(currency));
    }

    private void caps() {
        List<Cap> caps = program.caps();
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            boolean used = program.rules().stream().anyMatch(rule -> rule.caps().contains(cap.id()));
            if (!used) {
                warn(
                        "cap-unused",
                        Violations.at("caps", i),
                        "no rule is counted by " + cap.id() + ", so it limits nothing");
            }
        }
    }

    private void rule(EarningRule rule, String pointer) {
        spelling(rule.when(), Violations.below(pointer, "when"), findings);
        if (rule.quantity() instanceof Quantity.Fixed fixed && rule.effect() == EarningRule.Effect.GRANT) {
            for (CapId id : rule.caps()) {
                program.cap(id)
                        .filter(cap -> cap.limit() < fixed.points())
                        .ifPresent(cap -> warn(
                                "cap-below-grant",
                                Violations.below(pointer, "caps"),
                                "cap " + id + " of " + cap.limit() + " is below the " + fixed.points()
                                        + " points of one grant, so none is ever paid in full"));
            }
        }
        rule.condition()
                .filter(condition -> rule.to() == EarningRule.Party.BENEFICIARY)
                .filter(PointsProgramLint::wantsNobody)
                .ifPresent(condition -> warn(
                        "beneficiary-missing",
                        Violations.below(pointer, "where"),
                        "the rule moves the beneficiary's account but asks that there be none"));
        lots.rule(rule, pointer);
        reversals.rule(rule, pointer);
    }

    /** Finds a type that is nearly, but not quite, one of the vocabulary. */
    static void spelling(EventType type, String pointer, Findings findings) {
        if (!EventType.vocabulary().contains(type)) {
            similarType(type)
                    .ifPresent(similar -> findings.warn(
                            "event-type-misspelt",
                            pointer,
                            type + " is no event type of the vocabulary; did you mean " + similar + "?"));
        }
    }

    private static boolean wantsNobody(Condition condition) {
        return condition.equals(new Missing(EventFacts.BENEFICIARY));
    }

    private static Optional<String> similarType(EventType type) {
        Violations spelling = new Violations();
        spelling.addUnknown(
                "",
                "event type",
                type.value(),
                EventType.vocabulary().stream().map(EventType::value).toList());
        return spelling.list().stream()
                .map(Violation::suggestion)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void multiplier(Multiplier multiplier, String pointer) {
        if (multiplier.factor().compareTo(BigDecimal.ONE) == 0) {
            advise("factor-one", Violations.below(pointer, "factor"), multiplier.id() + " multiplies by 1");
        }
        if (multiplier.factor().signum() == 0) {
            warn("factor-zero", Violations.below(pointer, "factor"), multiplier.id() + " turns every grant into 0");
        }
        refundsOf(multiplier, pointer);
        for (EarningRule rule : program.rules()) {
            if (rule.effect() == EarningRule.Effect.DEDUCT && multiplier.rules().contains(rule.id())) {
                warn(
                        "multiplier-on-deduction",
                        Violations.below(pointer, "rules"),
                        multiplier.id() + " names " + rule.id() + ", but deductions are never multiplied");
            }
        }
    }

    /** Buying on a double day and giving the goods back must not leave points. */
    private void refundsOf(Multiplier multiplier, String pointer) {
        if (multiplier.factor().compareTo(BigDecimal.ONE) <= 0) {
            return;
        }
        for (EarningRule grant : program.rules()) {
            boolean multiplied = grant.effect() == EarningRule.Effect.GRANT
                    && grant.when().equals(EventType.ORDER_PAID)
                    && (multiplier.rules().isEmpty() || multiplier.rules().contains(grant.id()));
            program.rulesFor(EventType.ORDER_REFUNDED).stream()
                    .filter(refund -> multiplied
                            && refund.effect() == EarningRule.Effect.DEDUCT
                            && refund.currency().equals(grant.currency()))
                    .forEach(refund -> warn(
                            "refund-below-grant",
                            Violations.below(pointer, "factor"),
                            multiplier.id() + " raises " + grant.id() + ", but " + refund.id()
                                    + " takes back what was not multiplied"));
        }
    }

    private void warn(String code, String pointer, String message) {
        findings.warn(code, pointer, message);
    }

    private void advise(String code, String pointer, String message) {
        findings.advise(code, pointer, message);
    }
}
