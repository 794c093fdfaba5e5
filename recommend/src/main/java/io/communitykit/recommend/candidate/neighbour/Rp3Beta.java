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
 * Walks from item to member to item (Paudel, Christoffel, Newell and Bernstein, "Updatable, accurate, diverse, and scalable recommendations for interactive
 * applications", 2017), in the form of the code of Ferrari Dacrema, Cremonesi and Jannach (RecSys 2019), with rows normalised:
 *
 * <pre>{@code
 * S[j][i] = sum over members u of P[j][u]^alpha * P[u][i]^alpha, over popularity(i)^beta;  S[j][j] = 0
 * }</pre>
 *
 * <p>{@code P} are the steps of the walk: weights over the sum of their row, by item and by member; popularity is the number of members. Of each row, that of
 * the item that a walk starts at, the largest are kept, and divided by their sum. Equal entries: the lower item number stays. Items that nobody did anything with have an empty
 * row.
 *
 * <p>Cost: for each member the square of its items. Members with more than {@link Interactions#MOST_FITTED} items count with their strongest. Memory while it is fitted: 16 bytes for each item and neighbour and 8 for each pair; the model has 8 for each item and
 * neighbour.
 *
 * @param neighbours how many are kept for each item that a walk starts at, 1 to 1,000,000
 * @param alpha 0 to 2: above 1 likely steps count for more, with 0 all steps count the same
 * @param beta 0 to 2: how much popular items are held back
 */
public record Rp3Beta(int neighbours, double alpha, double beta) implements Algorithm {

    /** What its models are called. */
    public static final String NAME = "rp3beta";

    private static final String STAGE = "walks";
    // With more, the product of two unlikely steps could leave the range of a double.
    private static final double MOST_POWER = 2;

    /**
     * Checks the ranges.
     *
     * @param neighbours how many are kept for each item
     * @param alpha the power of a step
     * @param beta the power of the popularity
     */
    public Rp3Beta {
        Checks.within("neighbours of an item", neighbours, 1, Ranking.MOST);
        Checks.within("alpha of a walk", alpha, 0, MOST_POWER);
        Checks.within("beta of a walk", beta, 0, MOST_POWER);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ItemModel fit(Interactions interactions, FitOptions options) {
        Interactions fitted = Strongest.of(interactions, options);
        SparseRows byItem = fitted.byItem();
        SparseRows byMember = fitted.byMember();
        int items = byItem.rows();
        double[] step = new double[byMember.size()];
        Parallel.each(
                "steps",
                byMember.rows(),
                options,
                () -> member -> steps(byMember, member, step, byMember.start(member)));
        double[] penalty = new double[items];
        for (int item = 0; item < items; item++) {
            penalty[item] = StrictMath.pow(Math.max(1, byItem.count(item)), -beta);
        }
        RowsBuilder rows = new RowsBuilder(items, items);
        Parallel.each(STAGE, items, options, () -> {
            RowTop sums = new RowTop(items);
            return item -> rows.set(item, row(byItem, item, byMember, step, penalty, sums));
        });
        return ItemModel.of(NAME, interactions.items(), rows.build());
    }

    // The steps from one row, to the power.
    private void steps(SparseRows rows, int row, double[] into, int at) {
        double sum = rows.sum(row);
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            into[at + entry - rows.start(row)] = StrictMath.pow(rows.value(entry) / sum, alpha);
        }
    }

    private RowTop.Row row(
            SparseRows byItem, int item, SparseRows byMember, double[] step, double[] penalty, RowTop sums) {
        double[] first = new double[byItem.count(item)];
        steps(byItem, item, first, 0);
        for (int i = 0; i < first.length; i++) {
            int member = byItem.column(byItem.start(item) + i);
            int end = byMember.end(member);
            for (int entry = byMember.start(member); entry < end; entry++) {
                sums.add(byMember.column(entry), first[i] * step[entry]);
            }
        }
        for (int i = 0; i < sums.size(); i++) {
            int to = sums.column(i);
            sums.set(to, to == item ? 0 : sums.sum(to) * penalty[to]);
        }
        sums.keep(neighbours);
        double all = 0;
        for (int i = 0; i < sums.size(); i++) {
            all += sums.sum(sums.column(i));
        }
        for (int i = 0; i < sums.size(); i++) {
            sums.set(sums.column(i), sums.sum(sums.column(i)) / all);
        }
        return sums.top(neighbours);
    }
}
