package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.CurrencyId;
import java.util.List;

/**
 * So many vouchers of one kind.
 *
 * @param voucher the kind
 * @param count how many, above 0
 */
public record ChosenVoucher(CurrencyId voucher, long count) {

    /**
     * Checks the number.
     *
     * @param voucher the kind
     * @param count how many, above 0
     */
    public ChosenVoucher {
        if (count < 1) {
            throw InvalidValueException.of("count of voucher " + voucher, "at least 1", count);
        }
    }

    /**
     * One voucher.
     *
     * @param voucher the kind
     */
    public ChosenVoucher(CurrencyId voucher) {
        this(voucher, 1);
    }

    static void requireDifferent(List<ChosenVoucher> chosen) {
        if (chosen.stream().map(ChosenVoucher::voucher).distinct().count() != chosen.size()) {
            throw InvalidValueException.of("chosen vouchers", "each kind once", chosen);
        }
    }
}
