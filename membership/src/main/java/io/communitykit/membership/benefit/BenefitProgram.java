package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One edition of the benefits of tiers, and of packs. Usually read from a JSON policy document with {@link #KIND}. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param attributes what conditions of packs may ask
 * @param benefits at least one, their ids different
 * @param packs any number, their ids different
 */
public record BenefitProgram(
        PolicyVersion version, AttributeSchema attributes, List<Benefit> benefits, List<Pack> packs) {

    /** Reads, describes and lints the policy documents of kind {@code benefit-program}. */
    public static final PolicyKind<BenefitProgram> KIND = new BenefitProgramKind();

    /**
     * Copies the lists and checks that ids differ.
     *
     * @param version this edition
     * @param attributes what conditions of packs may ask
     * @param benefits at least one, their ids different
     * @param packs any number, their ids different
     */
    public BenefitProgram {
        benefits = List.copyOf(benefits);
        packs = List.copyOf(packs);
        Set<Object> seen = new HashSet<>();
        boolean twice = benefits.stream().anyMatch(benefit -> !seen.add(benefit.id()));
        if (benefits.isEmpty() || twice) {
            throw InvalidValueException.of(
                    "benefits",
                    "at least one, and their ids different",
                    benefits.stream().map(Benefit::id).toList());
        }
        if (packs.stream().anyMatch(pack -> !seen.add(pack.id()))) {
            throw InvalidValueException.of(
                    "packs", "with different ids", packs.stream().map(Pack::id).toList());
        }
    }

    /**
     * One benefit.
     *
     * @param id its id
     * @return the benefit, or empty if there is none of that id
     */
    public Optional<Benefit> benefit(CurrencyId id) {
        return benefits.stream().filter(benefit -> benefit.id().equals(id)).findFirst();
    }

    /**
     * One pack.
     *
     * @param id its id
     * @return the pack, or empty if there is none of that id
     */
    public Optional<Pack> pack(RuleId id) {
        return packs.stream().filter(pack -> pack.id().equals(id)).findFirst();
    }

    /**
     * What a tier is worth.
     *
     * @param ladder the ladder
     * @param tier the tier
     * @return the benefits of which the tier has a quota, in the program's order
     */
    public List<Benefit> of(LadderId ladder, TierId tier) {
        return benefits.stream()
                .filter(benefit -> benefit.quotas().stream()
                        .anyMatch(quota ->
                                quota.ladder().equals(ladder) && quota.tier().equals(tier)))
                .toList();
    }

    /**
     * Finds what does not fit the points program that keeps the benefits, and its ladders.
     *
     * @param points the edition of the points program
     * @return the findings, perhaps none, in the order of this program's document, at which they point
     */
    public List<LintFinding> lint(PointsProgram points) {
        return new BenefitPointsLint(this, points).findings();
    }

    /**
     * Finds what does not fit the points program, and tiers whose benefits cost more a year, all quotas used up, than the
     * threshold that keeps the tier brings. A year has 365 days, 52 weeks and one birthday; what a ladder counts over a lifetime,
     * and a quota for life, count once. Amounts are compared exactly and shown rounded down.
     *
     * @param points the edition of the points program
     * @param margins what members bring who climb the ladders; ladders that are not there are not looked at
     * @return the findings of {@link #lint(PointsProgram)}, and after them those on costs, by ladder and tier
     */
    public List<LintFinding> lint(PointsProgram points, Map<LadderId, Margin> margins) {
        List<LintFinding> findings = new ArrayList<>(lint(points));
        findings.addAll(new YearlyCostLint(this, margins).findings(points));
        return List.copyOf(findings);
    }
}
