package io.communitykit.recommend.candidate.linear;

import io.communitykit.core.CommunityException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.internal.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much each item speaks for each other: {@code score(i) = sum over the profile of weight(j) * B[j][i]}. Immutable and safe for many threads.
 *
 * <p>Layout: B by rows, {@code 4 n^2} bytes. To rank takes {@code n} additions for each item of the profile, then a heap of the best: with 8,000 items about
 * 4 microseconds for each item of the profile. {@link #similar} gives the largest weights above 0 of an item's row; since each column has a scale of its own it is not symmetric.
 */
public final class DenseItemModel implements Model {

    private static final String WEIGHTS = "weights";

    private final String name;
    private final Items items;
    private final float[] weights;

    DenseItemModel(String name, Items items, float[] weights) {
        this.name = name;
        this.items = items;
        this.weights = weights;
    }

    /**
     * Makes the model of its columns.
     *
     * @param columns as {@link #columns} gives them; not copied
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not make one
     */
    public static DenseItemModel of(ModelColumns columns) {
        float[] weights = columns.floats(WEIGHTS);
        long n = columns.items().size();
        if (weights.length != n * n) {
            throw new CommunityException(
                    ModelColumns.UNREADABLE,
                    "weights of a model " + columns.model() + ": " + n * n + " for " + n + " items, got "
                            + weights.length);
        }
        for (int i = 0; i < weights.length; i++) {
            if (!Float.isFinite(weights[i])) {
                throw new CommunityException(
                        ModelColumns.UNREADABLE,
                        "weight " + i + " of a model " + columns.model() + ": finite, got " + weights[i]);
            }
        }
        return new DenseItemModel(columns.model(), columns.items(), weights);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public void rank(Profile profile, Ranking into) {
        profile.requireOf(items);
        int n = items.size();
        into.requireRoom(n);
        into.clear();
        for (int i = 0; i < profile.size(); i++) {
            into.addRow(weights, profile.item(i) * n, n, profile.weight(i));
        }
        into.finish(profile);
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        profile.requireOf(items);
        int n = items.size();
        Checks.within("number of an item", item, 0, n - 1);
        List<Contribution> shares = new ArrayList<>();
        for (int i = 0; i < profile.size(); i++) {
            double share = profile.weight(i) * (double) weights[profile.item(i) * n + item];
            if (share != 0) {
                shares.add(new Contribution(profile.item(i), share));
            }
        }
        shares.sort(Comparator.comparingDouble(Contribution::share).reversed().thenComparingInt(Contribution::item));
        return shares;
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns("dense", name, items).floats(WEIGHTS, weights);
    }
}
