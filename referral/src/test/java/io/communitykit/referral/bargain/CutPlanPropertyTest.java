package io.communitykit.referral.bargain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.referral.bargain.CutPlan.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("A plan of cuts")
class CutPlanPropertyTest {

    private static final int SEEDS = 4_000;

    private static List<Long> cuts(CutPlan plan, Random weights) {
        List<Long> cuts = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < plan.terms().helpers(); i++) {
            long cut = plan.next(i, sum, weights.nextBoolean() ? Weight.NEWCOMER : Weight.PLAIN);
            cuts.add(cut);
            sum += cut;
        }
        return cuts;
    }

    private static int factor(Split split, Random random) {
        return switch (split) {
            case UNIFORM_CUTS, DOUBLE_MEAN -> 0;
            case DECAY -> 1 + random.nextInt(9_999);
            case WEIGHTED -> 10_000 + random.nextInt(90_001);
        };
    }

    @Property(tries = 3_000)
    @Label("comes to the floor with the last helper and not before, to the fen, and no cut is below the least")
    void exact(
            @ForAll Split split,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int helpers,
            @ForAll @LongRange(min = 1, max = 50) long minimum,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more,
            @ForAll @LongRange(min = 0, max = 1_000) long floor) {
        long total = helpers * minimum + more;
        CutPlan plan = new CutPlan(
                new CutTerms(floor + total, floor, helpers, minimum, split, factor(split, new Random(seed))), seed);
        List<Long> cuts = cuts(plan, new Random(~seed));
        assertThat(cuts).allSatisfy(cut -> assertThat(cut).isGreaterThanOrEqualTo(minimum));
        long sum = 0;
        for (int i = 0; i < helpers; i++) {
            assertThat(sum).isLessThan(total);
            sum += cuts.get(i);
        }
        assertThat(sum).isEqualTo(total);
        assertThat(cuts(plan, new Random(~seed))).isEqualTo(cuts);
    }

    @Example
    @Label("of 1.00 to 0.50 by 20 helpers has no cut of nothing (CRMEB's last was 0 or less in 28.6 % of 20,000 runs)")
    void nothingBelowTheLeast() {
        for (Split split : Split.values()) {
            CutTerms terms = new CutTerms(100, 50, 20, 1, split, factor(split, new Random(1)));
            for (int seed = 0; seed < SEEDS; seed++) {
                List<Long> cuts = cuts(new CutPlan(terms, seed), new Random(seed));
                assertThat(cuts.stream().mapToLong(it -> it).sum()).isEqualTo(50);
                assertThat(cuts).allSatisfy(cut -> assertThat(cut).isPositive());
            }
        }
    }

    @Example
    @Label("of 100.00 by 20 helpers cuts 5.00 in the mean at every place (CRMEB: 49.88 at the first, 0.03 at the last)")
    void meansAreAlike() {
        for (Split split : List.of(Split.UNIFORM_CUTS, Split.DOUBLE_MEAN)) {
            CutTerms terms = new CutTerms(10_000, 0, 20, 1, split, 0);
            double[] sums = new double[20];
            for (int seed = 0; seed < SEEDS; seed++) {
                List<Long> cuts = cuts(new CutPlan(terms, seed), new Random(seed));
                for (int i = 0; i < 20; i++) {
                    sums[i] += cuts.get(i);
                }
            }
            // A cut's deviation is below 1,200 at every place, so that five of the mean's are below 100.
            for (double sum : sums) {
                assertThat(sum / SEEDS).isCloseTo(500, within(100.0));
            }
        }
    }

    @Example
    @Label("by uniform cuts has every way to share 4 among 3 as often as every other")
    void uniform() {
        int[] seen = new int[1_000];
        CutTerms terms = new CutTerms(5, 0, 3, 1, Split.UNIFORM_CUTS, 0);
        for (int seed = 0; seed < 6_000; seed++) {
            List<Long> cuts = cuts(new CutPlan(terms, seed), new Random(seed));
            seen[(int) (100 * cuts.get(0) + 10 * cuts.get(1) + cuts.get(2))]++;
        }
        // 5 into 3 parts of 1 or more: 6 ways, 1,000 each; the deviation is 29.
        for (int way : List.of(113, 131, 311, 122, 212, 221)) {
            assertThat(seen[way]).isBetween(850, 1_150);
        }
    }

    @Example
    @Label("that decays halves from cut to cut, and what rounding leaves goes to the largest remainders")
    void decay() {
        CutPlan plan = new CutPlan(new CutTerms(704, 0, 3, 1, Split.DECAY, 5_000), 7);
        // 701 in shares of 4, 2 and 1 of 7: 400.57, 200.29, 100.14.
        assertThat(cuts(plan, new Random(1))).containsExactly(402L, 201L, 101L);
    }

    @Example
    @Label("that is weighted lets a newcomer cut as often more as it says, as long as there is enough")
    void weighted() {
        CutTerms terms = new CutTerms(100_000, 0, 50, 1, Split.WEIGHTED, 30_000);
        long plain = 0;
        long newcomer = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CutPlan plan = new CutPlan(terms, seed);
            plain += plan.next(0, 0, Weight.PLAIN);
            newcomer += plan.next(0, 0, Weight.NEWCOMER);
        }
        assertThat(newcomer / (double) plain).isCloseTo(3, within(0.1));
    }

    @Example
    @Label("is drawn as SplitMix64 says, for ever")
    void golden() {
        // Fixed by this project: what was drawn once must be drawn again by every later version.
        assertThat(cuts(new CutPlan(new CutTerms(30_000, 20_000, 5, 50, Split.UNIFORM_CUTS, 0), 2_026), new Random(1)))
                .isEqualTo(GOLDEN_UNIFORM);
        assertThat(cuts(new CutPlan(new CutTerms(30_000, 20_000, 5, 50, Split.DOUBLE_MEAN, 0), 2_026), new Random(1)))
                .isEqualTo(GOLDEN_DOUBLE);
    }

    private static final List<Long> GOLDEN_UNIFORM = List.of(3_819L, 1_766L, 867L, 1_472L, 2_076L);
    private static final List<Long> GOLDEN_DOUBLE = List.of(1_497L, 3_174L, 1_879L, 258L, 3_192L);
}
