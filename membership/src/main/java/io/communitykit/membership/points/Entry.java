package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * One movement of one currency within a posting.
 *
 * @param currency the currency that moved
 * @param rule the earning rule that decided, or empty for a starting balance or a command
 * @param multipliers the multipliers that raised or lowered what the rule asked, in the program's order
 * @param asked points that the rule or command asked for; negative for a deduction
 * @param applied points that were moved; between 0 and {@code asked}
 * @param balance the currency's balance right after
 * @param limit what kept {@code applied} below {@code asked}; empty exactly if they are equal
 */
public record Entry(
        CurrencyId currency,
        Optional<RuleId> rule,
        List<RuleId> multipliers,
        long asked,
        long applied,
        long balance,
        Optional<Limit> limit) {

    /**
     * Checks that no more was moved than asked, and that a difference has its reason.
     *
     * @param currency the currency that moved
     * @param rule the earning rule that decided, or empty for a starting balance or a command
     * @param multipliers the multipliers that raised or lowered what the rule asked, in the program's order
     * @param asked points that the rule or command asked for
     * @param applied points that were moved
     * @param balance the currency's balance right after
     * @param limit what kept {@code applied} below {@code asked}
     */
    public Entry {
        multipliers = List.copyOf(multipliers);
        boolean within = asked >= 0 ? applied >= 0 && applied <= asked : applied <= 0 && applied >= asked;
        if (!within) {
            throw InvalidValueException.of("applied", "between 0 and " + asked, applied);
        }
        if (limit.isPresent() == (asked == applied)) {
            throw InvalidValueException.of("limit", "present exactly if applied differs from asked", limit);
        }
    }
}
