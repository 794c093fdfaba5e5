package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a member is about to buy. The order of the lines makes no difference to anything.
 *
 * @param lines at least one, their ids different, their amounts of one currency; kept in the order of their ids
 */
public record Basket(List<BasketLine> lines) {

    /**
     * Sorts the lines and checks them.
     *
     * @param lines at least one, their ids different, their amounts of one currency
     * @throws InvalidValueException if they break a rule, or the total leaves the range of {@code long}
     */
    public Basket {
        if (lines.isEmpty()) {
            throw InvalidValueException.of("lines of a basket", "at least one", 0);
        }
        lines = lines.stream().sorted(Comparator.comparing(BasketLine::id)).toList();
        Set<LineId> seen = new HashSet<>();
        for (BasketLine line : lines) {
            if (!seen.add(line.id())) {
                throw InvalidValueException.of("line ids", "different", line.id());
            }
        }
        sum(lines);
    }

    /**
     * What the lines come to before any voucher.
     *
     * @return the sum of their amounts
     */
    public Money total() {
        return sum(lines);
    }

    private static Money sum(List<BasketLine> lines) {
        return lines.stream().map(BasketLine::amount).reduce(Money::plus).orElseThrow();
    }
}
