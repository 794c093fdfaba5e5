package io.communitykit.recommend.candidate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The same ranking for everybody")
class NonPersonalizedModelTest {

    private static final Items ITEMS =
            Items.of(List.of(new ItemId("a"), new ItemId("b"), new ItemId("奶粉"), new ItemId("🍼")));

    @Test
    @DisplayName("is by falling score, equal ones by number, without what the profile has and what scores 0")
    void ranks() {
        float[] scores = {2, 5, 0, 2};
        NonPersonalizedModel model = NonPersonalizedModel.of("busy", ITEMS, scores);
        scores[2] = 9;
        Ranking ranking = Ranking.of(ITEMS, 10);

        model.rank(Profile.ofItem(2), ranking);
        assertThat(ranking.toArray()).containsExactly(1, 0, 3);
        model.rank(Profile.ofItem(1), ranking);
        assertThat(ranking.toArray()).containsExactly(0, 3);
        assertThat(model.because(Profile.ofItem(1), 0)).isEmpty();
    }

    @Test
    @DisplayName("is read back as it was, with its name")
    void readBack() {
        NonPersonalizedModel model = NonPersonalizedModel.of("busy", ITEMS, new float[] {2, 5, 0, 2});
        NonPersonalizedModel read = NonPersonalizedModel.of(model.columns());

        assertThat(read.name()).isEqualTo("busy");
        assertThat(read.items()).isEqualTo(ITEMS);
        assertThat(read.columns().floats("scores")).containsExactly(2, 5, 0, 2);
    }

    @Test
    @DisplayName("needs a finite score of 0 or more for each item")
    void refused() {
        for (float[] wrong : List.of(
                new float[] {1, 2, 3},
                new float[] {1, 2, 3, Float.NaN},
                new float[] {1, 2, 3, Float.POSITIVE_INFINITY},
                new float[] {1, 2, -3, 1})) {
            assertThatThrownBy(() -> NonPersonalizedModel.of("busy", ITEMS, wrong))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("score");
            ModelColumns columns = new ModelColumns(NonPersonalizedModel.KIND, "busy", ITEMS).floats("scores", wrong);
            assertUnreadable(columns);
        }
        assertUnreadable(new ModelColumns(NonPersonalizedModel.KIND, "busy", ITEMS));
    }

    private static void assertUnreadable(ModelColumns columns) {
        assertThatThrownBy(() -> NonPersonalizedModel.of(columns))
                .isInstanceOfSatisfying(
                        CommunityException.class, e -> assertThat(e.code()).isEqualTo(ModelColumns.UNREADABLE));
    }
}
