package io.communitykit.benchmarks.peers;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.linear.RidgeNeighbours;
import io.communitykit.recommend.candidate.linear.TunedRidge;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The recommended model, fitted when it is first asked for. */
final class BestModel {

    private static final int SEED = 1;

    private final Interactions train;
    private final FitOptions options;
    private final Optional<RidgeNeighbours> chosen;
    private @Nullable ItemModel model;

    /** With the parameters that it chose in an earlier run, or none: then it chooses them when it is fitted. */
    BestModel(Interactions train, FitOptions options, Optional<RidgeNeighbours> chosen) {
        this.train = train;
        this.options = options;
        this.chosen = chosen;
    }

    Interactions train() {
        return train;
    }

    FitOptions options() {
        return options;
    }

    ItemModel model() {
        ItemModel fitted = model;
        if (fitted == null) {
            RidgeNeighbours shape = chosen.orElseGet(() -> new TunedRidge(SEED).choose(train, options));
            System.out.println("best is " + shape);
            fitted = shape.fit(train, options);
            model = fitted;
        }
        return fitted;
    }
}
