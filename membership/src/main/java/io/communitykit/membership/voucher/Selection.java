package io.communitykit.membership.voucher;

import java.util.Set;

/**
 * Goods named one by one, by brand or by category. Immutable and safe for many threads.
 *
 * @param brands all goods of these brands
 * @param categories all goods in any of these categories
 * @param goods these goods
 */
public record Selection(Set<BrandId> brands, Set<CategoryId> categories, Set<GoodsId> goods) {

    /** No goods at all. */
    public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of());

    /**
     * Copies the sets.
     *
     * @param brands all goods of these brands
     * @param categories all goods in any of these categories
     * @param goods these goods
     */
    public Selection {
        brands = Set.copyOf(brands);
        categories = Set.copyOf(categories);
        goods = Set.copyOf(goods);
    }

    /**
     * The goods of some brands.
     *
     * @param ids the brands
     * @return a selection
     */
    public static Selection ofBrands(BrandId... ids) {
        return new Selection(Set.of(ids), Set.of(), Set.of());
    }

    /**
     * The goods in some categories.
     *
     * @param ids the categories
     * @return a selection
     */
    public static Selection ofCategories(CategoryId... ids) {
        return new Selection(Set.of(), Set.of(ids), Set.of());
    }

    /**
     * Some goods.
     *
     * @param ids the goods
     * @return a selection
     */
    public static Selection ofGoods(GoodsId... ids) {
        return new Selection(Set.of(), Set.of(), Set.of(ids));
    }

    /**
     * Whether nothing is named.
     *
     * @return true if it selects no goods, whatever they are
     */
    public boolean isEmpty() {
        return brands.isEmpty() && categories.isEmpty() && goods.isEmpty();
    }

    /**
     * Whether the goods of a line are selected.
     *
     * @param line the line
     * @return true if the goods, their brand or any of their categories is named
     */
    public boolean contains(BasketLine line) {
        return goods.contains(line.goods())
                || line.brand().filter(brands::contains).isPresent()
                || line.categories().stream().anyMatch(categories::contains);
    }
}
