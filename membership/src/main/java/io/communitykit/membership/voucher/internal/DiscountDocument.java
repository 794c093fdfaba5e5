package io.communitykit.membership.voucher.internal;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A discount in a document. */
public sealed interface DiscountDocument {

    /**
     * A fixed amount.
     *
     * @param off how much
     */
    record AmountOff(
            @Describe("The amount that one voucher takes off.")
            Money off) implements DiscountDocument {}

    /**
     * A share.
     *
     * @param percentOff how much
     * @param rounding what happens to a fraction
     * @param atMost the limit
     */
    record PercentOff(
            @Describe("The share that one voucher takes off, in per cent with at most two decimals, such as 15.")
            @DecimalMin("0.01")
            @DecimalMax("100")
            BigDecimal percentOff,

            @Describe("What happens to a fraction of a minor unit of what is taken off.")
            RoundingMode rounding,

            @Describe("The most that one voucher takes off; without it, there is no limit.") @Nullable
            Money atMost)
            implements DiscountDocument {}
}
