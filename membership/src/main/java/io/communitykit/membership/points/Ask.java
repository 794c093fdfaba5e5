package io.communitykit.membership.points;

import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a fact or command asks of one currency, before caps and floor have their say.
 *
 * @param currency the currency
 * @param kind what the entry is to be
 * @param rule the earning rule that asks, or empty for a command
 * @param multipliers the multipliers that are already in {@code points}, in the program's order
 * @param points how many; negative for a deduction
 * @param windows the cap windows that count it, in the rule's order
 * @param shortfall what happens when a deduction meets the floor
 * @param activation when granted points can be spent; empty for the currency's own way
 * @param expiry when granted points are lost; empty for the currency's own way
 * @param byTier what the grant is computed from where the member's tier has a say in it; {@code points} and
 *     {@code multipliers} are then those of a member without a tier
 */
public record Ask(
        CurrencyId currency,
        EntryKind kind,
        Optional<RuleId> rule,
        List<RuleId> multipliers,
        long points,
        List<CapWindow> windows,
        Shortfall shortfall,
        Optional<ActivationRule> activation,
        Optional<ExpiryRule> expiry,
        Optional<TierGrant> byTier) {

    /**
     * Copies the lists.
     *
     * @param currency the currency
     * @param kind what the entry is to be
     * @param rule the earning rule that asks, or empty for a command
     * @param multipliers the multipliers that are already in {@code points}, in the program's order
     * @param points how many
     * @param windows the cap windows that count it, in the rule's order
     * @param shortfall what happens when a deduction meets the floor
     * @param activation when granted points can be spent
     * @param expiry when granted points are lost
     * @param byTier what the grant is computed from where the member's tier has a say in it
     */
    public Ask {
        multipliers = List.copyOf(multipliers);
        windows = List.copyOf(windows);
    }

    /**
     * An ask that is the same for members of all tiers.
     *
     * @param currency the currency
     * @param kind what the entry is to be
     * @param rule the earning rule that asks, or empty for a command
     * @param multipliers the multipliers that are already in {@code points}, in the program's order
     * @param points how many
     * @param windows the cap windows that count it, in the rule's order
     * @param shortfall what happens when a deduction meets the floor
     * @param activation when granted points can be spent
     * @param expiry when granted points are lost
     */
    public Ask(
            CurrencyId currency,
            EntryKind kind,
            Optional<RuleId> rule,
            List<RuleId> multipliers,
            long points,
            List<CapWindow> windows,
            Shortfall shortfall,
            Optional<ActivationRule> activation,
            Optional<ExpiryRule> expiry) {
        this(currency, kind, rule, multipliers, points, windows, shortfall, activation, expiry, Optional.empty());
    }

    /**
     * The same ask for a member whose tier is known.
     *
     * @param program the program that decides
     * @param has whether the member has one of the tiers that a multiplier asks for
     * @return an ask without {@link #byTier}
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public Ask of(PointsProgram program, Predicate<Multiplier.ForTiers> has) {
        if (byTier.isEmpty()) {
            return this;
        }
        List<Multiplier> applicable = byTier.get().multipliers().stream()
                .filter(multiplier -> multiplier.tiers().map(has::test).orElse(true))
                .toList();
        return new Ask(
                currency,
                kind,
                rule,
                applicable.stream().map(Multiplier::id).toList(),
                byTier.get().points(program.multipliers(), applicable),
                windows,
                shortfall,
                activation,
                expiry);
    }

    /** What happens when the balance does not suffice. */
    public enum Shortfall {
        /** Take what is there down to the floor, and say so. */
        TRUNCATE,
        /** Refuse the whole command and leave everything as it was. */
        REJECT
    }
}
