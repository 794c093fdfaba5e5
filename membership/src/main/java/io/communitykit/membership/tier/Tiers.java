package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.internal.reading.Settled;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which tiers a member has and why, what becomes of them if nothing more happens, and gives tiers by decision. The way in
 * to this package. Tiers are decided with the points: give the ladders to the points program with {@link
 * PointsProgram#with(TierProgram)}, and every fact, command and {@link io.communitykit.membership.points.Points#runDue} that
 * moves points moves tiers in the same posting. Immutable; safe for many threads, as its store is.
 */
public final class Tiers {

    private final PointsProgram program;
    private final PointsStore store;
    private final InstantSource clock;
    private final Standings standings;

    private Tiers(Builder builder) {
        this.program = builder.program;
        this.store = builder.store;
        this.clock = builder.clock;
        this.standings = new Standings(program, program.tiers().orElseThrow());
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param program the edition of the points program that decides, with its ladders
     * @param store where its accounts are kept
     * @return a builder; not safe for many threads
     * @throws InvalidValueException if the program has no ladders
     */
    public static Builder builder(PointsProgram program, PointsStore store) {
        if (program.tiers().isEmpty()) {
            throw InvalidValueException.of("tiers of program " + program.id(), "given by PointsProgram.with", "none");
        }
        return new Builder(program, store);
    }

    /**
     * Where a member stands on every ladder, as of the clock: what is due by then counts, though it may not be posted yet.
     *
     * @param member the member; one never seen has what everybody begins with
     * @return one standing a ladder, in the program's order
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<TierStanding> standings(MemberId member) {
        Instant now = now();
        return standings(settled(member, now), now);
    }

    /**
     * Where a member stands on one ladder, as of the clock.
     *
     * @param member the member; one never seen has what everybody begins with
     * @param ladder the ladder
     * @return the standing, or empty if there is no such ladder
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<TierStanding> standing(MemberId member, LadderId ladder) {
        return standings(member).stream()
                .filter(standing -> standing.ladder().equals(ladder))
                .findFirst();
    }

    /**
     * Where an account of a listing stands on every ladder, as it was posted last. Does not ask the store; what became due since
     * is not in it.
     *
     * @param head the account
     * @return one standing a ladder, in the program's order
     */
    public List<TierStanding> standings(AccountHead head) {
        return standings.of(head.pots(), head.tiers(), head.lastRecorded());
    }

    /**
     * A page of a member's tier history, oldest first: every change with what was compared. Never rewritten.
     *
     * @param query which account and how many postings to look through; what the page before named as its next
     * @return the changes in those postings, perhaps none though more follow
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Page<TierEvent, PostingQuery> history(PostingQuery query) {
        Page<Posting, PostingQuery> page = store.postings(query);
        List<TierEvent> events = new ArrayList<>();
        for (Posting posting : page.items()) {
            events.addAll(events(posting));
        }
        return new Page<>(events, page.next());
    }

    /**
     * The tier history of a member, all of it.
     *
     * @param member the member
     * @return the changes, oldest first; empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<TierEvent> history(MemberId member) {
        List<TierEvent> events = new ArrayList<>();
        AccountPages.forEach(
                store, new PostingQuery.Whose.Member(account(member)), 0, posting -> events.addAll(events(posting)));
        return events;
    }

    /**
     * What a posting did to the member's tiers.
     *
     * @param posting a posting, such as that of an applied result
     * @return its changes as lines of the history
     */
    public static List<TierEvent> events(Posting posting) {
        return posting.tiers().stream()
                .map(change -> new TierEvent(posting.sequence(), posting.recordedAt(), posting.reason(), change))
                .toList();
    }

    /**
     * What becomes of a member if nothing more happens: what expires when, which tier follows, and where the member stands then.
     * Made by the very rules that will post it, on a copy.
     *
     * @param member the member
     * @param until to when; after the clock
     * @return the steps in order
     * @throws InvalidValueException if the instant is not after the clock
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Projection project(MemberId member, Instant until) {
        Instant now = now();
        Instant end = Timestamps.cut("until", until);
        if (!end.isAfter(now)) {
            throw InvalidValueException.of("until", "after the clock, " + now, until);
        }
        Settled account = settled(member, end);
        List<Projection.Step> steps = new ArrayList<>();
        for (Posting posting : account.due()) {
            step(posting).ifPresent(steps::add);
        }
        return new Projection(now, end, steps, standings(account, end));
    }

    private static Optional<Projection.Step> step(Posting posting) {
        Map<CurrencyId, Long> expiring = new TreeMap<>();
        for (Entry entry : posting.entries()) {
            if (entry.kind() == EntryKind.EXPIRE) {
                expiring.merge(entry.currency(), -entry.applied(), Math::addExact);
            }
        }
        return expiring.isEmpty() && posting.tiers().isEmpty()
                ? Optional.empty()
                : Optional.of(new Projection.Step(posting.recordedAt(), expiring, posting.tiers()));
    }

    /**
     * Carries out a command on a tier.
     *
     * @param command the command; may have been told before
     * @return applied, replayed, or rejected with the reason
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public AccountResult execute(TierCommand command) {
        return executeAll(List.of(command)).get(0);
    }

    /**
     * Carries out several commands at one go, which costs a database store far fewer round trips than one by one.
     *
     * @param commands the commands; best some tens to a few hundred
     * @return one result a command, in their order
     * @throws io.communitykit.core.StorageException if the store failed; tell all the commands again
     */
    public List<AccountResult> executeAll(List<? extends TierCommand> commands) {
        Instant now = now();
        List<Unit<AccountResult>> units = new ArrayList<>(commands.size());
        for (TierCommand command : commands) {
            units.add(task(command, program).unit(program, now));
        }
        return units.isEmpty() ? List.of() : store.update(units);
    }

    /**
     * Puts a member on ladders that know nothing of what came in before: new ones, and those whose measure or window changed
     * with an edition. Reads all postings of the member once. Refunds are attributed by the reversal rules of the edition at
     * hand. Does nothing where every ladder knows all. Safe to call again and beside other work.
     *
     * @param key what makes the posting unique; may have been told before, but is refused where other ladders are missing by
     *     now, so name the edition in it
     * @param member the member
     * @return what was posted; empty if there was nothing to do
     * @throws io.communitykit.core.StorageException if the store failed; call again
     */
    public Optional<AccountResult> enrol(IdempotencyKey key, MemberId member) {
        return new Enrolment(program, store).enrol(key, member, now());
    }

    /**
     * Turns a command into a task for {@link PointsRules#decide}.
     *
     * @param command the command
     * @param program the program; names the account
     * @return the task
     */
    public static Task task(TierCommand command, PointsProgram program) {
        return new TierTasks(command, program).task();
    }

    private Settled settled(MemberId member, Instant at) {
        return Settled.read(store, program, Want.due(account(member), at), at);
    }

    private List<TierStanding> standings(Settled account, Instant at) {
        return standings.of(account.pots(), account.tiers(), at);
    }

    private AccountId account(MemberId member) {
        return new AccountId(program.id(), member);
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final PointsProgram program;
        private final PointsStore store;
        private InstantSource clock = Clock.systemUTC();

        private Builder(PointsProgram program, PointsStore store) {
            this.program = program;
            this.store = store;
        }

        /**
         * Sets the clock that says what is due; the system's by default.
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
        public Tiers build() {
            return new Tiers(this);
        }
    }
}
