package io.communitykit.recommend.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FormulaPropertyTest {

    @Property
    @Label("Wilson's interval holds the observed share, narrows with evidence and is mirrored for failures")
    void wilson(
            @ForAll @IntRange(max = 500) int successes,
            @ForAll @IntRange(max = 500) int failures,
            @ForAll @DoubleRange(min = 0.01, max = 5) double z) {
        int trials = successes + failures;
        WilsonInterval interval = WilsonInterval.of(successes, trials, z);
        WilsonInterval mirrored = WilsonInterval.of(failures, trials, z);

        assertThat(interval.low()).isBetween(0.0, interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        assertThat(interval.low() + mirrored.high()).isCloseTo(1, within(1e-12));
        if (trials > 0) {
            double share = (double) successes / trials;
            assertThat(share).isBetween(interval.low() - 1e-12, interval.high() + 1e-12);
            WilsonInterval twice = WilsonInterval.of(2.0 * successes, 2.0 * trials, z);
            assertThat(twice.high() - twice.low()).isLessThan(interval.high() - interval.low());
        }
    }

    @Property
    @Label("Wilson's bounds solve (p - share)^2 = z^2 p (1 - p) / n")
    void wilsonEquation(
            @ForAll @IntRange(min = 1, max = 400) int successes,
            @ForAll @IntRange(min = 1, max = 400) int failures,
            @ForAll @DoubleRange(min = 0.1, max = 4) double z) {
        int trials = successes + failures;
        double share = (double) successes / trials;
        WilsonInterval interval = WilsonInterval.of(successes, trials, z);
        for (double bound : new double[] {interval.low(), interval.high()}) {
            double left = (bound - share) * (bound - share);
            double right = z * z * bound * (1 - bound) / trials;
            assertThat(left).isCloseTo(right, within(1e-12));
        }
    }

    @Property
    @Label("A Beta mean lies between what was believed and what was seen")
    void betaMean(
            @ForAll @DoubleRange(min = 0.1, max = 100) double successes,
            @ForAll @DoubleRange(min = 0.1, max = 100) double failures,
            @ForAll @IntRange(max = 1_000) int seen,
            @ForAll @IntRange(min = 1, max = 1_000) int missed) {
        BetaPrior prior = new BetaPrior(successes, failures);
        double believed = prior.mean(Tally.NONE);
        double share = (double) seen / (seen + missed);

        double mean = prior.mean(new Tally(seen, seen + missed));

        assertThat(mean).isBetween(Math.min(believed, share) - 1e-12, Math.max(believed, share) + 1e-12);
        assertThat(prior.after(new Tally(seen, seen + missed)).mean(Tally.NONE)).isCloseTo(mean, within(1e-12));
    }

    @Property
    @Label("Reddit's hot rises with votes up and with time, falls with votes down")
    void hot(
            @ForAll @IntRange(max = 10_000) int up,
            @ForAll @IntRange(max = 10_000) int down,
            @ForAll @IntRange(max = 1_000_000_000) int second) {
        Instant at = Instant.ofEpochSecond(1_000_000_000L + second);
        double hot = RedditScore.hot(new Votes(up, down), at);

        assertThat(RedditScore.hot(new Votes(up + 1L, down), at)).isGreaterThanOrEqualTo(hot);
        assertThat(RedditScore.hot(new Votes(up, down + 1L), at)).isLessThanOrEqualTo(hot);
        assertThat(RedditScore.hot(new Votes(up, down), at.plusSeconds(1))).isGreaterThan(hot);
    }
}
