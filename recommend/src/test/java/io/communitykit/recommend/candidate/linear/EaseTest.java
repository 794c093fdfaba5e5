package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.PublishedSplit;
import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EaseTest {

    private static final FitOptions ONE = FitOptions.threads(1);
    private static final Interactions SMALL = RandomInteractions.of(3, 40, 300);

    @Test
    @DisplayName("two threads fit the same model to the byte as one, over several blocks of the inverse")
    void threads() {
        Ease ease = new Ease(20);

        assertThat(ease.fit(SMALL, FitOptions.threads(2)).columns().floats("weights"))
                .isEqualTo(ease.fit(SMALL, ONE).columns().floats("weights"));
    }

    @Test
    @DisplayName("a model that is made of its columns ranks as the first did")
    void columns() {
        DenseItemModel model = new Ease(20).fit(SMALL, ONE);
        Ranking first = Ranking.of(model.items(), 10);
        Ranking second = Ranking.of(model.items(), 10);

        model.rank(Profile.of(SMALL, 5), first);
        DenseItemModel.of(model.columns()).rank(Profile.of(SMALL, 5), second);

        assertThat(second.toArray()).hasSize(10).isEqualTo(first.toArray());
        assertThat(DenseItemModel.of(model.columns()).name()).isEqualTo("ease");
    }

    @Test
    @DisplayName("columns that do not fit are refused: too few weights, not a number, none")
    void unreadable() {
        for (float[] weights : List.of(new float[3], new float[] {0, Float.NaN, 1, 0})) {
            ModelColumns columns = new ModelColumns(
                            "dense", "ease", RandomInteractions.of(1, 2, 2).items())
                    .floats("weights", weights);
            assertThatThrownBy(() -> DenseItemModel.of(columns))
                    .isInstanceOfSatisfying(
                            CommunityException.class, e -> assertThat(e.code()).isEqualTo(ModelColumns.UNREADABLE));
        }
        assertThatThrownBy(() -> DenseItemModel.of(new ModelColumns("dense", "ease", SMALL.items())))
                .hasMessageContaining("column weights");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-7, 1e13, Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("a regularisation out of range is refused")
    void regularisation(double value) {
        assertThatThrownBy(() -> new Ease(value))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("regularisation");
    }

    @Test
    @DisplayName("more than 10,000 items are refused, with both numbers")
    void tooMany() {
        InteractionsBuilder builder = RandomInteractions.empty(1, Ease.MOST_ITEMS + 1);
        builder.addNumbered(0, 0, 1);
        Interactions many = builder.build();

        assertThatThrownBy(() -> new Ease(100).fit(many, ONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("10000")
                .hasMessageContaining("10001");
    }

    @Test
    @DisplayName("weights that drown the regularisation are refused rather than rounded to a model")
    void drowned() {
        InteractionsBuilder builder = RandomInteractions.empty(1, 3);
        for (int item = 0; item < 3; item++) {
            builder.addNumbered(0, item, 1e12);
        }
        Interactions huge = builder.build();

        assertThatThrownBy(() -> new Ease(1e-6).fit(huge, ONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Maybe the regularisation is too small");
    }

    @Test
    @DisplayName("weights that the regularisation drowns leave nothing to rank, and no number that is none")
    void tiny() {
        InteractionsBuilder builder = RandomInteractions.empty(2, 3);
        for (int item = 0; item < 3; item++) {
            builder.addNumbered(0, item, 1e-30);
            builder.addNumbered(1, item % 2, 1e-30);
        }
        Interactions tiny = builder.build();
        DenseItemModel model = new Ease(100).fit(tiny, ONE);
        Ranking ranking = Ranking.of(model.items(), 5);

        model.rank(Profile.of(tiny, 1), ranking);

        assertThat(ranking.size()).isZero();
        assertThat(model.columns().floats("weights")).containsOnly(0);
    }

    @Test
    @DisplayName("one member with one item: nothing speaks for anything")
    void single() {
        Interactions single = RandomInteractions.of(1, 1, 1);
        DenseItemModel model = new Ease(1).fit(single, ONE);
        Ranking ranking = Ranking.of(model.items(), 5);

        model.rank(Profile.of(single, 0), ranking);

        assertThat(ranking.size()).isZero();
        assertThat(model.because(Profile.of(single, 0), 0)).isEmpty();
    }

    @Test
    @DisplayName("reasons come by falling share, those against it last, and an unknown number is refused")
    void reasons() {
        DenseItemModel model = new Ease(20).fit(SMALL, ONE);
        Profile profile = Profile.of(SMALL, 5);
        List<Contribution> reasons = model.because(profile, 2);

        assertThat(reasons)
                .hasSizeGreaterThan(20)
                .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()))
                .anyMatch(reason -> reason.share() < 0);
        assertThatThrownBy(() -> model.because(profile, 300)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("items like one are the largest of its row, without itself")
    void similar() {
        DenseItemModel model = new Ease(20).fit(SMALL, ONE);
        float[] weights = model.columns().floats("weights");
        Ranking ranking = Ranking.of(model.items(), 300);

        model.similar(7, ranking);

        assertThat(ranking.toArray()).isNotEmpty().doesNotContain(7);
        assertThat(ranking.score(0)).isEqualTo(weights[7 * 300 + ranking.item(0)]);
        for (int item = 0; item < 300; item++) {
            assertThat((double) weights[7 * 300 + item]).isLessThanOrEqualTo(ranking.score(0));
        }
    }

    @Test
    @DisplayName("every stage tells how far it is, and a fit that is stopped at any of its steps stops")
    void cancelled() {
        List<String> stages = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        new Ease(20)
                .fit(SMALL, ONE.telling((stage, done, of) -> stages.add(stage)).stoppedBy(() -> {
                    asked.incrementAndGet();
                    return false;
                }));

        assertThat(stages).contains("co-occurrence", "inverse", "weights");
        for (int last = 1; last < asked.get(); last += 7) {
            AtomicInteger left = new AtomicInteger(last);
            FitOptions stopped = FitOptions.threads(2).stoppedBy(() -> left.getAndDecrement() <= 0);
            assertThatThrownBy(() -> new Ease(20).fit(SMALL, stopped)).isInstanceOf(FitCancelledException.class);
        }
    }

    @Test
    @DisplayName(
            "on fold 0 of Epinions with the published regularisation NDCG@10 is what another implementation reached")
    void epinions() throws IOException {
        String directory = System.getProperty("communitykit.candidates");
        assumeTrue(directory != null, "-Dcommunitykit.candidates names no directory");
        PublishedSplit split = PublishedSplit.read(
                Path.of(directory, "epinions", "train.tsv"), Path.of(directory, "epinions", "test.tsv"), false);

        double[] figures = split.figures(new Ease(238.56).fit(split.train(), FitOptions.threads(2)), 10);

        assertThat(figures[0]).as("Recall@10").isCloseTo(0.1491, within(0.0001));
        assertThat(figures[1]).as("NDCG@10").isCloseTo(0.1584, within(0.00005));
    }
}
