package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.counter.CounterWindow.Lifetime;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All counters of a community, and how late and how early an event may be told. Immutable and safe for many threads.
 */
public final class CounterSet {

    /** How many counters a set may have. */
    public static final int MAX_COUNTERS = 1_000;

    private static final long EVER = Long.MAX_VALUE / 2;
    private static final Duration MOST_SKEW = Duration.ofDays(366);

    private final Duration horizon;
    private final Duration skew;
    private final SortedMap<CounterId, Counter> counters = new TreeMap<>();
    private final Map<EventType, List<Counter>> byType = new HashMap<>();
    private final Map<CounterId, Long> kept = new HashMap<>();

    /**
     * Joins counters.
     *
     * @param horizon how long a repeat is recognised: as long as the event occurred at or after {@code now - horizon};
     *     what is older counts no more. 1 second to 3,660 days in whole microseconds
     * @param skew how far ahead of {@code now} an event may have occurred; it counts from its own instant on. 0 to 366
     *     days in whole microseconds
     * @param counters at most {@value #MAX_COUNTERS}, each id once
     * @throws InvalidValueException if something is out of range or an id is there twice
     */
    public CounterSet(Duration horizon, Duration skew, Collection<Counter> counters) {
        this.horizon = Spans.check("horizon of counters", horizon, Spans.MIN, Spans.MAX);
        this.skew = Spans.check("skew of counters", skew, Duration.ZERO, MOST_SKEW);
        if (counters.size() > MAX_COUNTERS) {
            throw InvalidValueException.of("counters of a set", "at most " + MAX_COUNTERS, counters.size());
        }
        for (Counter counter : counters) {
            if (this.counters.put(counter.id(), counter) != null) {
                throw InvalidValueException.of("counters of a set", "of different ids", counter.id() + " twice");
            }
        }
        for (Counter counter : this.counters.values()) {
            kept.put(counter.id(), Math.max(Timestamps.toMicros(counter.keep()), Timestamps.toMicros(horizon)));
            counter.types()
                    .forEach(type -> byType.computeIfAbsent(type, each -> new ArrayList<>())
                            .add(counter));
        }
    }

    /**
     * How long a repeat is recognised.
     *
     * @return the horizon
     */
    public Duration horizon() {
        return horizon;
    }

    /**
     * How far ahead of now an event may have occurred.
     *
     * @return the skew
     */
    public Duration skew() {
        return skew;
    }

    /**
     * The counters.
     *
     * @return by rising id; a copy
     */
    public List<Counter> counters() {
        return List.copyOf(counters.values());
    }

    /**
     * One counter.
     *
     * @param id its id
     * @return the counter, or empty where there is none of that id
     */
    public Optional<Counter> counter(CounterId id) {
        return Optional.ofNullable(counters.get(id));
    }

    /**
     * The members whose counters an event hits: the event is to be told to the state of each.
     *
     * @param event any event
     * @return none, one, or actor and beneficiary; sorted
     */
    public SortedSet<MemberId> members(CommunityEvent event) {
        SortedSet<MemberId> members = new TreeSet<>();
        for (Counter counter : byType.getOrDefault(event.type(), List.of())) {
            Optional<MemberId> member = counter.of().of(event);
            if (member.isPresent() && !members.contains(member.get()) && counter.admits(event)) {
                members.add(member.get());
            }
        }
        return members;
    }

    /**
     * Checks that a reading can be answered: the counter exists and keeps what is asked for, as long as it is asked for.
     *
     * @param reading the reading
     * @return the reading's counter
     * @throws InvalidValueException if it cannot be answered; the message says why
     */
    public Counter check(Reading reading) {
        String name = "reading " + reading.name();
        Counter counter = counters.get(reading.counter());
        if (counter == null) {
            throw InvalidValueException.of("counter of " + name, "one of " + counters.keySet(), reading.counter());
        }
        if (reading.key().isPresent() && counter.by().isEmpty()) {
            throw InvalidValueException.of("key of " + name, "absent, since " + counter.id() + " has no by", "a key");
        }
        if (reading.measure() == Measure.SUM && counter.amount().isEmpty()) {
            throw InvalidValueException.of(
                    "measure of " + name, "no sum, since " + counter.id() + " has no amount", "sum");
        }
        if (reading.measure() == Measure.DISTINCT && counter.value().isEmpty()) {
            throw InvalidValueException.of(
                    "measure of " + name, "not distinct, since " + counter.id() + " has no value", "distinct");
        }
        Duration reach = reading.window().reach();
        if (!(reading.window() instanceof Lifetime) && reach.compareTo(counter.keep()) > 0) {
            throw InvalidValueException.of(
                    "window of " + name, "within the " + counter.keep() + " that " + counter.id() + " keeps", reach);
        }
        return counter;
    }

    /** The counters that an event hits for a member, by rising id. */
    List<Counter> hitBy(CommunityEvent event, MemberId member) {
        List<Counter> hit = new ArrayList<>();
        for (Counter counter : byType.getOrDefault(event.type(), List.of())) {
            if (counter.hit(event, member)) {
                hit.add(counter);
            }
        }
        return hit;
    }

    /**
     * For how many microseconds single hits are kept: for windows, and to tell repeats. For ever, of a counter that is not
     * in the set.
     */
    long kept(CounterId id) {
        return kept.getOrDefault(id, EVER);
    }

    @Override
    public String toString() {
        return "CounterSet" + counters.keySet();
    }
}
