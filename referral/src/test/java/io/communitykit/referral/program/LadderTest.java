package io.communitykit.referral.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.program.Ladder.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A ladder")
class LadderTest {

    private static Ladder ladder(LadderMode mode, long... steps) {
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < steps.length; i += 2) {
            all.add(new Step(steps[i], steps[i + 1]));
        }
        return new Ladder(mode, all);
    }

    /** "1 friend 5, 3 friends 20", read in each way: CUMULATIVE and ADDITIVE as in the table of the research, the others worked out by hand. */
    @ParameterizedTest(name = "{0}: {1}, {2}, {3}, {4}, {5}")
    @CsvSource({
        "CUMULATIVE_TARGET, 0, 5, 5, 20, 20",
        "MILESTONE_ADDITIVE, 0, 5, 5, 25, 25",
        "PER_REFERRAL_MARGINAL, 0, 5, 10, 30, 90",
        "PER_REFERRAL_RETROACTIVE, 0, 5, 10, 60, 120",
    })
    @DisplayName("of the steps (1, 5) and (3, 20) is worth what its mode says, for 0, 1, 2, 3 and 6 friends")
    void table(LadderMode mode, long none, long one, long two, long three, long six) {
        Ladder ladder = ladder(mode, 1, 5, 3, 20);
        assertThat(LongStream.of(0, 1, 2, 3, 6).map(ladder::entitlement).toArray())
                .containsExactly(none, one, two, three, six);
    }

    @Test
    @DisplayName("of every third friend gives R at 3 and 2R at 6, and nothing between")
    void everyThird() {
        Ladder ladder = ladder(LadderMode.EVERY_N, 3, 100);
        assertThat(LongStream.rangeClosed(0, 7).map(ladder::entitlement).toArray())
                .containsExactly(0, 0, 0, 100, 100, 100, 200, 200);
    }

    @Test
    @DisplayName("of milestones at 1, 3 and 6 friends adds up")
    void milestones() {
        Ladder ladder = ladder(LadderMode.MILESTONE_ADDITIVE, 1, 10, 3, 20, 6, 50);
        assertThat(LongStream.of(1, 2, 3, 5, 6, 100).map(ladder::entitlement).toArray())
                .containsExactly(10, 10, 30, 30, 80, 80);
    }

    @Test
    @DisplayName("pays graduated rates for the friends of each band alone, and volume rates for all of them")
    void rates() {
        long[] bands = {1, 100, 11, 150, 101, 200};
        assertThat(ladder(LadderMode.PER_REFERRAL_MARGINAL, bands).entitlement(105))
                .isEqualTo(10 * 100 + 90 * 150 + 5 * 200);
        assertThat(ladder(LadderMode.PER_REFERRAL_RETROACTIVE, bands).entitlement(105))
                .isEqualTo(105 * 200);
        assertThat(ladder(LadderMode.PER_REFERRAL_MARGINAL, 5, 100).entitlement(6))
                .isEqualTo(200);
        assertThat(ladder(LadderMode.PER_REFERRAL_RETROACTIVE, 5, 100).entitlement(6))
                .isEqualTo(600);
    }

    @Test
    @DisplayName("that would fall with more friends is refused, with the step at which it falls")
    void falls() {
        assertThatThrownBy(() -> ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 3, 499))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a fall at 3 friends");
        // 2 x 300 is worth more than 3 x 199.
        assertThatThrownBy(() -> ladder(LadderMode.PER_REFERRAL_RETROACTIVE, 1, 300, 3, 199))
                .hasMessageContaining("a fall at 3 friends");
        assertThat(ladder(LadderMode.PER_REFERRAL_RETROACTIVE, 1, 300, 3, 200).entitlement(3))
                .isEqualTo(600);
        assertThat(ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500, 3, 1).entitlement(4))
                .isEqualTo(1002);
        assertThat(ladder(LadderMode.MILESTONE_ADDITIVE, 1, 500, 3, 1).entitlement(4))
                .isEqualTo(501);
    }

    @Test
    @DisplayName("refuses steps that do not rise, none, more than 100, and more than one of every n")
    void badSteps() {
        assertThatThrownBy(() -> ladder(LadderMode.CUMULATIVE_TARGET, 3, 1, 3, 2))
                .hasMessageContaining("3, then 3");
        assertThatThrownBy(() -> ladder(LadderMode.CUMULATIVE_TARGET)).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new Ladder(
                        LadderMode.MILESTONE_ADDITIVE,
                        LongStream.rangeClosed(1, 101)
                                .mapToObj(it -> new Step(it, 1))
                                .toList()))
                .hasMessageContaining("101");
        assertThatThrownBy(() -> ladder(LadderMode.EVERY_N, 3, 1, 6, 2)).hasMessageContaining("every n");
        assertThatThrownBy(() -> new Step(0, 1)).hasMessageContaining("friends");
        assertThatThrownBy(() -> new Step(1, -1)).hasMessageContaining("step of a ladder at 1");
        assertThatThrownBy(() -> new Step(Ladder.MAX_FRIENDS + 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Step(1, Ladder.MAX_AMOUNT + 1)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @EnumSource(LadderMode.class)
    @DisplayName("of the largest numbers does not overflow")
    void largest(LadderMode mode) {
        Ladder ladder = ladder(mode, 1, Ladder.MAX_AMOUNT);
        long once = Ladder.MAX_AMOUNT;
        long all = Math.multiplyExact(Ladder.MAX_FRIENDS, Ladder.MAX_AMOUNT);
        boolean flat = mode == LadderMode.CUMULATIVE_TARGET || mode == LadderMode.MILESTONE_ADDITIVE;
        assertThat(ladder.entitlement(Ladder.MAX_FRIENDS)).isEqualTo(flat ? once : all);
        assertThat(Ladder.fallAt(mode, List.of(new Step(1, once), new Step(Ladder.MAX_FRIENDS, once))))
                .isEmpty();
        assertThatThrownBy(() -> ladder.entitlement(Ladder.MAX_FRIENDS + 1)).hasMessageContaining("number of friends");
        assertThatThrownBy(() -> ladder.entitlement(-1)).hasMessageContaining("number of friends");
    }
}
