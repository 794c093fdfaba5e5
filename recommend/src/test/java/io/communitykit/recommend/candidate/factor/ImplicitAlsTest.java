package io.communitykit.recommend.candidate.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImplicitAlsTest {

    private static final FitOptions ONE = FitOptions.threads(1);
    private static final Interactions SMALL = RandomInteractions.of(3, 60, 250);
    private static final ImplicitAls ALS = new ImplicitAls(18, 3, 10, 0.01, 1, 42);

    @Test
    @DisplayName("two threads fit the same model to the byte as one, and another seed another")
    void threads() {
        float[] model = ALS.fit(SMALL, ONE).columns().floats("factors");

        assertThat(ALS.fit(SMALL, FitOptions.threads(2)).columns().floats("factors"))
                .isEqualTo(model);
        assertThat(new ImplicitAls(18, 3, 10, 0.01, 1, 43)
                        .fit(SMALL, ONE)
                        .columns()
                        .floats("factors"))
                .isNotEqualTo(model);
    }

    @Test
    @DisplayName("a model that is made of its columns ranks and explains as the first did")
    void columns() {
        FactorModel model = ALS.fit(SMALL, ONE);
        FactorModel read = FactorModel.of(model.columns());
        Ranking first = Ranking.of(model.items(), 10);
        Ranking second = Ranking.of(model.items(), 10);

        model.rank(Profile.of(SMALL, 5), first);
        read.rank(Profile.of(SMALL, 5), second);

        assertThat(second.toArray()).hasSize(10).isEqualTo(first.toArray());
        assertThat(second.score(0)).isEqualTo(first.score(0));
        assertThat(read.because(Profile.of(SMALL, 5), second.item(0)))
                .isEqualTo(model.because(Profile.of(SMALL, 5), second.item(0)));
    }

    @Test
    @DisplayName("columns that do not fit are refused: too few factors, not a number, a parameter out of range, none")
    void unreadable() {
        for (float[] factors : List.of(new float[0], new float[3], new float[] {0, Float.NaN}, new float[] {1, 2})) {
            double scaling = factors.length == 2 ? 2 : 0;
            ModelColumns columns = new ModelColumns(
                            "factors", "als", RandomInteractions.of(1, 2, 2).items())
                    .parameter("confidence", 1)
                    .parameter("regularisation", 1)
                    .parameter("scaling", scaling)
                    .floats("factors", factors);
            assertThatThrownBy(() -> FactorModel.of(columns))
                    .isInstanceOfSatisfying(
                            CommunityException.class, e -> assertThat(e.code()).isEqualTo(ModelColumns.UNREADABLE));
        }
        ModelColumns none = new ModelColumns(
                "factors", "als", RandomInteractions.of(1, 2, 2).items());
        assertThatThrownBy(() -> FactorModel.of(none.floats("factors", new float[2])))
                .hasMessageContaining("parameter confidence");
    }

    @Test
    @DisplayName("parameters out of range are refused by name")
    void parameters() {
        assertRefused("number of factors", () -> new ImplicitAls(0, 1, 1, 1, 0, 1));
        assertRefused("number of factors", () -> new ImplicitAls(513, 1, 1, 1, 0, 1));
        assertRefused("number of rounds", () -> new ImplicitAls(1, 0, 1, 1, 0, 1));
        assertRefused("confidence", () -> new ImplicitAls(1, 1, Double.NaN, 1, 0, 1));
        assertRefused("confidence", () -> new ImplicitAls(1, 1, 0, 1, 0, 1));
        assertRefused("regularisation", () -> new ImplicitAls(1, 1, 1, Double.POSITIVE_INFINITY, 0, 1));
        assertRefused("regularisation", () -> new ImplicitAls(1, 1, 1, 0, 0, 1));
        assertRefused("scaling", () -> new ImplicitAls(1, 1, 1, 1, 1.1, 1));
        assertRefused("scaling", () -> new ImplicitAls(1, 1, 1, 1, -0.1, 1));
    }

    private static void assertRefused(String name, Runnable make) {
        assertThatThrownBy(make::run).isInstanceOf(InvalidValueException.class).hasMessageContaining(name);
    }

    @Test
    @DisplayName(
            "with the parameters that were found to be good, each group of members is told the rest of its items first")
    void groups() {
        InteractionsBuilder builder = RandomInteractions.empty(40, 20);
        for (int member = 0; member < 40; member++) {
            for (int item = member % 2; item < 20; item += 2) {
                if (item / 2 != member % 10) {
                    builder.addNumbered(member, item, 1);
                }
            }
        }
        Interactions groups = builder.build();
        FactorModel model = ImplicitAls.of(4, 7).fit(groups, ONE);
        Ranking ranking = Ranking.of(model.items(), 1);

        for (int member = 0; member < 40; member++) {
            model.rank(Profile.of(groups, member), ranking);
            assertThat(ranking.item(0)).isEqualTo(2 * (member % 10) + member % 2);
        }
    }

    @Test
    @DisplayName("the same seed gives these factors on every machine and in every version")
    void golden() {
        FactorModel model = new ImplicitAls(3, 1, 10, 0.01, 1, 42).fit(RandomInteractions.of(3, 6, 5), ONE);

        // The second item is nobody's.
        assertThat(model.columns().floats("factors"))
                .containsExactly(
                        -0.1728848f,
                        -0.16894928f,
                        0.006868664f,
                        0,
                        0,
                        0,
                        -0.19277586f,
                        -0.10291077f,
                        -0.09119053f,
                        0.055817403f,
                        -0.18268558f,
                        -0.41808966f,
                        -0.21910344f,
                        -0.23105282f,
                        0.4432793f);
    }

    @Test
    @DisplayName("a member who was never seen is ranked as one of the same profile who was")
    void unseen() {
        FactorModel model = ALS.fit(SMALL, ONE);
        Profile seen = Profile.of(SMALL, 5);
        Map<ItemId, Double> told = new HashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            told.put(SMALL.items().id(seen.item(i)), (double) seen.weight(i));
        }
        told.put(new ItemId("elsewhere"), 5.0);
        Ranking first = Ranking.of(model.items(), 20);
        Ranking second = Ranking.of(model.items(), 20);

        model.rank(seen, first);
        model.rank(Profile.of(SMALL.items(), told), second);

        assertThat(second.toArray()).isEqualTo(first.toArray());
    }

    @Test
    @DisplayName("a profile in the numbers of other items and an item beyond the model's are refused")
    void beyond() {
        FactorModel model = ALS.fit(SMALL, ONE);
        Interactions more = RandomInteractions.of(9, 3, 400);
        Ranking ranking = Ranking.of(more.items(), 400);

        assertThatThrownBy(() -> model.rank(Profile.of(more, 0), ranking)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> model.because(Profile.of(SMALL, 5), 250)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("an empty profile gets nothing, and neither does an item that nobody has get to anybody")
    void empty() {
        FactorModel model = ALS.fit(SMALL, ONE);
        Ranking ranking = Ranking.of(model.items(), 250);

        model.rank(Profile.of(SMALL, 1), ranking);
        assertThat(ranking.size()).isZero();

        model.rank(Profile.of(SMALL, 5), ranking);
        assertThat(ranking.toArray()).isNotEmpty().doesNotContain(1);
        model.similar(1, ranking);
        assertThat(ranking.size()).isZero();
    }

    @Test
    @DisplayName("items like one have the cosine of their factors, at most 1, without itself")
    void similar() {
        InteractionsBuilder builder = RandomInteractions.empty(8, 4);
        for (int member = 0; member < 8; member++) {
            builder.addNumbered(member, member < 4 ? 0 : 2, 1);
            builder.addNumbered(member, member < 4 ? 1 : 3, 1);
        }
        FactorModel model = new ImplicitAls(2, 20, 10, 0.01, 0, 1).fit(builder.build(), ONE);
        Ranking ranking = Ranking.of(model.items(), 4);

        model.similar(0, ranking);

        assertThat(ranking.item(0)).isEqualTo(1);
        assertThat(ranking.score(0)).isCloseTo(1, within(1e-6));
        assertThat(ranking.toArray()).doesNotContain(0);
    }

    @Test
    @DisplayName("weights of any size leave finite scores")
    void extremeWeights() {
        InteractionsBuilder builder = RandomInteractions.empty(3, 5);
        for (int item = 0; item < 5; item++) {
            builder.addNumbered(0, item, item == 0 ? 1e12 : 1e-30);
            builder.addNumbered(item % 3, item, 1e12);
        }
        Interactions extreme = builder.build();
        FactorModel model = new ImplicitAls(4, 5, 1e6, 1e-9, 0, 1).fit(extreme, ONE);
        Ranking ranking = Ranking.of(model.items(), 5);

        for (int member = 0; member < 3; member++) {
            model.rank(Profile.of(extreme, member), ranking);
            for (int place = 0; place < ranking.size(); place++) {
                assertThat(ranking.score(place)).isFinite();
            }
            assertThat(model.because(Profile.of(extreme, member), 1))
                    .extracting(Contribution::share)
                    .allMatch(Double::isFinite);
        }
    }

    @Test
    @DisplayName("every round tells how far it is, and a fit that is stopped at any of its steps stops")
    void cancelled() {
        List<String> stages = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        ALS.fit(SMALL, ONE.telling((stage, done, of) -> stages.add(stage)).stoppedBy(() -> {
            asked.incrementAndGet();
            return false;
        }));

        assertThat(stages).contains("round 1 of 3, members", "round 3 of 3, items");
        for (int last = 1; last < asked.get(); last += 101) {
            AtomicInteger left = new AtomicInteger(last);
            FitOptions stopped = FitOptions.threads(2).stoppedBy(() -> left.getAndDecrement() <= 0);
            assertThatThrownBy(() -> ALS.fit(SMALL, stopped)).isInstanceOf(FitCancelledException.class);
        }
    }
}
