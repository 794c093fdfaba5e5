package io.communitykit.membership.points;

import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import java.util.List;
import java.util.Optional;

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
        Optional<ExpiryRule> expiry) {

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
     */
    public Ask {
        multipliers = List.copyOf(multipliers);
        windows = List.copyOf(windows);
    }

    /** What happens when the balance does not suffice. */
    public enum Shortfall {
        /** Take what is there down to the floor, and say so. */
        TRUNCATE,
        /** Refuse the whole command and leave everything as it was. */
        REJECT
    }
}
