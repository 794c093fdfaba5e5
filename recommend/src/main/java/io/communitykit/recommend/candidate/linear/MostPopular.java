package io.communitykit.recommend.candidate.linear;

import io.communitykit.core.CommunityException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.List;

/** The same for everybody: items by the number of members who have them. What any other model must beat, and what a new member can be shown. */
public record MostPopular() implements Algorithm {

    /** The name of its models. */
    public static final String NAME = "most-popular";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Model fit(Interactions interactions, FitOptions options) {
        float[] members = new float[interactions.items().size()];
        for (int item = 0; item < members.length; item++) {
            members[item] = interactions.byItem().count(item);
        }
        return new Popularity(interactions.items(), members);
    }

    /**
     * Makes a model of what {@link Model#columns} gave.
     *
     * @param columns the model's columns
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if no model can be made of them
     */
    public static Model of(ModelColumns columns) {
        float[] members = columns.floats("members");
        boolean fits = members.length == columns.items().size();
        for (float each : members) {
            fits &= each >= 0 && each <= Integer.MAX_VALUE;
        }
        if (!fits) {
            throw new CommunityException(
                    ModelColumns.UNREADABLE, "a model " + NAME + " needs a number of members for each item");
        }
        return new Popularity(columns.items(), members);
    }

    /** How many members have each item. */
    private static final class Popularity implements Model {

        private final Items items;
        private final float[] members;

        Popularity(Items items, float[] members) {
            this.items = items;
            this.members = members;
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
            into.requireRoom(members.length);
            into.clear();
            for (int item = 0; item < members.length; item++) {
                into.add(item, members[item]);
            }
            into.finish(profile);
        }

        @Override
        public List<Contribution> because(Profile profile, int item) {
            return List.of();
        }

        @Override
        public ModelColumns columns() {
            return new ModelColumns("popular", NAME, items).floats("members", members);
        }
    }
}
