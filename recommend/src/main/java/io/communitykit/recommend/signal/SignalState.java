package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
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
 * All signals of one subject: what a store loads and saves as one. Holds no id. Immutable and safe for many threads; a fact copies one array of
 * two references a signal.
 */
public final class SignalState {

    private static final long NEVER = Timestamps.toMicros(Timestamps.MIN);
    private static final SignalState EMPTY = new SignalState(NEVER, NEVER, 0, new Object[0]);

    private final long newest;
    private final long openFrom;
    private final long facts;
    /**
     * A signal, its counter, the next signal, by rising signal. One array, made anew with each fact, lies beside the counters that the fact made: to
     * count the next one takes one place of the heap, where arrays of their own took several.
     */
    private final Object[] pairs;

    private SignalState(long newest, long openFrom, long facts, Object[] pairs) {
        this.newest = newest;
        this.openFrom = openFrom;
        this.facts = facts;
        this.pairs = pairs;
    }

    /** What reads as a state was written; the signals rise. */
    static SignalState restored(long newest, long openFrom, long facts, SortedMap<SignalId, DecayedCounter> counters) {
        Object[] pairs = new Object[2 * counters.size()];
        int next = 0;
        for (Map.Entry<SignalId, DecayedCounter> each : counters.entrySet()) {
            pairs[next++] = each.getKey();
            pairs[next++] = each.getValue();
        }
        return new SignalState(newest, openFrom, facts, pairs);
    }

    /**
     * The state of a subject for which nothing was counted.
     *
     * @return the empty state
     */
    public static SignalState empty() {
        return EMPTY;
    }

    /**
     * When the newest fact that was counted occurred.
     *
     * @return the instant; the first of the year 1 if none was
     */
    public Instant newest() {
        return Timestamps.ofMicros(newest);
    }

    /**
     * From when on the keys of facts are kept, whatever the horizon: facts before it are too late.
     *
     * @return the instant; the first of the year 1 until {@link #openFrom(Instant)} says otherwise
     */
    public Instant openFrom() {
        return Timestamps.ofMicros(openFrom);
    }

    /**
     * How many facts were counted.
     *
     * @return 0 or more
     */
    public long facts() {
        return facts;
    }

    /**
     * The signals that were ever counted with an amount above 0.
     *
     * @return by rising id
     */
    public List<SignalId> signals() {
        SignalId[] all = new SignalId[pairs.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = signal(pairs, i);
        }
        return List.of(all);
    }

    /**
     * One signal.
     *
     * @param signal which
     * @return its counter; empty if it never counted an amount above 0
     */
    public Optional<DecayedCounter> counter(SignalId signal) {
        int at = find(pairs, signal);
        return at < 0 ? Optional.empty() : Optional.of(counter(pairs, at));
    }

    private static SignalId signal(Object[] pairs, int index) {
        return (SignalId) pairs[2 * index];
    }

    private static DecayedCounter counter(Object[] pairs, int index) {
        return (DecayedCounter) pairs[2 * index + 1];
    }

    /** As {@link Arrays#binarySearch(Object[], Object)} has it, counted in pairs. */
    private static int find(Object[] pairs, SignalId signal) {
        int low = 0;
        int high = pairs.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            SignalId there = signal(pairs, middle);
            int order = there.compareTo(signal);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    /**
     * All signals.
     *
     * @return counters by rising signal; unmodifiable
     */
    public SortedMap<SignalId, DecayedCounter> counters() {
        SortedMap<SignalId, DecayedCounter> all = new TreeMap<>();
        for (int i = 0; i < pairs.length / 2; i++) {
            all.put(signal(pairs, i), counter(pairs, i));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /**
     * The first instant of which a fact still counts: the later of the horizon before {@link #newest()} and {@link #openFrom()}.
     *
     * @param horizon how long a repeat is recognised, 0 or more; cut to microseconds
     * @return an instant of the years 0001 to 9999
     */
    public Instant earliest(Duration horizon) {
        return Timestamps.ofMicros(earliestMicros(horizon));
    }

    long earliestMicros(Duration horizon) {
        return Math.max(openFrom, newest - Timestamps.toMicros(horizon));
    }

    /**
     * The same signals, but facts before an instant are too late from now on, so that their keys need not be kept.
     *
     * @param from the first instant that still counts; an earlier one than before changes nothing; cut to microseconds
     * @return the state
     * @throws InvalidValueException if the instant is not within the years 0001 to 9999
     */
    public SignalState openFrom(Instant from) {
        long micros = Timestamps.toMicros(Timestamps.cut("instant from which facts count", from));
        return micros <= openFrom ? this : new SignalState(newest, micros, facts, pairs);
    }

    /** With a fact that counts. A counter whose half-life is another than the share's goes on from what is left of it. */
    SignalState plus(SignalTask task) {
        long at = Timestamps.toMicros(task.fact().at());
        Object[] all = pairs.clone();
        List<SignalShare> shares = task.shares();
        for (int i = 0; i < shares.size(); i++) {
            SignalShare share = shares.get(i);
            int index = find(all, share.signal());
            DecayedCounter before = index < 0
                    ? DecayedCounter.empty(share.halfLife())
                    : counter(all, index).fading(share.halfLife());
            DecayedCounter after = before.plus(share.amount(), at);
            if (index >= 0) {
                all[2 * index + 1] = after;
            } else if (share.amount() > 0) {
                all = inserted(all, -index - 1, share.signal(), after);
            }
        }
        return new SignalState(Math.max(newest, at), openFrom, Math.addExact(facts, 1), all);
    }

    private static Object[] inserted(Object[] all, int index, SignalId signal, DecayedCounter counter) {
        Object[] more = Arrays.copyOf(all, all.length + 2);
        System.arraycopy(all, 2 * index, more, 2 * index + 2, all.length - 2 * index);
        more[2 * index] = signal;
        more[2 * index + 1] = counter;
        return more;
    }

    /**
     * Adds what was counted for the same subject elsewhere, such as on another shard. Commutative to the bit. A fact that was counted on
     * both sides counts twice: shards must share out facts by their keys.
     *
     * @param other the other state, counted by the same rules
     * @return a state of both; facts before the later {@link #openFrom()} are too late for it
     * @throws InvalidValueException if the half-lives of a signal differ
     */
    public SignalState merge(SignalState other) {
        SortedMap<SignalId, DecayedCounter> all = new TreeMap<>(counters());
        other.counters().forEach((signal, counter) -> all.merge(signal, counter, DecayedCounter::merge));
        return restored(
                Math.max(newest, other.newest),
                Math.max(openFrom, other.openFrom),
                Math.addExact(facts, other.facts),
                all);
    }

    long newestMicros() {
        return newest;
    }

    long openFromMicros() {
        return openFrom;
    }

    /**
     * The form that stores keep: one line of at most about 130 characters a signal, the same for the same state on every JVM. It begins
     * with the version of the form.
     *
     * @return text of printable ASCII
     */
    public String toText() {
        return SignalStateText.write(this);
    }

    /**
     * Reads what {@link #toText()} wrote.
     *
     * @param text the form, unchanged
     * @return a state equal to the one that was written
     * @throws InvalidValueException if it is anything else, even by a blank
     */
    public static SignalState fromText(String text) {
        return SignalStateText.read(text);
    }

    /** Two states are equal if all their numbers are, to the bit. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignalState that
                && newest == that.newest
                && openFrom == that.openFrom
                && facts == that.facts
                && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(newest + facts) + Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return "SignalState" + signals() + " of " + facts + " facts, newest " + newest();
    }
}
