package io.communitykit.recommend.candidate.basket;

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
 * Rules as a model. An item scores the sum, over the profile, of the profile's weight times the confidence of the rule that leads from there to the item.
 * Layout: a row of rules for each item, 8 bytes each. Immutable and safe for many threads.
 */
public final class AssociationModel implements Model {

    /** What these models are called. */
    public static final String NAME = "association";

    private static final String CONFIDENCES = "confidences";

    private final Items items;
    private final SparseRows confidences;

    AssociationModel(Items items, SparseRows confidences) {
        this.items = items;
        this.confidences = confidences;
    }

    /**
     * Makes a model of what was stored.
     *
     * @param columns as {@link #columns} gave them
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not fit
     */
    public static AssociationModel of(ModelColumns columns) {
        SparseRows rows = read(columns);
        if (rows.rows() != columns.items().size() || rows.columns() != rows.rows()) {
            throw unreadable("a row for each item");
        }
        return new AssociationModel(columns.items(), rows);
    }

    private static SparseRows read(ModelColumns columns) {
        if (!columns.model().equals(NAME)) {
            throw unreadable("columns of its own, not of " + columns.model());
        }
        try {
            return columns.rows(CONFIDENCES);
        } catch (InvalidValueException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static CommunityException unreadable(String lacks) {
        return new CommunityException(ModelColumns.UNREADABLE, "a model " + NAME + " lacks: " + lacks);
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
            for (int entry = confidences.start(row); entry < confidences.end(row); entry++) {
                into.add(confidences.column(entry), (double) profile.weight(i) * confidences.value(entry));
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
            for (int entry = confidences.start(row); entry < confidences.end(row); entry++) {
                if (confidences.column(entry) == item) {
                    shares.add(new Contribution(row, (double) profile.weight(i) * confidences.value(entry)));
                }
            }
        }
        shares.sort(Comparator.comparingDouble(Contribution::share).reversed().thenComparing(Contribution::item));
        return List.copyOf(shares);
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns(NAME, NAME, items).rows(CONFIDENCES, confidences);
    }

    @Override
    public String toString() {
        return "AssociationModel[" + items.size() + " items, " + confidences.size() + " rules]";
    }
}
