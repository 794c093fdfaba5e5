package io.communitykit.membership.voucher;

import io.communitykit.membership.points.CurrencyId;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * What became of all vouchers of one kind.
 *
 * @param voucher the kind
 * @param issued how many were ever given to members
 * @param withdrawn how many were taken back from them: by refunds of what they were given for, by corrections
 * @param redeemed how many were used by orders
 * @param returned how many of those came back
 * @param expired how many were lost by expiry and not brought back
 */
public record VoucherFigures(
        CurrencyId voucher, long issued, long withdrawn, long redeemed, long returned, long expired) {

    /**
     * How many members have or orders hold.
     *
     * @return issued and returned, less withdrawn, redeemed and expired
     */
    public long open() {
        return issued - withdrawn - redeemed + returned - expired;
    }

    /**
     * The redemption rate.
     *
     * @return redeemed and not returned, out of issued and not withdrawn
     */
    public Rate redemption() {
        return new Rate(redeemed - returned, issued - withdrawn);
    }

    /**
     * A share as two whole numbers.
     *
     * @param part how many of the whole
     * @param whole how many in all
     */
    public record Rate(long part, long whole) {

        private static final int DIGITS = 4;

        /**
         * The share in 1/10 000, rounded down.
         *
         * @return basis points; empty if the whole is not above 0
         */
        public OptionalLong basisPoints() {
            if (whole <= 0) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(BigInteger.valueOf(part)
                    .multiply(BigInteger.TEN.pow(DIGITS))
                    .divide(BigInteger.valueOf(whole))
                    .longValueExact());
        }
    }
}
