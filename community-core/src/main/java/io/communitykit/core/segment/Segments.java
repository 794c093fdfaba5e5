package io.communitykit.core.segment;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.internal.MemberStateJson;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.core.segment.spi.ProfileStore.Due;
import io.communitykit.core.segment.spi.ProfileStore.Saved;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is who, right now: told facts and profiles, it keeps every member's segments right and tells who enters and leaves. Time
 * needs no polling: {@link #nextDeadline} says when something may change next, {@link #drainDue} lets it. Whoever asks for
 * a member gets the answer as of now, drained or not. Immutable and safe for many threads.
 *
 * <p>A change is saved together with the state and then handed out; a crash in between hands it out no more, but {@link
 * #recent} finds the last one of each segment again, under the same key.
 */
public final class Segments {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final int PAGE = 500;
    /** Whole states are larger than deadlines. */
    private static final int STATES = 100;

    private static final int LARGEST_PAGE = 10_000;
    /** So many members are named in an error. */
    private static final int NAMED = 20;

    private final SegmentProgram program;
    private final ProfileStore store;
    private final InstantSource clock;

    private Segments(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.clock = builder.clock;
    }

    /**
     * Starts a facade.
     *
     * @param program the rules
     * @param store where members are kept
     * @return a builder
     */
    public static Builder builder(SegmentProgram program, ProfileStore store) {
        return new Builder(program, store);
    }

    /**
     * Tells something that happened to the counters of every member whom it concerns.
     *
     * @param event the fact; may have been told before
     * @return a result for each member whom some counter counts it for, none if no counter does
     * @throws io.communitykit.core.StorageException if the store failed; tell the fact again. Members for whom it was saved before
     *     are not told of again; {@link #recent} finds their changes
     */
    public List<SegmentResult> tell(CommunityEvent event) {
        List<SegmentResult> results = new ArrayList<>();
        for (MemberId member : program.counters().members(event)) {
            results.add(update(member, live -> Optional.of(live.tell(event))));
        }
        return results;
    }

    /**
     * Tells what a profile holds.
     *
     * @param member whose
     * @param commands what, in order; all together or none, and judged when all are told
     * @return what became of it
     * @throws io.communitykit.core.InvalidValueException if a command does not fit the program; nothing is changed then
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public SegmentResult execute(MemberId member, List<ProfileCommand> commands) {
        return update(member, live -> {
            live.apply(commands);
            return Optional.empty();
        });
    }

    /**
     * Tells one thing of a profile.
     *
     * @param member whose
     * @param command what
     * @return what became of it
     * @throws io.communitykit.core.InvalidValueException if the command does not fit the program
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public SegmentResult execute(MemberId member, ProfileCommand command) {
        return execute(member, List.of(command));
    }

    private SegmentResult update(MemberId member, Function<LiveProfile, Optional<CounterResult>> tell) {
        Instant now = clock.instant();
        Optional<SegmentResult> result = store.update(member, state -> {
            MemberState before = state.orElseGet(() -> MemberState.of(member));
            LiveProfile live = LiveProfile.open(program, before, now);
            var counted = tell.apply(live);
            return new Saved<>(Optional.of(live.state()), new SegmentResult.Applied(member, live.changes(), counted));
        });
        result.ifPresent(it -> it.changes().forEach(change -> LOG.debug("{}", change)));
        return result.orElseGet(() -> new SegmentResult.Erased(member));
    }

    /**
     * The memberships of a member, as of now. Nothing is saved.
     *
     * @param member who
     * @return one for each segment of the program, in or out; a member never seen is one of whom nothing is known
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<SegmentMembership> of(MemberId member) {
        return live(member).memberships();
    }

    /**
     * Whether a member is in a segment, as of now. Nothing is saved.
     *
     * @param member who
     * @param segment which; nobody is in one that the program lacks
     * @return whether the member is in it
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public boolean isIn(MemberId member, SegmentId segment) {
        return live(member).isIn(segment);
    }

    /**
     * A member as of now, to look at and to try things on. Nothing of that is saved.
     *
     * @param member who
     * @return a copy, for one thread
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public LiveProfile live(MemberId member) {
        MemberState state = store.read(member).orElseGet(() -> MemberState.of(member));
        return LiveProfile.open(program, state, clock.instant());
    }

    /**
     * The first instant at which time alone may change something of some member.
     *
     * @return the instant; it may lie in the past where {@link #drainDue} was not called since; empty where nothing is due
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<Instant> nextDeadline() {
        return store.due(Timestamps.MAX, 1).stream().map(Due::at).findFirst();
    }

    /**
     * Lets happen what is due: every change takes place at its own instant, whenever this is called. Safe to call from several
     * threads or machines at once; a change is handed to one of them.
     *
     * @param until up to and including this instant, at most now
     * @param changes told every change, after it was saved; those of one member in order
     * @return how many members were looked at
     * @throws io.communitykit.core.StorageException if the store failed; call again. Members whose states cannot be read or saved are
     *     named in it, after all others were done. What {@code changes} throws goes through; the changes of that member are saved
     *     and {@link #recent} finds them
     */
    public long drainDue(Instant until, Consumer<SegmentChange> changes) {
        Instant now = clock.instant();
        Instant to = until.isBefore(now) ? until : now;
        Map<MemberId, StorageException> failed = new LinkedHashMap<>();
        long members = 0;
        List<Due> page = open(to, failed);
        while (!page.isEmpty()) {
            for (Due due : page) {
                try {
                    drain(due.member(), to, changes);
                    members++;
                } catch (StorageException e) {
                    if (e.retryable()) {
                        throw e;
                    }
                    failed.put(due.member(), e);
                }
            }
            List<Due> next = open(to, failed);
            if (next.equals(page)) {
                throw StorageException.permanent(
                        ErrorCode.STORAGE_FAILED,
                        "the store lists members as due whose states were saved as due later, "
                                + page.get(0).member() + " the first of them",
                        null);
            }
            page = next;
        }
        if (!failed.isEmpty()) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FAILED,
                    "all that is due was done but for " + failed.size()
                            + " members whose states cannot be read or saved: "
                            + failed.keySet().stream().limit(NAMED).toList(),
                    failed.values().iterator().next());
        }
        return members;
    }

    /** A page of members that are due, without those that failed; these may fill a page from its beginning. */
    private List<Due> open(Instant to, Map<MemberId, StorageException> failed) {
        int limit = Math.min(LARGEST_PAGE, PAGE + failed.size());
        return store.due(to, limit).stream()
                .filter(it -> !failed.containsKey(it.member()))
                .toList();
    }

    private void drain(MemberId member, Instant to, Consumer<SegmentChange> changes) {
        store.<List<SegmentChange>>update(member, state -> {
                    if (state.isEmpty()) {
                        return new Saved<>(Optional.empty(), List.of());
                    }
                    LiveProfile live = LiveProfile.open(program, state.get(), to);
                    return new Saved<>(Optional.of(live.state()), live.changes());
                })
                .ifPresent(all -> all.forEach(changes));
    }

    /**
     * Judges all members by this edition of the program, so that nobody waits for a fact or a deadline. Call {@link #drainDue} with
     * the old edition before, and this once with the new one; it may be stopped and begun again.
     *
     * @param changes told every change, after it was saved
     * @return how many members there are
     * @throws io.communitykit.core.StorageException if the store failed; call again
     */
    public long adopt(Consumer<SegmentChange> changes) {
        Instant now = clock.instant();
        return walk(state -> {
            if (!state.edition().equals(Optional.of(program.version()))) {
                drain(state.member(), now, changes);
            }
        });
    }

    /**
     * The last change of each segment of each member since an instant: for telling again what a crash may have kept back.
     *
     * @param since from this instant on
     * @param changes told every change found; one that was told before has the same {@link SegmentChange#key}
     * @return how many members there are
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public long recent(Instant since, Consumer<SegmentChange> changes) {
        return walk(state -> state.changes().values().stream()
                .filter(it -> !it.at().isBefore(since))
                .forEach(changes));
    }

    /**
     * Walks over all members.
     *
     * @param each told every state as it was saved last
     * @return how many members there are
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public long walk(Consumer<MemberState> each) {
        long members = 0;
        List<MemberState> page = store.members(Optional.empty(), STATES);
        while (!page.isEmpty()) {
            page.forEach(each);
            members += page.size();
            page = store.members(Optional.of(page.get(page.size() - 1).member()), STATES);
        }
        return members;
    }

    /**
     * All that is kept of a member, as the store has it.
     *
     * @param member who
     * @return a JSON object; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<String> export(MemberId member) {
        return store.read(member).map(MemberStateJson::write);
    }

    /**
     * Removes all that is kept of a member, for ever.
     *
     * @param member who
     * @return whether something was removed
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public boolean erase(MemberId member) {
        return store.erase(member);
    }

    /** Puts a facade together. Not safe for many threads. */
    public static final class Builder {

        private final SegmentProgram program;
        private final ProfileStore store;
        private InstantSource clock = InstantSource.system();

        private Builder(SegmentProgram program, ProfileStore store) {
            this.program = program;
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
        public Segments build() {
            return new Segments(this);
        }
    }
}
