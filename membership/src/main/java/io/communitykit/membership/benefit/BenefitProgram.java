package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One edition of the benefits of tiers, and of packs. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param attributes what conditions of packs may ask
 * @param benefits at least one, their ids different
 * @param packs any number, their ids different
 */
public record BenefitProgram(
        PolicyVersion version, AttributeSchema attributes, List<Benefit> benefits, List<Pack> packs) {

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
}
