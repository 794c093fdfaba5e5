package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.lot.LotShare;
import java.util.List;
import java.util.Optional;

/**
 * One movement of one currency. All entries of an account together make up its state: pots, lots and holds.
 *
 * @param currency the currency
 * @param kind what the entry did
 * @param rule the rule that asked for it; empty for a command, a starting balance, or what came about by itself
 * @param multipliers the multipliers that are in {@code asked}, in the program's order
 * @param asked what was asked for; negative for a deduction
 * @param applied what moved in all; between 0 and {@code asked}
 * @param balance the pot's balance afterwards
 * @param limit why less was applied than asked for; present exactly if they differ
 * @param shift what moved in the parts of the pot; {@code applied} in all
 * @param lots what moved in which lot; for {@link EntryKind#COMMIT} which lots the points had come from. Empty in a currency
 *     that keeps no lots
 */
public record Entry(
        CurrencyId currency,
        EntryKind kind,
        Optional<RuleId> rule,
        List<RuleId> multipliers,
        long asked,
        long applied,
        long balance,
        Optional<Limit> limit,
        Shift shift,
        List<LotShare> lots) {

    /**
     * Copies the lists and checks that the numbers agree.
     *
     * @param currency the currency
     * @param kind what the entry did
     * @param rule the rule that asked for it
     * @param multipliers the multipliers that are in {@code asked}
     * @param asked what was asked for
     * @param applied what moved in all
     * @param balance the pot's balance afterwards
     * @param limit why less was applied than asked for
     * @param shift what moved in the parts of the pot
     * @param lots what moved in which lot
     */
    public Entry {
        multipliers = List.copyOf(multipliers);
        lots = List.copyOf(lots);
        boolean within = asked >= 0 ? applied >= 0 && applied <= asked : applied <= 0 && applied >= asked;
        if (!within) {
            throw InvalidValueException.of("applied", "between 0 and " + asked, applied);
        }
        if (limit.isPresent() == (asked == applied)) {
            throw InvalidValueException.of("limit", "present exactly if applied differs from asked", limit);
        }
        if (shift.total() != applied) {
            throw InvalidValueException.of("shift", "of " + applied + " in all", shift);
        }
    }

    /**
     * An entry that moves what can be spent, in a currency that keeps no lots.
     *
     * @param currency the currency
     * @param kind what the entry did
     * @param rule the rule that asked for it
     * @param multipliers the multipliers that are in {@code asked}
     * @param asked what was asked for
     * @param applied what moved
     * @param balance the pot's balance afterwards
     * @param limit why less was applied than asked for
     */
    public Entry(
            CurrencyId currency,
            EntryKind kind,
            Optional<RuleId> rule,
            List<RuleId> multipliers,
            long asked,
            long applied,
            long balance,
            Optional<Limit> limit) {
        this(currency, kind, rule, multipliers, asked, applied, balance, limit, Shift.available(applied), List.of());
    }

    /**
     * What moved outside the lots.
     *
     * @return the part of the shift that the lots do not account for
     */
    public long looseMoved() {
        if (kind == EntryKind.COMMIT) {
            return 0;
        }
        long inLots = 0;
        for (LotShare share : lots) {
            inLots += share.points();
        }
        return shift.available() + shift.pending() - inLots;
    }
}
