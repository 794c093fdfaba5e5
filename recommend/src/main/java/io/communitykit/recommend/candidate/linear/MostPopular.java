package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.NonPersonalizedModel;

/** The same for everybody: items by the number of members who have them. What any other model must beat, and what a new member can be shown. */
public record MostPopular() implements Algorithm {

    /** The name of its models. */
    public static final String NAME = "most-popular";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NonPersonalizedModel fit(Interactions interactions, FitOptions options) {
        float[] members = new float[interactions.items().size()];
        for (int item = 0; item < members.length; item++) {
            members[item] = interactions.byItem().count(item);
        }
        return NonPersonalizedModel.of(NAME, interactions.items(), members);
    }
}
