package io.communitykit.membership.voucher;

import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import java.util.Currency;

/** Why a voucher takes nothing off a basket. */
public sealed interface VoucherRefusal {

    /** The program has no such voucher. */
    record Unknown() implements VoucherRefusal {}

    /**
     * The voucher is in another currency than the basket.
     *
     * @param wanted the voucher's
     * @param basket the basket's
     */
    record OtherCurrency(Currency wanted, Currency basket) implements VoucherRefusal {}

    /** No line of the basket is in the voucher's scope. */
    record NothingInScope() implements VoucherRefusal {}

    /**
     * The lines in scope come to too little for one more voucher.
     *
     * @param eligible what they come to
     * @param missing how much more there would have to be, above 0
     */
    record BelowThreshold(Money eligible, Money missing) implements VoucherRefusal {}

    /**
     * It does not go with a voucher that applies before it.
     *
     * @param with that voucher
     */
    record DoesNotStack(CurrencyId with) implements VoucherRefusal {}

    /**
     * An order takes fewer of the kind.
     *
     * @param perOrder how many one order takes at most
     */
    record AboveLimit(int perOrder) implements VoucherRefusal {}

    /** Nothing is left of the lines in scope, or the share of what is left rounds to nothing. */
    record NoDiscount() implements VoucherRefusal {}
}
