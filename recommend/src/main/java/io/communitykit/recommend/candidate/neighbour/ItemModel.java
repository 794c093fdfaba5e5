package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A sparse matrix from item to item. Row {@code j} says what item {@code j} of a profile speaks for: {@code score(i)} is the sum over the profile of
 * {@code weight(j) * S[j][i]}, added in the order of item numbers. Entries may be below 0.
 *
 * <p>Complexity of a ranking: the entries of the profile's rows, and a heap. What is most like an item is its row, largest first. Immutable and safe for many
 * threads.
 */
public final class ItemModel implements Model {

    private static final String ROWS = "similarity";
    /** With fewer additions than one for so many items, those that were added to are listed. */
    private static final int SPARSE = 6;

    private final String name;
    private final Items items;
    private final SparseRows rows;

    private ItemModel(String name, Items items, SparseRows rows) {
        this.name = name;
        this.items = items;
        this.rows = rows;
    }

    /**
     * Makes a model of a matrix.
     *
     * @param name what it is called
     * @param items as many as the matrix has rows and columns
     * @param rows the matrix; the columns of each row rising
     * @return the model
     * @throws InvalidValueException if the matrix is not of that form
     */
    public static ItemModel of(String name, Items items, SparseRows rows) {
        if (rows.rows() != items.size() || rows.columns() != items.size()) {
            throw InvalidValueException.of(
                    "matrix of " + name,
                    items.size() + " rows and columns, one for each item",
                    rows.rows() + " x " + rows.columns());
        }
        Rows.requireRising("matrix of " + name, rows);
        return new ItemModel(name, items, rows);
    }

    /**
     * Makes a model of what {@link #columns} gave.
     *
     * @param columns the model's columns
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if no model can be made of them
     */
    public static ItemModel of(ModelColumns columns) {
        return columns.make(() -> of(columns.model(), columns.items(), columns.rows(ROWS)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Items items() {
        return items;
    }

    /**
     * The matrix.
     *
     * @return a row for each item, columns rising
     */
    public SparseRows rows() {
        return rows;
    }

    @Override
    public void rank(Profile profile, Ranking into) {
        profile.requireOf(items);
        into.requireRoom(items.size());
        into.clear();
        long additions = 0;
        for (int i = 0; i < profile.size(); i++) {
            additions += rows.count(profile.item(i));
        }
        // Two loops, so that neither asks at each entry.
        if (additions > items.size() / SPARSE) {
            into.expect(items.size());
            for (int i = 0; i < profile.size(); i++) {
                double weight = profile.weight(i);
                int row = profile.item(i);
                int end = rows.end(row);
                for (int entry = rows.start(row); entry < end; entry++) {
                    into.addExpected(rows.column(entry), weight * rows.value(entry));
                }
            }
        } else {
            for (int i = 0; i < profile.size(); i++) {
                double weight = profile.weight(i);
                int row = profile.item(i);
                int end = rows.end(row);
                for (int entry = rows.start(row); entry < end; entry++) {
                    into.add(rows.column(entry), weight * rows.value(entry));
                }
            }
        }
        into.finish(profile);
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        profile.requireOf(items);
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < profile.size(); i++) {
            int entry = Rows.find(rows, profile.item(i), item);
            double share = entry < 0 ? 0 : (double) profile.weight(i) * rows.value(entry);
            if (share != 0) {
                all.add(new Contribution(profile.item(i), share));
            }
        }
        // Stable: equal shares stay in the order of items.
        all.sort(Comparator.comparingDouble(Contribution::share).reversed());
        return List.copyOf(all);
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns("items", name, items).rows(ROWS, rows);
    }

    @Override
    public String toString() {
        return "ItemModel[" + name + ", " + rows + "]";
    }
}
