package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SpendSketchPropertyTest {

    @Property(tries = 5_000)
    void its_bounds_hold_the_exact_threshold(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(60);
        CutRule rule = random.rule(sums);
        CutResult exact = SpendCut.cut(rule, Year.OFF, sums);
        CutEstimate estimate = sketch(sums, 0, sums.length).estimate(rule);

        assertThat(estimate.population()).isEqualTo(exact.population());
        assertThat(estimate.places()).isEqualTo(exact.places());
        if (exact instanceof CutResult.Made made) {
            CutEstimate.Between between = (CutEstimate.Between) estimate;
            assertThat(made.threshold()).isBetween(between.low(), between.high());
        } else if (estimate instanceof CutEstimate.None none) {
            assertThat(none.reason()).isEqualTo(((CutResult.None) exact).reason());
        } else {
            assertThat(((CutResult.None) exact).reason()).isEqualTo(NoCut.ALL_TIED);
        }
    }

    @Property(tries = 1_000)
    void without_excluded_ties_or_minimum_the_bounds_are_narrow(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(60);
        CutRule rule = CutRule.top(1 + random.random().nextInt(10_000), Year.CNY);
        if (sketch(sums, 0, sums.length).estimate(rule) instanceof CutEstimate.Between between) {
            assertThat(between.high() - between.low()).isLessThanOrEqualTo(between.low() / 128);
        }
    }

    @Property(tries = 1_000)
    void merged_parts_say_what_the_whole_says(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(60);
        CutRule rule = random.rule(sums);
        int middle = random.random().nextInt(sums.length + 1);
        SpendSketch merged = sketch(sums, middle, sums.length);
        merged.merge(sketch(sums, 0, middle));

        assertThat(merged.size()).isEqualTo(sums.length);
        assertThat(merged.estimate(rule)).isEqualTo(sketch(sums, 0, sums.length).estimate(rule));
    }

    @Property(tries = 3_000)
    void a_bucket_holds_its_sums_and_is_narrow(@ForAll long sum) {
        for (long value : new long[] {sum, sum >> 20, sum >> 40, sum >> 56, sum >> 62}) {
            SpendSketch sketch = sketch(new long[] {Long.MIN_VALUE, value, Long.MAX_VALUE}, 0, 3);
            int bucket = SpendSketch.bucket(value);
            long low = sketch.low(bucket);
            long high = sketch.high(bucket);
            assertThat(value).isBetween(low, high);
            assertThat(SpendSketch.bucket(low)).isEqualTo(bucket);
            assertThat(SpendSketch.bucket(high)).isEqualTo(bucket);
            assertThat(high - low).isBetween(0L, Math.min(Math.abs(low + 1), Math.abs(high)) / 128);
        }
    }

    @Property(tries = 2_000)
    void so_much_more_lets_a_member_in(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(60);
        CutRule rule = random.rule(sums);
        CutResult exact = SpendCut.cut(rule, Year.OFF, sums);
        CutEstimate estimate = sketch(sums, 0, sums.length).estimate(rule);
        if (!(exact instanceof CutResult.Made) || !(estimate instanceof CutEstimate.Between between)) {
            return;
        }
        int who = random.random().nextInt(sums.length);
        CutEstimate.More more = between.more(sums[who]);
        if (exact.place(sums[who]) == Place.IN) {
            assertThat(more.least()).as("who is in needs nothing for certain").isZero();
        }
        boolean reachable = more.most() < Long.MAX_VALUE && sums[who] + more.most() < Long.MAX_VALUE;
        if (reachable && rule.population().has(sums[who])) {
            sums[who] += more.most() + 1;
            assertThat(SpendCut.cut(rule, Year.OFF, sums).place(sums[who])).isEqualTo(Place.IN);
        }
    }

    private static SpendSketch sketch(long[] sums, int from, int to) {
        SpendSketch sketch = new SpendSketch();
        for (int i = from; i < to; i++) {
            sketch.add(sums[i]);
        }
        return sketch;
    }
}
