package io.communitykit.recommend.candidate.recent;

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
 * What {@link CoVisitation} knew at an instant. An item scores the sum, over the profile, of the profile's weight times the score of the item as a neighbour.
 * Layout: a row of neighbours for each item, 8 bytes each. Immutable and safe for many threads.
 */
public final class CoVisitationModel implements Model {

    /** What these models are called. */
    public static final String NAME = "covisitation";

    private static final String NEIGHBOURS = "neighbours";

    private final Items items;
    private final SparseRows neighbours;

    CoVisitationModel(Items items, SparseRows neighbours) {
        this.items = items;
        this.neighbours = neighbours;
    }

    /**
     * Makes a model of what was stored.
     *
     * @param columns as {@link #columns} gave them
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not fit
     */
    public static CoVisitationModel of(ModelColumns columns) {
        SparseRows rows = RecentColumns.rows(NAME, NEIGHBOURS, columns);
        if (rows.rows() != columns.items().size() || rows.columns() != rows.rows()) {
            throw RecentColumns.unreadable(NAME, "a row for each item");
        }
        return new CoVisitationModel(columns.items(), rows);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public void rank(Profile profile, Ranking into) {
        into.requireRoom(items.size());
        into.clear();
        for (int i = 0; i < profile.size(); i++) {
            int row = profile.item(i);
            for (int entry = neighbours.start(row); entry < neighbours.end(row); entry++) {
                into.add(neighbours.column(entry), (double) profile.weight(i) * neighbours.value(entry));
            }
        }
        into.finish(profile);
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        if (item < 0 || item >= items.size()) {
            throw InvalidValueException.of("number of an item", "below " + items.size(), item);
        }
        List<Contribution> shares = new ArrayList<>();
        for (int i = 0; i < profile.size(); i++) {
            int row = profile.item(i);
            for (int entry = neighbours.start(row); entry < neighbours.end(row); entry++) {
                if (neighbours.column(entry) == item) {
                    shares.add(new Contribution(row, (double) profile.weight(i) * neighbours.value(entry)));
                }
            }
        }
        shares.sort(Comparator.comparingDouble(Contribution::share).reversed().thenComparing(Contribution::item));
        return List.copyOf(shares);
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns(NAME, NAME, items).rows(NEIGHBOURS, neighbours);
    }

    @Override
    public String toString() {
        return "CoVisitationModel[" + items.size() + " items, " + neighbours.size() + " pairs]";
    }
}
