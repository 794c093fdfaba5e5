package io.communitykit.core.segment.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Random counters, told random events while the clock moves, against the plain model. */
class CounterStatePropertyTest {

    /** A day before clocks go forward in New York. */
    private static final Instant START = Instant.parse("2024-03-09T03:00:00Z");

    /** One state under test and its model. */
    private static final class Pair {

        CounterState state = CounterState.empty();
        final CounterModel model;

        Pair(CounterSet set) {
            model = new CounterModel(set, CounterSamples.ALICE);
        }

        CounterResult tell(CommunityEvent event, Instant now) {
            CounterResult result = state.tell(event, model.member, model.set, now);
            assertThat(result.getClass().getSimpleName()).isEqualTo(model.tell(event, now));
            assertThat(result.key()).isEqualTo(event.key());
            state = result.changed().orElse(state);
            return result;
        }
    }

    @Property(tries = 1500)
    void counts_as_the_model_does(@ForAll long seed) {
        Random random = new Random(seed);
        CounterSamples samples = new CounterSamples(random);
        Pair pair = new Pair(samples.set());

        tellSome(random, samples, List.of(pair));

        check(pair, samples.readings(pair.model.set, 6));
    }

    @Property(tries = 700)
    void partitions_add_up_to_the_whole(@ForAll long seed) {
        Random random = new Random(seed);
        CounterSamples samples = new CounterSamples(random);
        CounterSet set = samples.set();
        List<Pair> parts = List.of(new Pair(set), new Pair(set), new Pair(set));

        Instant now = tellSome(random, samples, parts);
        CounterState a = parts.get(0).state;
        CounterState b = parts.get(1).state;
        CounterState c = parts.get(2).state;
        Pair whole = new Pair(set);
        whole.state = a.merge(b).merge(c);
        parts.forEach(part -> add(whole.model, part.model));

        assertThat(whole.state.toJson())
                .hasToString(a.merge(b.merge(c)).toJson().toString());
        assertThat(whole.state.toJson())
                .hasToString(c.merge(b).merge(a).toJson().toString());
        boolean sure = countedOnceForSure(parts, whole.model);
        Statistics.label("sure").collect(sure).coverage(seen -> seen.check(true).percentage(share -> share > 20));
        if (sure) {
            List<Reading> readings = samples.readings(set, 5);
            check(whole, readings);
            tellSome(random, samples, List.of(whole), now, 1_000);
            check(whole, readings);
        }
    }

    @Property(tries = 500)
    void adding_what_is_kept_singly_again_changes_nothing(@ForAll long seed) {
        Random random = new Random(seed);
        CounterSamples samples = new CounterSamples(random);
        CounterSet some = samples.set();
        CounterSet set = new CounterSet(Duration.ofDays(3_660), some.skew(), some.counters());
        List<Pair> parts = List.of(new Pair(set), new Pair(set));
        tellSome(random, samples, parts);
        CounterState a = parts.get(0).state;
        CounterState both = a.merge(parts.get(1).state);

        assertThat(a.merge(a)).isEqualTo(a);
        assertThat(both.merge(a)).isEqualTo(both);
        assertThat(both.merge(both).toJson()).hasToString(both.toJson().toString());
    }

    private static Instant tellSome(Random random, CounterSamples samples, List<Pair> pairs) {
        return tellSome(random, samples, pairs, START, 0);
    }

    private static Instant tellSome(
            Random random, CounterSamples samples, List<Pair> pairs, Instant start, int number) {
        List<CommunityEvent> told = new ArrayList<>();
        Instant now = start;
        for (int i = 5 + random.nextInt(30); i > 0; i--) {
            now = now.plus(samples.step());
            Instant at = now.plus(samples.offset());
            boolean again = !told.isEmpty() && random.nextInt(4) == 0;
            CommunityEvent event = again ? samples.any(told) : samples.event(number + i, at);
            if (again && random.nextInt(4) == 0) {
                event = event.toBuilder()
                        .with("note", AttributeValue.of(random.nextInt(2)))
                        .build();
            }
            told.add(event);
            Pair pair = samples.any(pairs);
            CounterResult result = pair.tell(event, now);
            Statistics.label("result").collect(result.getClass().getSimpleName());
            if (random.nextInt(5) == 0) {
                pair.state = written(pair.state);
            }
        }
        return now;
    }

    private static CounterState written(CounterState state) {
        String text = state.toJson().toString();
        Json json = JsonReader.read(text, (pointer, expected, got) -> {
                    throw new AssertionError(pointer + " " + expected + " " + got);
                })
                .orElseThrow();
        CounterState again = CounterState.read(json);
        assertThat(again.toJson()).hasToString(text);
        assertThat(again.size()).isEqualTo(state.size());
        return again;
    }

    private static void add(CounterModel whole, CounterModel part) {
        part.counted.stream().filter(each -> !whole.counted.contains(each)).forEach(whole.counted::add);
        whole.asOf = part.asOf.isAfter(whole.asOf) ? part.asOf : whole.asOf;
    }

    /** Whether every event that two sides counted lies within the horizon of the latest. */
    private static boolean countedOnceForSure(List<Pair> parts, CounterModel whole) {
        Instant earliest = whole.asOf.minus(whole.set.horizon());
        HashSet<CommunityEvent> seen = new HashSet<>();
        return parts.stream()
                .flatMap(part -> part.model.counted.stream())
                .allMatch(event -> seen.add(event) || !event.occurredAt().isBefore(earliest));
    }

    /** Reads at every instant of interest from the last change on; and each announced change against all of them. */
    private static void check(Pair pair, List<Reading> readings) {
        for (Reading reading : readings) {
            Instant from = pair.model.asOf.isBefore(START) ? START : pair.model.asOf;
            List<Instant> instants = new ArrayList<>(pair.model.instants(reading, from));
            instants.add(0, from);
            List<Optional<AttributeValue>> expected =
                    instants.stream().map(at -> pair.model.value(reading, at)).toList();
            for (int i = 0; i < instants.size(); i++) {
                ReadingAt got = pair.state.read(reading, pair.model.set, instants.get(i));
                assertThat(got.value()).as(reading + " at " + instants.get(i)).isEqualTo(expected.get(i));
                int next = i + 1;
                while (next < instants.size() && expected.get(next).equals(expected.get(i))) {
                    next++;
                }
                Optional<Instant> change = next < instants.size() ? Optional.of(instants.get(next)) : Optional.empty();
                assertThat(got.changesAt())
                        .as(reading + " from " + instants.get(i))
                        .isEqualTo(change);
            }
            assertThat(pair.state.read(
                            reading, pair.model.set, pair.model.asOf.minusSeconds(pair.model.counted.size())))
                    .isEqualTo(pair.state.read(reading, pair.model.set, pair.model.asOf));
            Statistics.label("changes").collect(!expected.get(0).equals(expected.get(instants.size() - 1)));
        }
    }
}
