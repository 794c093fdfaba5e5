package io.communitykit.recommend.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.evaluate.Given;
import io.communitykit.recommend.candidate.factor.ImplicitAls;
import io.communitykit.recommend.candidate.linear.Ease;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.linear.MostPopular;
import io.communitykit.recommend.candidate.linear.RidgeNeighbours;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.neighbour.UserKnn;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A model takes a profile in its own numbers only")
class ProfileItemsTest {

    private static final Interactions ALL = Given.of("m a b c", "n b c d", "o a d 锅");
    /** As many items, of which all but one are others. */
    private static final Interactions OTHER = Given.of("m v w x", "n w x y", "o v y 锅");

    private static final Interactions SAME = Given.of("p 锅 d c b a");

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                new MostPopular(),
                GraphFilter.STANDARD,
                RidgeNeighbours.standard(5),
                new ItemKnn(5, ItemSimilarity.cosine(), 0),
                new UserKnn(5, ItemSimilarity.cosine(), 1),
                new Ease(10),
                ImplicitAls.of(2, 1));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    @DisplayName("and refuses another's by name, to rank and to explain; equal items, matched apart, will do")
    void otherItems(Algorithm algorithm) {
        Model model = algorithm.fit(ALL, FitOptions.threads(1));
        Ranking ranking = Ranking.of(model.items(), 5);
        Profile wrong = Profile.of(OTHER, 0);
        assertThatThrownBy(() -> model.rank(wrong, ranking))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("items of the profile");
        assertThatThrownBy(() -> model.because(wrong, 3))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("items of the profile");
        assertThatThrownBy(() -> model.rank(Profile.ofItem(5), ranking))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("below 5");
        Items apart = SAME.items();
        assertThat(apart).isNotSameAs(model.items());
        for (int again = 0; again < 2; again++) {
            model.rank(Profile.of(SAME, 0), ranking);
            assertThat(ranking.size()).isZero();
            model.because(Profile.of(SAME, 0), 3);
        }
    }
}
