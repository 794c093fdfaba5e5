package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.internal.RowsBuilder;
import io.communitykit.recommend.candidate.internal.Strongest;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.internal.Checks;

/**
 * Item neighbours (Sarwar et al. 2001; Deshpande and Karypis 2004). An item scores the sum, over those items of a profile that are among its nearest
 * neighbours, of the profile's weight times the similarity.
 *
 * <p>It is the item to be recommended that has so many neighbours: of the matrix of {@link ItemModel} each <em>column</em> is pruned, as in the code of Ferrari
 * Dacrema, Cremonesi and Jannach (RecSys 2019). A row may then have more entries, the row of an item that many others are close to. Equal similarities: the
 * lower item number stays.
 *
 * <p>Cost: for each member the square of its items. Members with more than {@link Interactions#MOST_FITTED} items count with their strongest. Memory while it is fitted: 16 bytes for each item and neighbour; the model has 8.
 *
 * @param neighbours how many for each item, 1 to 1,000,000
 * @param similarity how near two items are, by the weights of their members
 * @param shrinkage 0 to 1e12
 */
public record ItemKnn(int neighbours, ItemSimilarity similarity, double shrinkage) implements Algorithm {

    /** What its models are called. */
    public static final String NAME = "item-knn";

    private static final String STAGE = "item neighbours";

    /**
     * Checks the ranges.
     *
     * @param neighbours how many for each item
     * @param similarity how near two items are
     * @param shrinkage how much is taken from those with few common members
     */
    public ItemKnn {
        Checks.within("neighbours of an item", neighbours, 1, Ranking.MOST);
        Checks.within("shrinkage", shrinkage, 0, ItemSimilarity.MOST_SHRINKAGE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ItemModel fit(Interactions interactions, FitOptions options) {
        Interactions fitted = Strongest.of(interactions, options);
        SparseRows byItem = fitted.byItem();
        int items = byItem.rows();
        double[] factor = Overlaps.neighbours(similarity, byItem);
        RowsBuilder neighboursOf = new RowsBuilder(items, items);
        Parallel.each(STAGE, items, options, () -> {
            Overlaps overlaps = new Overlaps(similarity, shrinkage, fitted.byMember(), factor);
            return item -> neighboursOf.set(item, nearest(byItem, item, overlaps));
        });
        return ItemModel.of(NAME, interactions.items(), neighboursOf.build().transposed());
    }

    private RowTop.Row nearest(SparseRows byItem, int item, Overlaps overlaps) {
        for (int entry = byItem.start(item); entry < byItem.end(item); entry++) {
            overlaps.add(byItem.column(entry), byItem.value(entry));
        }
        RowTop found = overlaps.similarities(similarity.target(Overlaps.squares(byItem, item), byItem.count(item)));
        found.set(item, 0);
        return found.top(neighbours);
    }
}
