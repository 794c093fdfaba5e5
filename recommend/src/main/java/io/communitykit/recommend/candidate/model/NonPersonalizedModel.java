package io.communitykit.recommend.candidate.model;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import java.util.List;

/**
 * The same ranking for everybody, without what the profile has: what is popular, or trends. Nothing of a profile is its reason. Layout: a score for each item.
 * Immutable and safe for many threads.
 */
public final class NonPersonalizedModel implements Model {

    /** Who reads its columns back. */
    public static final String KIND = "scores";

    private static final String SCORES = "scores";

    private final String name;
    private final Items items;
    private final float[] scores;

    private NonPersonalizedModel(String name, Items items, float[] scores) {
        this.name = name;
        this.items = items;
        this.scores = scores;
    }

    /**
     * Makes a model of scores.
     *
     * @param name what it is called
     * @param items what it knows
     * @param scores one for each item, finite, 0 or more; items of 0 are never ranked; copied
     * @return the model
     * @throws InvalidValueException if there are more scores or fewer than items, or one is out of range
     */
    public static NonPersonalizedModel of(String name, Items items, float[] scores) {
        if (scores.length != items.size()) {
            throw InvalidValueException.of("scores of " + name, "one for each of " + items.size(), scores.length);
        }
        for (int item = 0; item < scores.length; item++) {
            if (!(scores[item] >= 0 && Float.isFinite(scores[item]))) {
                throw InvalidValueException.of("score of " + items.id(item), "finite, 0 or more", scores[item]);
            }
        }
        return new NonPersonalizedModel(name, items, scores.clone());
    }

    /**
     * Makes a model of what {@link #columns} gave.
     *
     * @param columns the model's columns
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if no model can be made of them
     */
    public static NonPersonalizedModel of(ModelColumns columns) {
        return columns.make(() -> of(columns.model(), columns.items(), columns.floats(SCORES)));
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
        into.requireRoom(scores.length);
        into.clear();
        for (int item = 0; item < scores.length; item++) {
            into.add(item, scores[item]);
        }
        into.finish(profile);
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        profile.requireOf(items);
        return List.of();
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns(KIND, name, items).floats(SCORES, scores);
    }

    @Override
    public String toString() {
        return "NonPersonalizedModel[" + name + ", " + items.size() + " items]";
    }
}
