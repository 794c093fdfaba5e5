package io.communitykit.recommend.candidate.evaluate;

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

/** Shows everybody what most members have, times a factor: the same list for all but for what each has. */
public record Popularity(double factor) implements Algorithm {

    @Override
    public String name() {
        return "popularity";
    }

    @Override
    public Model fit(Interactions interactions, FitOptions options) {
        double[] scores = new double[interactions.items().size()];
        for (int item = 0; item < scores.length; item++) {
            int count = interactions.byItem().count(item);
            scores[item] = factor < 0 ? 1 / (1.0 + count) : factor * count;
        }
        options.progress().at("counts", scores.length, scores.length);
        return new Scores(interactions.items(), scores);
    }

    /** A score for each item, whoever asks. */
    static final class Scores implements Model {

        private final Items items;
        private final double[] scores;

        Scores(Items items, double... scores) {
            this.items = items;
            this.scores = scores;
        }

        @Override
        public String name() {
            return "popularity";
        }

        @Override
        public Items items() {
            return items;
        }

        @Override
        public void rank(Profile profile, Ranking into) {
            into.clear();
            for (int item = 0; item < scores.length; item++) {
                into.add(item, scores[item]);
            }
            into.finish(profile);
        }

        @Override
        public List<Contribution> because(Profile profile, int item) {
            return List.of();
        }

        @Override
        public ModelColumns columns() {
            return new ModelColumns("test", name(), items).doubles("scores", scores);
        }
    }
}
