package io.communitykit.recommend.candidate.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class NeighbourPropertyTest {

    private static final double STORED_AS_FLOAT = 1e-6;
    private static final double ROUNDING = 1e-9;

    @Property(tries = 1_000)
    @Label("Item neighbours are those of a dense twin, for each similarity")
    void itemKnn(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions given = Given.drawn(random);
        ItemKnn knn = new ItemKnn(1 + random.nextInt(5), Given.similarity(random), Given.shrinkage(random));
        ItemModel model = knn.fit(given, Given.ALONE);
        sameMatrix(model, DenseTwin.itemKnn(knn, Given.dense(given.byMember())));
    }

    @Property(tries = 1_000)
    @Label("Walks are those of a dense twin")
    void walks(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions given = Given.drawn(random);
        Rp3Beta walks = drawnWalks(random);
        ItemModel model = walks.fit(given, Given.ALONE);
        sameMatrix(model, DenseTwin.walks(walks, Given.dense(given.byMember())));
    }

    @Property(tries = 1_000)
    @Label("A matrix ranks what a dense product does, and explains it")
    void itemModel(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions given = Given.drawn(random);
        ItemModel model = drawnWalks(random).fit(given, Given.ALONE);
        Profile profile = Given.profile(random, given);
        double[] scores = DenseTwin.scores(
                Given.dense(model.rows()), Given.dense(profile, model.items().size()));
        explained(model, profile, scores);
        sameRanking(random, model, profile, scores);
    }

    @Property(tries = 2_000)
    @Label("Member neighbours rank what those of a dense twin do, for each similarity, and explain it")
    void userKnn(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions given = Given.drawn(random);
        UserKnn knn = new UserKnn(1 + random.nextInt(5), Given.similarity(random), Given.shrinkage(random));
        UserModel model = knn.fit(given, Given.ALONE);
        for (int i = 0; i < 3; i++) {
            Profile profile = Given.profile(random, given);
            double[] scores = DenseTwin.userKnn(
                    knn,
                    Given.dense(given.byMember()),
                    Given.dense(profile, model.items().size()));
            explained(model, profile, scores);
            sameRanking(random, model, profile, scores);
        }
    }

    @Property(tries = 200)
    @Label("A model is the same to the byte by any number of threads, and when read back from its columns")
    void sameBytes(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions given = Given.drawn(random);
        List<Algorithm> all = List.of(
                new ItemKnn(1 + random.nextInt(5), Given.similarity(random), Given.shrinkage(random)),
                new UserKnn(1 + random.nextInt(5), Given.similarity(random), Given.shrinkage(random)),
                drawnWalks(random));
        for (Algorithm algorithm : all) {
            Model alone = algorithm.fit(given, Given.ALONE);
            Model together = algorithm.fit(given, FitOptions.threads(2));
            sameColumns(together.columns(), alone.columns());
            assertThat(alone.name()).isEqualTo(algorithm.name());
            Model read = alone instanceof UserModel ? UserModel.of(alone.columns()) : ItemModel.of(alone.columns());
            sameColumns(read.columns(), alone.columns());
            Profile profile = Given.profile(random, given);
            assertThat(ranked(read, profile)).isEqualTo(ranked(alone, profile));
        }
    }

    private static Rp3Beta drawnWalks(SplittableRandom random) {
        return new Rp3Beta(1 + random.nextInt(5), random.nextInt(9) / 4.0, random.nextInt(9) / 4.0);
    }

    private static void sameMatrix(ItemModel model, double[][] twin) {
        double[][] rows = Given.dense(model.rows());
        for (int row = 0; row < twin.length; row++) {
            for (int column = 0; column < twin.length; column++) {
                assertThat(rows[row][column])
                        .as("row %s, column %s", row, column)
                        .isEqualTo(twin[row][column], within(STORED_AS_FLOAT * twin[row][column]));
            }
        }
    }

    private static void explained(Model model, Profile profile, double[] scores) {
        for (int item = 0; item < scores.length; item++) {
            List<Contribution> because = model.because(profile, item);
            assertThat(because.stream().mapToDouble(Contribution::share).sum())
                    .isEqualTo(scores[item], within(ROUNDING * scores[item]));
            for (int i = 0; i < because.size(); i++) {
                assertThat(profile.contains(because.get(i).item())).isTrue();
                assertThat(i == 0 || isInOrder(because.get(i - 1), because.get(i)))
                        .isTrue();
            }
        }
    }

    private static boolean isInOrder(Contribution first, Contribution second) {
        return first.share() > second.share() || (first.share() == second.share() && first.item() < second.item());
    }

    private static void sameRanking(SplittableRandom random, Model model, Profile profile, double[] scores) {
        for (int i = 0; i < profile.size(); i++) {
            scores[profile.item(i)] = 0;
        }
        int places = 1 + random.nextInt(scores.length);
        Ranking ranking = Ranking.of(model.items(), places);
        model.rank(profile, ranking);
        assertThat(ranking.toArray())
                .containsExactly(DenseTwin.largest(scores, places).toArray(Integer[]::new));
        for (int place = 0; place < ranking.size(); place++) {
            double score = scores[ranking.item(place)];
            assertThat(ranking.score(place)).isEqualTo(score, within(ROUNDING * score));
        }
    }

    private static int[] ranked(Model model, Profile profile) {
        Ranking ranking = Ranking.of(model.items(), Math.max(1, model.items().size()));
        model.rank(profile, ranking);
        return ranking.toArray();
    }

    private static void sameColumns(ModelColumns actual, ModelColumns expected) {
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays()
                .forEach((name, values) -> assertThat(actual.arrays().get(name)).isEqualTo(values));
    }
}
