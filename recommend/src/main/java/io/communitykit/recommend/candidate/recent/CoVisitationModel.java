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
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import java.util.List;

/**
 * What {@link CoVisitation} knew at an instant. An item scores the sum, over the profile, of the profile's weight times the score of the item as a neighbour.
 * Layout: a row of neighbours for each item, 8 bytes each. Immutable and safe for many threads.
 */
public final class CoVisitationModel implements Model {

    /** What these models are called. */
    public static final String NAME = "covisitation";

    private static final String NEIGHBOURS = "neighbours";

    private final ItemModel model;

    CoVisitationModel(Items items, SparseRows neighbours) {
        model = ItemModel.of(NAME, items, neighbours);
    }

    /**
     * Makes a model of what was stored.
     *
     * @param columns as {@link #columns} gave them
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not fit
     */
    public static CoVisitationModel of(ModelColumns columns) {
        columns.requireModel(NAME);
        return columns.make(() -> new CoVisitationModel(columns.items(), columns.rows(NEIGHBOURS)));
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
        return new ModelColumns(NAME, NAME, items()).rows(NEIGHBOURS, model.rows());
    }

    @Override
    public String toString() {
        return "CoVisitationModel[" + items().size() + " items, " + model.rows().size() + " pairs]";
    }
}
