package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All signals of one subject: what a store loads and saves as one. Holds no id. Immutable and safe for many threads; a fact copies two arrays of
 * references, one entry a signal.
 */
public final class SignalState {

    private static final long NEVER = Timestamps.toMicros(Timestamps.MIN);
    private static final SignalState EMPTY = new SignalState(NEVER, NEVER, 0, new SignalId[0], new DecayedCounter[0]);

    private final long newest;
    private final long openFrom;
    private final long facts;
    /** Rising. */
    private final SignalId[] signals;

    private final DecayedCounter[] counters;

    private SignalState(long newest, long openFrom, long facts, SignalId[] signals, DecayedCounter[] counters) {
        this.newest = newest;
        this.openFrom = openFrom;
        this.facts = facts;
        this.signals = signals;
        this.counters = counters;
    }

    /** What reads as a state was written; the signals rise. */
    static SignalState restored(long newest, long openFrom, long facts, SortedMap<SignalId, DecayedCounter> counters) {
        return new SignalState(
                newest,
                openFrom,
                facts,
                counters.keySet().toArray(SignalId[]::new),
                counters.values().toArray(DecayedCounter[]::new));
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
        return List.of(signals);
    }

    /**
     * One signal.
     *
     * @param signal which
     * @return its counter; empty if it never counted an amount above 0
     */
    public Optional<DecayedCounter> counter(SignalId signal) {
        int at = Arrays.binarySearch(signals, signal);
        return at < 0 ? Optional.empty() : Optional.of(counters[at]);
    }

    /**
     * All signals.
     *
     * @return counters by rising signal; unmodifiable
     */
    public SortedMap<SignalId, DecayedCounter> counters() {
        SortedMap<SignalId, DecayedCounter> all = new TreeMap<>();
        for (int i = 0; i < signals.length; i++) {
            all.put(signals[i], counters[i]);
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
        return micros <= openFrom ? this : new SignalState(newest, micros, facts, signals, counters);
    }

    /** With a fact that counts. A counter whose half-life is another than the share's goes on from what is left of it. */
    SignalState plus(SignalTask task) {
        long at = Timestamps.toMicros(task.fact().at());
        SignalId[] ids = signals;
        DecayedCounter[] sums = counters.clone();
        for (SignalShare share : task.shares()) {
            int index = Arrays.binarySearch(ids, share.signal());
            DecayedCounter before =
                    index < 0 ? DecayedCounter.empty(share.halfLife()) : sums[index].fading(share.halfLife());
            DecayedCounter after = before.plus(share.amount(), at);
            if (index >= 0) {
                sums[index] = after;
            } else if (share.amount() > 0) {
                ids = inserted(ids, -index - 1, share.signal());
                sums = inserted(sums, -index - 1, after);
            }
        }
        return new SignalState(Math.max(newest, at), openFrom, Math.addExact(facts, 1), ids, sums);
    }

    private static <T> T[] inserted(T[] all, int at, T one) {
        T[] more = Arrays.copyOf(all, all.length + 1);
        System.arraycopy(all, at, more, at + 1, all.length - at);
        more[at] = one;
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
                && Arrays.equals(signals, that.signals)
                && Arrays.equals(counters, that.counters);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(newest + facts) + Arrays.hashCode(counters);
    }

    @Override
    public String toString() {
        return "SignalState" + signals() + " of " + facts + " facts, newest " + newest();
    }
}
