package io.communitykit.membership.points;

import io.communitykit.core.id.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * What a fact or command asks of one currency, before caps and floor have their say.
 *
 * @param currency the currency
 * @param rule the earning rule that asks, or empty for a command
 * @param multipliers the multipliers that are already in {@code points}, in the program's order
 * @param points how many; negative for a deduction
 * @param windows the cap windows that count it, in the rule's order
 * @param shortfall what happens when a deduction meets the floor
 */
public record Ask(
        CurrencyId currency,
        Optional<RuleId> rule,
        List<RuleId> multipliers,
        long points,
        List<CapWindow> windows,
        Shortfall shortfall) {

    /**
     * Copies the lists.
     *
     * @param currency the currency
     * @param rule the earning rule that asks, or empty for a command
     * @param multipliers the multipliers that are already in {@code points}, in the program's order
     * @param points how many
     * @param windows the cap windows that count it, in the rule's order
     * @param shortfall what happens when a deduction meets the floor
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
