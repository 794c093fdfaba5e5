package io.communitykit.recommend.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Percentage;

@Label("A counter that fades, against the plain sum:")
class DecayedCounterPropertyTest {

    /** 1e-12 of the value. */
    private static final Percentage TOLERANCE = Percentage.withPercentage(1e-10);

    private static final Instant START = Instant.parse("1969-12-30T00:00:00Z");

    record Told(double amount, Duration after) {}

    record Story(Duration halfLife, List<Told> told, Duration reading) {}

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Duration> halfLives = Arbitraries.longs()
                .between(60_000_000L, 400L * 86_400_000_000L)
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS));
        return halfLives.flatMap(halfLife -> {
            // Up to 500 half-lives apart, so that the plain sum has something left in a double.
            long span = halfLife.toNanos() / 1_000 * 500;
            Arbitrary<Duration> times =
                    Arbitraries.longs().between(0, span).map(each -> Duration.of(each, ChronoUnit.MICROS));
            Arbitrary<Double> amounts = Arbitraries.oneOf(
                    Arbitraries.just(1.0),
                    Arbitraries.doubles().between(0, 1_000),
                    Arbitraries.doubles().between(1e-9, 1e12).ofScale(9));
            Arbitrary<Told> told = Combinators.combine(amounts, times).as(Told::new);
            return Combinators.combine(told.list().ofMinSize(1).ofMaxSize(40), times)
                    .as((all, reading) -> new Story(halfLife, all, reading));
        });
    }

    /** What the definition says, with the exponent reckoned from whole microseconds. */
    private static double plain(Story story, Instant at) {
        long half = story.halfLife.toNanos() / 1_000;
        double sum = 0;
        for (Told each : story.told) {
            long age = Timestamps.toMicros(at) - Timestamps.toMicros(START.plus(each.after));
            double left = StrictMath.pow(2, -((double) (age % half) / half));
            for (long i = 0; i < age / half; i++) {
                left /= 2;
            }
            sum += each.amount * left;
        }
        return sum;
    }

    private static DecayedCounter counted(Duration halfLife, List<Told> all) {
        DecayedCounter counter = DecayedCounter.empty(halfLife);
        for (Told each : all) {
            counter = counter.plus(each.amount, START.plus(each.after));
        }
        return counter;
    }

    @Property
    @Label("what is told in any order reads as the plain sum does, at and behind the newest")
    void plain_sum(@ForAll("stories") Story story) {
        DecayedCounter counter = counted(story.halfLife, story.told);
        Instant newest = story.told.stream()
                .map(each -> START.plus(each.after))
                .max(Instant::compareTo)
                .orElseThrow();
        Instant later = newest.plus(story.reading);

        assertClose(counter.at(newest), plain(story, newest));
        assertClose(counter.at(later), plain(story, later));
        assertThat(counter.at(later)).isLessThanOrEqualTo(counter.at(newest) * (1 + 1e-15));
    }

    @Property
    @Label("two counters merge to what one would have counted, in either order to the bit")
    void merged(@ForAll("stories") Story story, @ForAll Random random) {
        List<Told> mine = new ArrayList<>();
        List<Told> yours = new ArrayList<>();
        story.told.forEach(each -> (random.nextBoolean() ? mine : yours).add(each));
        DecayedCounter one = counted(story.halfLife, mine);
        DecayedCounter other = counted(story.halfLife, yours);

        DecayedCounter merged = one.merge(other);

        DecayedCounter whole = counted(story.halfLife, story.told);
        assertThat(merged).isEqualTo(other.merge(one));
        assertThat(merged.newest()).isEqualTo(whole.newest());
        assertClose(merged.at(START.plus(story.reading)), whole.at(START.plus(story.reading)));
    }

    @Property
    @Label("the order in which amounts are told hardly shows")
    void any_order(@ForAll("stories") Story story, @ForAll Random random) {
        List<Told> shuffled = new ArrayList<>(story.told);
        Collections.shuffle(shuffled, random);
        DecayedCounter one = counted(story.halfLife, story.told);
        DecayedCounter other = counted(story.halfLife, shuffled);
        Instant at = START.plus(story.reading);

        assertThat(other.newest()).isEqualTo(one.newest());
        assertThat(other.at(at)).isCloseTo(one.at(at), Percentage.withPercentage(1e-12));
    }

    private static void assertClose(double actual, double expected) {
        if (expected == 0) {
            assertThat(actual).isZero();
        } else {
            assertThat(actual).isCloseTo(expected, TOLERANCE);
        }
    }
}
