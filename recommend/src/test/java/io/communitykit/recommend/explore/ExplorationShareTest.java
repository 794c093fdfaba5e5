package io.communitykit.recommend.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The share of a page that explores")
class ExplorationShareTest {

    private static final int SEEDS = 20_000;

    private final ExplorationShare share = new ExplorationShare(1_000, 3_000, 50);

    private static int[] candidates(int size) {
        return IntStream.range(100, 100 + size).toArray();
    }

    @Test
    @DisplayName("is larger for new members, spread evenly, of new content only and of each content once")
    void page() {
        int[] candidates = {7, 3, 5, 9, 1, 11, 13};
        long[] impressions = {0, 49, 50, 3, 1_000, 0, 20};

        ExplorationPlan known = share.plan(20, Audience.KNOWN_MEMBER, candidates, impressions, 4);
        ExplorationPlan fresh = share.plan(10, Audience.NEW_MEMBER, candidates, impressions, 4);

        assertThat(known.wanted()).isEqualTo(2);
        assertThat(known.places().get(1).place() - known.places().get(0).place())
                .isEqualTo(10);
        assertThat(fresh.places()).hasSize(3).isSortedAccordingTo((a, b) -> Integer.compare(a.place(), b.place()));
        assertThat(fresh.places())
                .extracting(ExploringPlace::candidate)
                .doesNotHaveDuplicates()
                .isSubsetOf(7, 3, 9, 11, 13);
        assertThat(fresh.places()).allSatisfy(each -> {
            assertThat(each.ofPlace()).isEqualTo(0.3);
            assertThat(each.ofCandidate()).isEqualTo(0.2);
            assertThat(each.propensity()).isEqualTo(0.3 * 0.2);
        });
        assertThat(fresh.pool()).isEqualTo(5);
        assertThat(fresh.missing()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"7, 1500, 5", "7, 1500, 1", "6, 4000, 2", "5, 10000, 3", "4, 700, 1", "3, 9000, 2"})
    @DisplayName(
            "shows each candidate at each place as often as the propensities say, over 20,000 seeds, also where the pool is too small")
    void frequencies(int places, int basisPoints, int pool) {
        ExplorationShare policy = new ExplorationShare(basisPoints, 0, 1);
        int[][] counts = new int[places][pool];
        double[] propensities = new double[places];
        for (long seed = 0; seed < SEEDS; seed++) {
            ExplorationPlan plan = policy.plan(places, Audience.KNOWN_MEMBER, candidates(pool), new long[pool], seed);
            for (ExploringPlace each : plan.places()) {
                counts[each.place()][each.candidate() - 100]++;
                assertThat(propensities[each.place()]).isIn(0.0, each.propensity());
                propensities[each.place()] = each.propensity();
            }
        }

        for (int place = 0; place < places; place++) {
            for (int candidate = 0; candidate < pool; candidate++) {
                double p = propensities[place];
                double spread = Math.sqrt(p * (1 - p) / SEEDS);
                assertThat(counts[place][candidate] / (double) SEEDS)
                        .as("candidate %s at place %s", candidate, place)
                        .isEqualTo(p, within(4.5 * spread));
            }
        }
    }

    @Test
    @DisplayName("says how many places are missing where too little is new")
    void shortfall() {
        ExplorationPlan plan = share.plan(40, Audience.KNOWN_MEMBER, candidates(3), new long[] {60, 3, 60}, 1);

        assertThat(plan.wanted()).isEqualTo(4);
        assertThat(plan.places()).hasSize(1);
        assertThat(plan.missing()).isEqualTo(3);
        assertThat(plan.places().get(0).ofCandidate()).isEqualTo(0.25);
        assertThat(share.plan(40, Audience.KNOWN_MEMBER, new int[0], new long[0], 1)
                        .missing())
                .isEqualTo(4);
        assertThat(share.plan(0, Audience.KNOWN_MEMBER, new int[0], new long[0], 1)
                        .places())
                .isEmpty();
    }

    @Test
    @DisplayName("gives the same plan on every machine, whatever the order of the candidates")
    void golden() {
        ExplorationPlan plan =
                share.plan(20, Audience.NEW_MEMBER, new int[] {1, 2, 3, 4, 5, 6, 7, 8}, new long[8], 2_026);
        ExplorationPlan turned =
                share.plan(20, Audience.NEW_MEMBER, new int[] {8, 7, 6, 5, 4, 3, 2, 1}, new long[8], 2_026);

        assertThat(turned).isEqualTo(plan);
        assertThat(plan.places().stream().map(each -> each.place() + ":" + each.candidate()))
                .containsExactly("1:1", "5:2", "8:6", "11:5", "15:8", "18:3");
    }

    @Test
    @DisplayName("refuses shares, candidates and impressions that cannot be")
    void bad() {
        assertThatThrownBy(() -> new ExplorationShare(-1, 0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ExplorationShare(0, 10_001, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ExplorationShare(0, 0, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> share.plan(1, Audience.NEW_MEMBER, new int[] {4, 4}, new long[2], 1))
                .hasMessage("candidates must be different from each other, got 4 twice");
        assertThatThrownBy(() -> share.plan(1, Audience.NEW_MEMBER, new int[] {4}, new long[] {-1}, 1))
                .hasMessage("impressions of candidate 4 must be 0 or more, got -1");
        assertThatThrownBy(() -> share.plan(1, Audience.NEW_MEMBER, new int[] {4}, new long[2], 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> share.plan(-1, Audience.NEW_MEMBER, new int[0], new long[0], 1))
                .isInstanceOf(InvalidValueException.class);
    }
}
