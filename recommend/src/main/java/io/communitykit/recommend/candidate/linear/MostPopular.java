package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.NonPersonalizedModel;

/** The same for everybody: items by the sum of what they count for all members, so by the number of members where each pair counts
 * 1. What any other model must beat, and what a new member can be shown. */
public record MostPopular() implements Algorithm {

    /** The name of its models. */
    public static final String NAME = "most-popular";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NonPersonalizedModel fit(Interactions interactions, FitOptions options) {
        SparseRows rows = interactions.byItem();
        float[] sums = new float[rows.rows()];
        for (int item = 0; item < sums.length; item++) {
            double sum = 0;
            for (int entry = rows.start(item); entry < rows.end(item); entry++) {
                sum += rows.value(entry);
            }
            sums[item] = (float) sum;
        }
        return NonPersonalizedModel.of(NAME, interactions.items(), sums);
    }
}
