package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a basket or order.
 *
 * @param id its name within the basket
 * @param goods what is bought
 * @param brand its brand, if it has one
 * @param categories the categories it is in; name the upper ones too if vouchers do
 * @param amount what the line costs before any voucher, 0 or more
 */
public record BasketLine(LineId id, GoodsId goods, Optional<BrandId> brand, Set<CategoryId> categories, Money amount) {

    /**
     * Copies the set and checks the amount.
     *
     * @param id its name within the basket
     * @param goods what is bought
     * @param brand its brand, if it has one
     * @param categories the categories it is in
     * @param amount what the line costs before any voucher, 0 or more
     */
    public BasketLine {
        categories = Set.copyOf(categories);
        if (amount.minor() < 0) {
            throw InvalidValueException.of("amount of line " + id, "0 or more", amount);
        }
    }
}
