package io.communitykit.recommend.candidate.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.evaluate.Given;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A split")
class SplitsTest {

    private static final List<Behaviour> BEHAVIOURS = List.of(
            Given.behaviour("m", "a", "view", 10),
            Given.behaviour("m", "b", "view", 20),
            Given.behaviour("m", "b", "buy", 30),
            Given.behaviour("m", "a", "buy", 40),
            Given.behaviour("m", "c", "buy", 30),
            Given.behaviour("n", "a", "view", 31),
            Given.behaviour("n", "d", "view", 31),
            Given.behaviour("o", "a", "view", 1));

    private static final String[] GOLDEN_SHARE = {"m d", "m e", "n a", "n e", "o a"};
    private static final String[] GOLDEN_ONE = {"m e", "n d", "o a"};
    private static final String[] GOLDEN_NEGATIVES = {"o d"};

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    @DisplayName("by time takes what is at the instant for known; a pair of both parts stays in the train part")
    void byTime() {
        Split split = Splits.byTime(BEHAVIOURS, Given.WEIGHTS, at(30));

        assertThat(Given.pairs(split.train())).containsExactly("m a", "m b", "m c", "o a");
        assertThat(Given.pairs(split.test())).containsExactly("n a", "n d");
        assertThat(split.withoutTrain()).isEqualTo(1);
        assertThat(split.repeated()).isEqualTo(1);
        assertThat(split.train().items()).isEqualTo(split.test().items());
        Profile m = Profile.of(split.train(), 0);
        // b was viewed and bought; a was bought later
        assertThat(m.weight(0)).isEqualTo(1);
        assertThat(m.weight(1)).isEqualTo(4);
    }

    @Test
    @DisplayName("by time fades the train part up to its own end, not to that of the test part")
    void byTimeFades() {
        List<BehaviourWeight> fading =
                List.of(new BehaviourWeight(new SignalId("view"), 1, Optional.of(Duration.ofMinutes(1))));
        Split split = Splits.byTime(
                List.of(
                        Given.behaviour("m", "a", "view", 0),
                        Given.behaviour("m", "b", "view", 60),
                        Given.behaviour("m", "c", "view", 120),
                        Given.behaviour("m", "d", "view", 180)),
                fading,
                at(60));
        Profile train = Profile.of(split.train(), 0);
        assertThat(train.weight(0)).isEqualTo(0.5f);
        assertThat(train.weight(1)).isEqualTo(1f);
        assertThat(Profile.of(split.test(), 0).weight(0)).isEqualTo(0.5f);
    }

    @Test
    @DisplayName("by time is refused where one part is empty, or the later one has only what is known")
    void byTimeEmpty() {
        for (long second : new long[] {0, 40}) {
            assertThatThrownBy(() -> Splits.byTime(BEHAVIOURS, Given.WEIGHTS, at(second)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("at least one");
        }
        assertThatThrownBy(() -> Splits.byTime(BEHAVIOURS, Given.WEIGHTS, at(35)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("test part");
        assertThatThrownBy(() -> Splits.byTime(List.of(), Given.WEIGHTS, at(35)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("holds out the item that a member did something with last, the higher number of equal ones")
    void lastOut() {
        Split split = Splits.lastOut(BEHAVIOURS, Given.WEIGHTS, at(100));
        assertThat(Given.pairs(split.test())).containsExactly("m a", "n d");
        assertThat(Given.pairs(split.train())).containsExactly("m b", "m c", "n a", "o a");

        // As of 30 the last of m are b and c; n is not there yet.
        Split earlier = Splits.lastOut(BEHAVIOURS, Given.WEIGHTS, at(30));
        assertThat(Given.pairs(earlier.test())).containsExactly("m c");
    }

    @Test
    @DisplayName("by time and of the last does not depend on the order in which behaviour is told")
    void anyOrder() {
        List<Behaviour> turned = new ArrayList<>(BEHAVIOURS);
        Collections.reverse(turned);
        assertThat(Given.pairs(Splits.lastOut(turned, Given.WEIGHTS, at(100)).test()))
                .containsExactly("m a", "n d");
        assertThat(Splits.byTime(turned, Given.WEIGHTS, at(30)).train().byMember())
                .isEqualTo(
                        Splits.byTime(BEHAVIOURS, Given.WEIGHTS, at(30)).train().byMember());
    }

    @Test
    @DisplayName("by a seed is the same on every machine")
    void golden() {
        Interactions all = Given.of("m a b c d e", "n a b c d e", "o a b c", "p e");
        assertThat(Given.pairs(Splits.share(all, 4_000, 7).test())).containsExactly(GOLDEN_SHARE);
        assertThat(Given.pairs(Splits.oneOut(all, 7).test())).containsExactly(GOLDEN_ONE);
        assertThat(Given.pairs(Splits.negatives(Splits.oneOut(all, 7), 1, 7))).containsExactly(GOLDEN_NEGATIVES);
        assertThat(Given.pairs(Splits.share(all, 4_000, 8).test())).doesNotContainSequence(GOLDEN_SHARE);
    }

    @Test
    @DisplayName("is refused where nobody has two items, for shares that are none, and for no negatives")
    void refused() {
        Interactions single = Given.of("m a", "n b");
        assertThatThrownBy(() -> Splits.oneOut(single, 1)).hasMessageContaining("test part");
        assertThatThrownBy(() -> Splits.share(single, 5_000, 1)).hasMessageContaining("test part");
        assertThatThrownBy(() -> Splits.share(single, 0, 1)).hasMessageContaining("basis points");
        assertThatThrownBy(() -> Splits.share(single, 10_000, 1)).hasMessageContaining("basis points");
        Split split = Splits.oneOut(Given.of("m a b", "n b c"), 1);
        assertThatThrownBy(() -> Splits.negatives(split, 0, 1)).hasMessageContaining("number of negatives");
    }

    @Test
    @DisplayName("A matrix takes other weights only if they are above 0, rise by item, and fit")
    void otherWeights() {
        Interactions one = Given.of("m a b", "n b c");
        Interactions wider = Given.of("m a b c d", "n b c");
        assertThat(Given.pairs(one.withWeights(Given.of("x e g", "y f").byMember())))
                .containsExactly("m a", "m c", "n b");
        assertThatThrownBy(() -> one.withWeights(wider.byMember()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("2 x 3");
        assertThatThrownBy(() -> one.withWeights(rows(new int[] {1, 0}, new float[] {1, 1})))
                .hasMessageContaining("column of entry 1");
        assertThatThrownBy(() -> one.withWeights(rows(new int[] {0, 1}, new float[] {1, 0})))
                .hasMessageContaining("weight of entry 1");
    }

    private static SparseRows rows(int[] column, float[] value) {
        return SparseRows.of(3, new int[] {0, 2, 2}, column, value);
    }
}
