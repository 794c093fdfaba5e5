package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.core.segment.counter.CounterResult.Conflict;
import io.communitykit.core.segment.counter.CounterResult.Counted;
import io.communitykit.core.segment.counter.CounterResult.OverLimit;
import io.communitykit.core.segment.counter.CounterResult.Repeated;
import io.communitykit.core.segment.counter.CounterResult.TooEarly;
import io.communitykit.core.segment.counter.CounterResult.TooLate;
import io.communitykit.core.segment.counter.CounterResult.Uncounted;
import io.communitykit.core.time.Timestamps;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour counters of one member: a value. Telling an event gives a new state; reading gives what is true at an
 * instant, and until when. Immutable and safe for many threads.
 *
 * <p><b>Time.</b> A state never goes back: what is told or read at an instant before the latest at which an event was
 * counted ({@link #asOf()}) is taken as of that one. Late events count where they belong, up to the horizon of the set.
 * An event ahead of now counts from its own instant on, no reading before it sees it.
 *
 * <p><b>Repeats.</b> An event of the same source and id is recognised as long as the counted one occurred at or after {@code
 * now - horizon}, by 64 bits each of key and content. An event that hit no counter leaves nothing.
 *
 * <p><b>What is kept.</b> Every hit singly for as long as {@link Counter#keep()} and the horizon ask, whichever is longer;
 * then its count, sums, values, first and last are added to totals, of all and by key, which stay for ever. When exactly
 * that is done no reading can see. Values are kept as 64-bit hashes: a count of distinct values is exact but for two with
 * one hash, for 10,000 values with a probability of 3 in 10^12. Distinct values of a lifetime are counted up to {@value
 * #MAX_DISTINCT}, which then means "so many or more"; in windows they are counted without that limit. Keys are kept as
 * text.
 *
 * <p><b>Cost.</b> Telling copies references to the remembered events and to the hits of the counters concerned; reading
 * looks at the hits in the window once.
 */
public final class CounterState {

    /** The largest {@link #size()} that telling leaves; 100,000 plain hits. */
    public static final int MAX_SIZE = 100_000;

    /** So many distinct values of a lifetime are told apart. */
    public static final int MAX_DISTINCT = 10_000;

    /** Distinct keys, and distinct values, of one event in one counter. */
    public static final int MAX_LIST = 100;

    /** Characters of a key. */
    public static final int MAX_KEY = 1_000;

    /** Digits before the point, and behind it, of a number that is summed. */
    public static final int MAX_DIGITS = Numbers.MAX_DIGITS;

    private static final CounterState EMPTY =
            new CounterState(Timestamps.toMicros(Timestamps.MIN), new Told[0], Collections.emptySortedMap());

    final long asOf;
    /** By time, then by id; at least those within the horizon. */
    final Told[] told;

    final SortedMap<CounterId, CounterLog> logs;

    CounterState(long asOf, Told[] told, SortedMap<CounterId, CounterLog> logs) {
        this.asOf = asOf;
        this.told = told;
        this.logs = logs;
    }

    /**
     * The state of a member of whom nothing was told.
     *
     * @return the empty state
     */
    public static CounterState empty() {
        return EMPTY;
    }

    /**
     * The latest instant at which an event was counted.
     *
     * @return an instant in whole microseconds; the first of the year 1 if none was
     */
    public Instant asOf() {
        return Timestamps.ofMicros(asOf);
    }

    /**
     * How much is kept: 1 for a plain hit, {@code (1 + keys) x (1 + values)} for another; for what was added up, 1 and its
     * distinct values, for the total and for each key.
     *
     * @return 0 or more
     */
    public long size() {
        return logs.values().stream().mapToLong(log -> log.size).sum();
    }

    /**
     * Tells an event.
     *
     * @param event the event
     * @param member the member whose state this is
     * @param set the counters
     * @param now the present instant; cut to microseconds
     * @return what became of it; this state stays as it is
     */
    public CounterResult tell(CommunityEvent event, MemberId member, CounterSet set, Instant now) {
        long at = Math.max(asOf, Spans.micros("now", now));
        long earliest = at - Timestamps.toMicros(set.horizon());
        long id = Told.id(event.key());
        Told known = find(id, earliest);
        List<Counter> hit = set.hitBy(event, member);
        if (known == null && hit.isEmpty()) {
            return new Uncounted(event.key());
        }
        Told one = Told.of(event, id);
        if (known != null) {
            return Arrays.binarySearch(told, one) >= 0
                    ? new Repeated(event.key())
                    : new Conflict(event.key(), Timestamps.ofMicros(known.micros()), event.occurredAt());
        }
        long latest = at + Timestamps.toMicros(set.skew());
        if (one.micros() < earliest) {
            return new TooLate(event.key(), event.occurredAt(), Timestamps.ofMicros(earliest));
        } else if (one.micros() > latest) {
            return new TooEarly(event.key(), event.occurredAt(), Timestamps.ofMicros(latest));
        }
        return count(event, one, hit, set, at);
    }

    private @Nullable Told find(long id, long earliest) {
        for (int i = told.length - 1; i >= 0 && told[i].micros() >= earliest; i--) {
            if (told[i].id() == id) {
                return told[i];
            }
        }
        return null;
    }

    private CounterResult count(CommunityEvent event, Told one, List<Counter> counters, CounterSet set, long at) {
        SortedMap<CounterId, CounterLog> next = trimmed(set, at);
        HitReader reader = new HitReader(new EventFacts(event), one);
        for (Counter counter : counters) {
            Hit hit = reader.read(counter);
            CounterLog log = next.getOrDefault(counter.id(), CounterLog.NONE).plus(hit);
            Optional<OverLimit> fault = reader.fault().or(() -> overMoney(event, counter, log, hit));
            if (fault.isPresent()) {
                return fault.get();
            }
            next.put(counter.id(), log);
        }
        long earliest = at - Timestamps.toMicros(set.horizon());
        CounterState state = new CounterState(at, remembered(one, earliest), next);
        long size = state.size();
        if (size > MAX_SIZE) {
            CounterId first = counters.get(0).id();
            return new OverLimit(event.key(), first, CounterLimit.SIZE, MAX_SIZE, BigInteger.valueOf(size));
        }
        return new Counted(
                event.key(), state, counters.stream().map(Counter::id).toList());
    }

    private SortedMap<CounterId, CounterLog> trimmed(CounterSet set, long now) {
        SortedMap<CounterId, CounterLog> next = new TreeMap<>(logs);
        for (Map.Entry<CounterId, CounterLog> entry : next.entrySet()) {
            entry.setValue(entry.getValue().trimmed(now - set.kept(entry.getKey())));
        }
        return next;
    }

    private static Optional<OverLimit> overMoney(CommunityEvent event, Counter counter, CounterLog log, Hit hit) {
        if (!(hit.amount instanceof Amount amount)) {
            return Optional.empty();
        }
        BigInteger bound = log.moneyBound(amount.value().currency(), List.of(hit.keys));
        return bound.bitLength() < Long.SIZE
                ? Optional.empty()
                : Optional.of(new OverLimit(event.key(), counter.id(), CounterLimit.MONEY, Long.MAX_VALUE, bound));
    }

    /** The events from the earliest on, and one more. */
    private Told[] remembered(Told one, long earliest) {
        int from = 0;
        while (from < told.length && told[from].micros() < earliest) {
            from++;
        }
        int at = told.length;
        while (at > from && told[at - 1].compareTo(one) > 0) {
            at--;
        }
        Told[] more = new Told[told.length - from + 1];
        System.arraycopy(told, from, more, 0, at - from);
        more[at - from] = one;
        System.arraycopy(told, at, more, at - from + 1, told.length - at);
        return more;
    }

    /**
     * Reads one attribute.
     *
     * @param reading what to read
     * @param set the counters
     * @param now the instant; cut to microseconds
     * @return the value then, and when it will be another
     * @throws InvalidValueException if the counter is unknown or does not keep what is asked for
     */
    public ReadingAt read(Reading reading, CounterSet set, Instant now) {
        set.check(reading);
        CounterLog log = logs.getOrDefault(reading.counter(), CounterLog.NONE);
        return Sweep.read(reading, log, Math.max(asOf, Spans.micros("now", now)));
    }

    /**
     * Adds the state of the same member that was kept elsewhere, under the same counters. Commutative and associative, in
     * every reading and in the JSON form. An event that both counted counts once as long as both keep it singly, which is
     * so at least where it occurred within the horizon of the later {@link #asOf()}; for hits that are kept singly merging
     * is idempotent as well. Totals are added: an event that both sides counted counts twice once one of them has added it
     * up. Two contents of one event, each told to one side, are two events here, since no side could see the conflict. The
     * {@link #size()} may exceed the limit; events are then refused until enough is added up.
     *
     * @param other the other state
     * @return a state that has what both have
     * @throws InvalidValueException if a sum of money leaves the range of 64 bits
     */
    public CounterState merge(CounterState other) {
        return Merge.of(this, other);
    }

    /**
     * Forgets the counters that are not in a set. Telling leaves what it does not know as it is.
     *
     * @param set the counters to keep
     * @return a state without the others
     */
    public CounterState only(CounterSet set) {
        SortedMap<CounterId, CounterLog> kept = new TreeMap<>(logs);
        kept.keySet().removeIf(id -> set.counter(id).isEmpty());
        return new CounterState(asOf, told, kept);
    }

    /**
     * The form that stores keep: {@code {"v":1,"asOf":..,"counters":[..],"texts":[..],"events":[..]}} with times in
     * microseconds. The same state gives the same text, always.
     *
     * @return an object
     */
    @SuppressWarnings("exports") // for the modules of this project, which put it into a document of theirs
    public Json toJson() {
        return StateWriter.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @param json the form, unchanged
     * @return the state
     * @throws InvalidValueException if it is anything else; the message names the place
     */
    @SuppressWarnings("exports") // as above
    public static CounterState read(Json json) {
        return new StateReader().read(json);
    }

    /** Two states are equal if their JSON forms are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CounterState that && asOf == that.asOf && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(asOf) + logs.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "CounterState" + logs.keySet() + " of size " + size() + " as of " + asOf();
    }
}
