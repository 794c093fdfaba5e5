package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.internal.RowsBuilder;
import io.communitykit.recommend.candidate.internal.Strongest;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import io.communitykit.recommend.internal.Checks;

/**
 * A low-pass filter on the graph of items: one step from an item over its members to other items, {@code W = Di^-p (X' Du^-q X) Dj^-s} without its diagonal, where the
 * D are sums of weights. With p, q and s of one half this is the linear filter of GF-CF (Shen and others, How Powerful is Graph Convolution for Recommendation?, CIKM
 * 2021); other exponents damp popularity where it is in the way, as Turbo-CF does (Park and others, SIGIR 2024). Fitted in seconds: the cheapest of the good models.
 * Members with more than {@link Interactions#MOST_FITTED} items count with their strongest.
 *
 * @param members 0 to 1: how much members who did much are damped, q
 * @param sources 0 to 1: how much popular items are as sources, p
 * @param targets 0 to 1: how much popular items are as targets, s
 * @param keep how many targets of a source are kept, 1 to 100,000
 */
public record GraphFilter(double members, double sources, double targets, int keep) implements Algorithm {

    /** The name of its models. */
    public static final String NAME = "graph-filter";

    /** Exponents that suit data which nobody has looked at, found on held-out parts of two public training sets. */
    public static final GraphFilter STANDARD = new GraphFilter(0.7, 0.6, 0.3, 200);

    /**
     * Checks the ranges.
     *
     * @param members how much members are damped
     * @param sources how much sources are damped
     * @param targets how much targets are damped
     * @param keep how many targets are kept
     */
    public GraphFilter {
        Checks.within("damping of members", members, 0, 1);
        Checks.within("damping of sources", sources, 0, 1);
        Checks.within("damping of targets", targets, 0, 1);
        Checks.within("number of targets kept", keep, 1, 100_000);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ItemModel fit(Interactions interactions, FitOptions options) {
        Interactions fitted = Strongest.of(interactions, options);
        SparseRows byMember = fitted.byMember();
        SparseRows byItem = fitted.byItem();
        double[] ofMember = powers(byMember, -members);
        double[] ofSource = powers(byItem, -sources);
        double[] ofTarget = powers(byItem, -targets);
        int items = byItem.rows();
        RowsBuilder rows = new RowsBuilder(items, items);
        Parallel.each("filter", items, options, () -> {
            RowTop sums = new RowTop(items);
            return item -> {
                for (int at = byItem.start(item); at < byItem.end(item); at++) {
                    int member = byItem.column(at);
                    double weight = byItem.value(at) * ofMember[member] * ofSource[item];
                    for (int to = byMember.start(member); to < byMember.end(member); to++) {
                        int target = byMember.column(to);
                        if (target != item) {
                            sums.add(target, weight * byMember.value(to) * ofTarget[target]);
                        }
                    }
                }
                rows.set(item, sums.top(keep));
            };
        });
        return ItemModel.of(NAME, interactions.items(), rows.build());
    }

    // Rows without entries are never walked.
    private static double[] powers(SparseRows rows, double exponent) {
        double[] powers = new double[rows.rows()];
        for (int row = 0; row < powers.length; row++) {
            powers[row] = rows.count(row) == 0 ? 0 : StrictMath.pow(rows.sum(row), exponent);
        }
        return powers;
    }
}
