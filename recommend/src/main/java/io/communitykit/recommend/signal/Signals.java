package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.recommend.signal.spi.SignalStore.Seen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What members do with content, kept per content and per author as counters that fade. Told facts, late and repeated ones too, it keeps
 * them; asked, it says what is left. Immutable and safe for many threads.
 *
 * <p>Subjects are changed one by one: an event that counts for a content and its author and fails in between is finished by telling it
 * again.
 */
public final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final SignalCounting counting;
    private final SignalStore store;
    private final InstantSource clock;
    private final List<SignalRule> ofContent;
    private final List<SignalRule> ofAuthor;

    private Signals(Builder builder) {
        this.counting = SignalCounting.of(builder.rules);
        this.store = builder.store;
        this.clock = builder.clock;
        this.ofContent = about(SignalAbout.CONTENT, builder.rules);
        this.ofAuthor = about(SignalAbout.AUTHOR, builder.rules);
    }

    private static List<SignalRule> about(SignalAbout about, SignalRules rules) {
        return rules.rules().stream().filter(rule -> rule.about() == about).toList();
    }

    /**
     * Starts a facade.
     *
     * @param rules the signals that are kept
     * @param store where they are kept
     * @return a builder
     */
    public static Builder builder(SignalRules rules, SignalStore store) {
        return new Builder(rules, store);
    }

    /**
     * Tells something that happened.
     *
     * @param event the fact; may have been told before
     * @return what became of it for its content, then for its author; empty where no rule asks for such facts, or the fact names neither
     * @throws InvalidValueException if the subject is longer than the id of content can be
     * @throws io.communitykit.core.StorageException if the store failed; tell the fact again
     */
    public List<SignalResult> apply(CommunityEvent event) {
        List<SignalTask> tasks = counting.route(event);
        if (tasks.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        if (tasks.size() == 1) {
            return List.of(apply(tasks.get(0), now));
        }
        List<SignalResult> results = new ArrayList<>(tasks.size());
        for (SignalTask task : tasks) {
            results.add(apply(task, now));
        }
        return results;
    }

    private SignalResult apply(SignalTask task, Instant now) {
        SignalResult result = store.update(task.subject(), task.key(), seen -> decide(seen, task, now))
                .orElseGet(() -> new SignalResult.Erased(task.subject(), task.key()));
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {} for {}", result.getClass().getSimpleName(), result.key(), result.subject());
        }
        return result;
    }

    private Saved<SignalResult> decide(Seen seen, SignalTask task, Instant now) {
        SignalResult result = counting.decide(seen.state(), seen.known(), task, now);
        if (result instanceof SignalResult.Counted counted) {
            return new Saved<>(Optional.of(new Entry(counted.state(), task.fact())), result);
        }
        return new Saved<>(Optional.empty(), result);
    }

    /**
     * What is left of the signals of some subjects.
     *
     * @param subjects which, at most {@value SignalStore#MAX_READ}
     * @param at as of when; a signal whose newest fact is later is taken as of that
     * @return one reading a subject, in the same order; zeros for one never seen, or erased
     * @throws InvalidValueException if there are too many subjects, or the instant is not within the years 0001 to 9999
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<SignalReading> read(List<SignalSubject> subjects, Instant at) {
        Instant when = Timestamps.cut("instant of a reading", at);
        Map<SignalSubject, SignalState> states = store.read(subjects);
        List<SignalReading> readings = new ArrayList<>(subjects.size());
        for (SignalSubject subject : subjects) {
            readings.add(read(subject, states.getOrDefault(subject, SignalState.empty()), when));
        }
        return readings;
    }

    private SignalReading read(SignalSubject subject, SignalState state, Instant at) {
        SortedMap<SignalId, Double> values = new TreeMap<>();
        for (SignalRule rule : subject.about() == SignalAbout.CONTENT ? ofContent : ofAuthor) {
            double left = state.counter(rule.id())
                    .map(counter -> counter.fading(rule.halfLife()).at(at))
                    .orElse(0.0);
            values.put(rule.id(), left);
        }
        return new SignalReading(subject, state.facts(), values);
    }

    /**
     * Forgets the keys of facts that lie further back than the horizon, counted from now, so that the store does not grow for ever. Facts that
     * old are too late from then on for the subjects concerned, even if these have no newer ones. Call it now and then; not while a
     * history is told that is older than the horizon.
     *
     * @return of how many subjects keys were forgotten
     * @throws io.communitykit.core.StorageException if the store failed; call again
     */
    public long purge() {
        Instant before = clock.instant().minus(counting.rules().horizon());
        int page = SignalStore.MAX_PURGE;
        long purged = 0;
        while (page == SignalStore.MAX_PURGE) {
            page = store.purge(before, SignalStore.MAX_PURGE);
            purged += page;
        }
        LOG.debug("forgot the keys of {} subjects before {}", purged, before);
        return purged;
    }

    /**
     * Removes all that is kept of a subject, for ever. What is told of it later is refused.
     *
     * @param subject which; an author's id is personal data
     * @return whether something was removed
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public boolean erase(SignalSubject subject) {
        boolean erased = store.erase(subject);
        LOG.debug("erased {} subject", erased ? "a" : "no");
        return erased;
    }

    /** Puts a facade together. Not safe for many threads. */
    public static final class Builder {

        private final SignalRules rules;
        private final SignalStore store;
        private InstantSource clock = InstantSource.system();

        private Builder(SignalRules rules, SignalStore store) {
            this.rules = rules;
            this.store = store;
        }

        /**
         * Sets the clock that says what now is; the system's by default.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         */
        public Signals build() {
            return new Signals(this);
        }
    }
}
