package io.communitykit.recommend.candidate.trend;

import io.communitykit.core.CommunityException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.internal.OwnColumns;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.List;

/** What trended at an instant: the same ranking for everybody, without what the profile has. Immutable and safe for many threads. */
public final class TrendingModel implements Model {

    /** What these models are called. */
    public static final String NAME = "trending";

    private static final String SCORES = "scores";

    private final Items items;
    private final float[] scores;

    TrendingModel(Items items, float[] scores) {
        this.items = items;
        this.scores = scores;
    }

    /**
     * Makes a model of what was stored.
     *
     * @param columns as {@link #columns} gave them
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not fit
     */
    public static TrendingModel of(ModelColumns columns) {
        OwnColumns.check(NAME, columns);
        float[] scores = columns.floats(SCORES);
        if (scores.length != columns.items().size()) {
            throw OwnColumns.unreadable(NAME, "a score for each item");
        }
        for (float score : scores) {
            if (!(score > 0 && Float.isFinite(score))) {
                throw OwnColumns.unreadable(NAME, "finite scores above 0");
            }
        }
        return new TrendingModel(columns.items(), scores);
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
        for (int item = 0; item < scores.length; item++) {
            into.add(item, scores[item]);
        }
        into.finish(profile);
    }

    /** Nothing of a profile makes an item trend. */
    @Override
    public List<Contribution> because(Profile profile, int item) {
        return List.of();
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns(NAME, NAME, items).floats(SCORES, scores);
    }

    @Override
    public String toString() {
        return "TrendingModel[" + items.size() + " items]";
    }
}
