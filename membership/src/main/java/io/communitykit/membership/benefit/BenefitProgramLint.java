package io.communitykit.membership.benefit;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is legal in a benefit program but probably not meant. Used once. */
final class BenefitProgramLint {

    /** Beyond it, what a pack gives is a debt of the shop that nobody remembers. */
    private static final Period LONG = Period.ofYears(2);

    private static final LocalDate FROM = LocalDate.of(2001, 1, 1);

    private final BenefitProgram program;
    private final List<LintFinding> findings = new ArrayList<>();

    BenefitProgramLint(BenefitProgram program) {
        this.program = program;
    }

    List<LintFinding> alone() {
        unusedAttributes();
        for (int i = 0; i < program.benefits().size(); i++) {
            Benefit benefit = program.benefits().get(i);
            for (int j = 0; j < benefit.quotas().size(); j++) {
                unlimited(benefit, benefit.quotas().get(j), Violations.at("benefits", i, "quotas", j));
            }
        }
        for (int i = 0; i < program.packs().size(); i++) {
            Pack pack = program.packs().get(i);
            for (int j = 0; j < pack.grants().size(); j++) {
                grant(pack, pack.grants().get(j), Violations.at("packs", i, "grants", j));
            }
        }
        return List.copyOf(findings);
    }

    private void unusedAttributes() {
        Set<AttributeName> used = new HashSet<>();
        program.packs().stream()
                .flatMap(pack -> pack.condition().stream())
                .forEach(condition -> used.addAll(condition.attributes()));
        for (AttributeName name : program.attributes().types().keySet()) {
            if (!used.contains(name)) {
                advise("attribute-unused", Violations.at("attributes", name), "no pack asks for " + name);
            }
        }
    }

    private void unlimited(Benefit benefit, Quota quota, String pointer) {
        if (quota.units().isPresent()) {
            return;
        }
        if (benefit.period() instanceof BenefitPeriod.Birthday) {
            warn(
                    "birthday-without-limit",
                    pointer,
                    quota.tier() + " may have " + benefit.id() + " for one birthday as often as it likes; say units");
        } else if (benefit.cost().filter(cost -> cost.minor() > 0).isPresent()) {
            warn(
                    "cost-without-limit",
                    pointer,
                    quota.tier() + " may use " + benefit.id() + " as often as it likes, and each use costs "
                            + benefit.cost().get());
        }
    }

    private void grant(Pack pack, Pack.Grant grant, String pointer) {
        Collection<String> ids =
                program.benefits().stream().map(benefit -> benefit.id().value()).toList();
        if (program.benefit(grant.benefit()).isEmpty()) {
            nearest(grant.benefit().value(), ids)
                    .ifPresent(near -> warn(
                            "grant-misspelt",
                            Violations.below(pointer, "benefit"),
                            grant.benefit() + " is no benefit of the program; did you mean " + near + "?"));
        }
        boolean isLong = grant.validFor()
                .filter(span -> FROM.plus(span).isAfter(FROM.plus(LONG)))
                .isPresent();
        if (isLong) {
            advise(
                    "grant-valid-long",
                    Violations.below(pointer, "validFor"),
                    "what " + pack.id() + " gives of " + grant.benefit() + " can be used for "
                            + grant.validFor().get() + ", more than " + LONG);
        }
    }

    /** The known name that was probably meant. */
    static Optional<String> nearest(String name, Collection<String> known) {
        Violations spelling = new Violations();
        spelling.addUnknown("", "name", name, known);
        return spelling.list().stream()
                .map(Violation::suggestion)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }
}
