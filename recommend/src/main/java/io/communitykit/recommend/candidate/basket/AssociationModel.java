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
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import java.util.List;

/**
 * Rules as a model. An item scores the sum, over the profile, of the profile's weight times the confidence of the rule that leads from there to the item.
 * Layout: a row of rules for each item, 8 bytes each. Immutable and safe for many threads.
 */
public final class AssociationModel implements Model {

    /** What these models are called. */
    public static final String NAME = "association";

    private static final String CONFIDENCES = "confidences";

    private final ItemModel model;

    AssociationModel(Items items, SparseRows confidences) {
        model = ItemModel.of(NAME, items, confidences);
    }

    /**
     * Makes a model of what was stored.
     *
     * @param columns as {@link #columns} gave them
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not fit
     */
    public static AssociationModel of(ModelColumns columns) {
        columns.requireModel(NAME);
        return columns.make(() -> new AssociationModel(columns.items(), columns.rows(CONFIDENCES)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Items items() {
        return model.items();
    }

    @Override
    public void rank(Profile profile, Ranking into) {
        model.rank(profile, into);
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        if (item < 0 || item >= items().size()) {
            throw InvalidValueException.of("number of an item", "below " + items().size(), item);
        }
        return model.because(profile, item);
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns(NAME, NAME, items()).rows(CONFIDENCES, model.rows());
    }

    @Override
    public String toString() {
        return "AssociationModel[" + items().size() + " items, " + model.rows().size() + " rules]";
    }
}
