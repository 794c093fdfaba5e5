package io.communitykit.membership.voucher.internal;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.voucher.BrandId;
import io.communitykit.membership.voucher.CategoryId;
import io.communitykit.membership.voucher.GoodsId;
import io.communitykit.membership.voucher.Stacking;
import io.communitykit.membership.voucher.StackingGroup;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of voucher in a document.
 *
 * @param id its name
 * @param discount what one takes off
 * @param threshold what the lines in its scope must come to
 * @param scope for which lines it is
 * @param stacking what goes with it
 * @param priority its place in the order of application
 */
public record VoucherDocument(
        @Describe("Names the voucher; a currency of the points program has the same name.")
        CurrencyId id,

        @Describe("What one voucher takes off.") DiscountDocument discount,

        @Describe(
                "What the lines in its scope must come to for each voucher, before any voucher; without it there is no threshold.")
        @Nullable
        Money threshold,

        @Describe("For which goods it is; without it, for all.") @Nullable
        ScopeDocument scope,

        @Describe("What goes with it in one order; without it, one voucher and nothing else.") @Nullable
        StackingDocument stacking,

        @Describe("Where several apply, lower numbers come first; 0 by default.") @Nullable
        Integer priority) {

    /**
     * The scope of a voucher in a document.
     *
     * @param include the goods it is for
     * @param exclude the goods it is not for
     */
    public record ScopeDocument(
            @Describe("The goods it is for; without it, all that are not excluded.") @Nullable
            SelectionDocument include,

            @Describe("The goods it is not for, even where they are included.") @Nullable
            SelectionDocument exclude) {}

    /**
     * A selection of goods in a document.
     *
     * @param brands brands
     * @param categories categories
     * @param goods goods
     */
    public record SelectionDocument(
            @Describe("All goods of these brands.") List<BrandId> brands,

            @Describe("All goods in any of these categories.")
            List<CategoryId> categories,

            @Describe("These goods.") List<GoodsId> goods) {}

    /**
     * The stacking of a voucher in a document.
     *
     * @param with whether other kinds go with it
     * @param perOrder how many an order takes
     * @param group its group
     */
    public record StackingDocument(
            @Describe("Whether vouchers of other kinds that allow it too go with it.")
            Stacking.With with,

            @Describe("How many of this kind one order takes at most; 1 by default.")
            @Nullable
            @Min(1)
            @Max(Stacking.MAX_PER_ORDER)
            Integer perOrder,

            @Describe("Of the kinds in one group, an order takes at most one.") @Nullable
            StackingGroup group) {}
}
