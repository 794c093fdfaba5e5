package io.communitykit.referral.contest;

import io.communitykit.core.StorageException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.internal.DueWalk;
import io.communitykit.referral.internal.FactHorizon;
import io.communitykit.referral.internal.JoinScreen;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.ReferralScreen;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Team PK: told who joins which team and what members do, it keeps a board of the teams, and when the ranks stand it shares the prizes out
 * among the members of the best teams and has each share paid, once.
 *
 * <p>A contest is one aggregate of at most 100 teams of at most 1,000 members, and each fact is one atomic step on it. What time does (the
 * end, and the end of settling) is done first in every step, so that {@link #runDue} is needed for prizes but never for being right. A fact
 * may be told at least once, by its key, and counts by its own instant; facts and what takes them back may be told in any order and give the
 * same board, unless a limit is reached: then those told first count.
 *
 * <p>A fact is one update of the contest's book, joining one of two books. Immutable; safe for many threads, as its store and its ports are.
 */
public final class Contests {

    private final KeptContests kept;
    private final PrizeGiving prizes;
    private final JoinScreen screen;
    private final FactHorizon horizon;

    private Contests(Builder builder) {
        this.kept = new KeptContests(
                new ContestRules(builder.policy),
                new ContestBooks(builder.policy.program(), new KnownTerms()),
                builder.store,
                builder.clock);
        this.prizes = new PrizeGiving(kept, builder.payout);
        this.screen = new JoinScreen(builder.screen);
        this.horizon = new FactHorizon(builder.clock, builder.tolerance);
    }

    /**
     * Starts a facade.
     *
     * @param policy the rules
     * @param store where everything is kept
     * @param payout pays prizes
     * @return a builder
     */
    public static Builder builder(ContestPolicy policy, BookStore store, PrizePayout payout) {
        return new Builder(policy, store, payout);
    }

    /**
     * Opens a contest. Teams may form at once, also where it starts later.
     *
     * @param contest its id, by the host
     * @return applied; replayed where it was opened before, whatever its edition; or declined with {@link Reason#NOT_RUNNING} where the
     *     time of the policy is over
     * @throws StorageException if the store failed; tell it again
     */
    public ContestResult open(ContestId contest) {
        return kept.tell(contest, Optional.empty(), new ContestFact.Opened());
    }

    /**
     * Joins a team, for good; the first member founds it.
     *
     * @param contest which
     * @param team which team
     * @param member who
     * @return applied, replayed, erased, or declined: {@link Reason#ALREADY_IN_TEAM} for a member of another team, {@link
     *     Reason#TEAM_FULL}, {@link Reason#TEAMS_FULL} where no more teams may be founded, {@link Reason#EXPIRED} after the end, {@link
     *     Reason#TEAM_CANCELLED}, {@link Reason#NOT_FOUND}, or the screen's
     * @throws StorageException if the store failed; tell it again
     */
    public ContestResult join(ContestId contest, TeamId team, MemberId member) {
        Optional<Reason> against = screen.against(() -> kept.founder(contest, team), member, kept.now());
        return kept.tell(contest, Optional.of(Party.of(member)), new ContestFact.Joined(team, against));
    }

    /**
     * Tells that a member did something, until the ranks stand.
     *
     * @param contest in which contest
     * @param member who
     * @param action what
     * @param key by which the fact is known again
     * @param at when; it counts from the start of the contest up to its end, which it may be told after
     * @return applied; not counted where a limit is reached or it was taken back before; replayed; a conflict where the key was told for
     *     another member, action or instant; erased; or declined, which leaves nothing and may be told again: {@link Reason#NOT_FOUND}
     *     where there is no such contest or the member is in none of its teams, {@link Reason#NOT_PAID_FOR} for an action that scores
     *     nothing, {@link Reason#STARTS_LATER}, {@link Reason#EXPIRED} for a fact after the end or told when the ranks stand, {@link
     *     Reason#IN_FUTURE}, {@link Reason#TEAM_CANCELLED}
     * @throws StorageException if the store failed; tell it again
     */
    public ContestResult scored(ContestId contest, MemberId member, EventType action, IdempotencyKey key, Instant at) {
        return horizon.isAhead(at)
                ? new ContestResult.Declined(Optional.empty(), Reason.IN_FUTURE)
                : kept.tell(contest, Optional.of(Party.of(member)), new ContestFact.Scored(key, action, at));
    }

    /**
     * Tells that a fact does not count, such as an order that was paid back, until the ranks stand. Also of a member who was erased since,
     * and also before the fact itself, which then never counts. What it took of the member's limits is given back.
     *
     * @param contest in which contest
     * @param key of the fact
     * @return applied, replayed, or declined: {@link Reason#EXPIRED}, {@link Reason#TEAM_CANCELLED} or {@link Reason#NOT_FOUND}
     * @throws StorageException if the store failed; tell it again
     */
    public ContestResult takenBack(ContestId contest, IdempotencyKey key) {
        return kept.tell(contest, Optional.empty(), new ContestFact.TakenBack(key));
    }

    /**
     * Gives a contest up whose ranks do not stand yet; nobody wins.
     *
     * @param contest which
     * @return applied, replayed, or declined: {@link Reason#EXPIRED} or {@link Reason#NOT_FOUND}
     * @throws StorageException if the store failed; tell it again
     */
    public ContestResult cancel(ContestId contest) {
        return kept.tell(contest, Optional.empty(), new ContestFact.Cancelled());
    }

    /**
     * Lets happen what is due: prizes of contests whose ranks stand are shared out and paid. Each contest is looked at once. Safe to call
     * from several threads or machines at once.
     *
     * @param until what is due up to and including this instant, at most now
     * @return how many contests were looked at
     * @throws StorageException if the store failed for some; all others were done; call again
     */
    public long runDue(Instant until) {
        Instant now = kept.now();
        return new DueWalk(kept.store())
                .serve(
                        ContestBooks.CONTEST,
                        kept.names().program(),
                        until.isBefore(now) ? until : now,
                        book -> prizes.run(
                                new ContestId(book.subject().orElseThrow().value())));
    }

    /**
     * A contest as it is now.
     *
     * @param contest which
     * @return the contest, brought to now; empty for one that was never opened
     * @throws StorageException if the store failed
     */
    public Optional<Contest> contest(ContestId contest) {
        return kept.contest(contest);
    }

    /**
     * The teams of a contest by rank, with what each wins if it ends so. Where the contest was cancelled they are ranked all the same, and
     * none has a place or a prize.
     *
     * @param contest which
     * @return the board; empty for a contest that was never opened
     * @throws StorageException if the store failed
     */
    public Optional<ScoreBoard> board(ContestId contest) {
        return kept.board(contest);
    }

    /**
     * Shows every member of a contest, in the order of joining.
     *
     * @param contest which
     * @param each is given who it is and what the member has
     * @throws StorageException if the store failed
     */
    public void members(ContestId contest, BiConsumer<Party, Contestant> each) {
        kept.members(contest, each);
    }

    /**
     * Shows every share of a prize, once they are shared out.
     *
     * @param contest which
     * @param each is given whose it is and the share
     * @throws StorageException if the store failed
     */
    public void shares(ContestId contest, BiConsumer<Party, PrizeShare> each) {
        kept.shares(contest, each);
    }

    /**
     * The contests of the activity that a member joined.
     *
     * @param member who
     * @return contests, oldest first; nothing for a member who was erased
     * @throws StorageException if the store failed
     */
    public List<ContestId> contestsOf(MemberId member) {
        List<ContestId> contests = new ArrayList<>();
        BookPages.each(
                kept.store(),
                kept.names().member(member),
                ContestBooks.JOINED,
                entry -> contests.add(new ContestId(entry.key().text())));
        return contests;
    }

    /**
     * Forgets who a member was, in every capability that keeps books in this store. What the member scored stays with the team; a share that
     * was not paid yet is forfeited, and the others' stay as they are. Where the same store keeps rewards, call {@code Referrals.settle}
     * before.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed; erase again
     */
    public boolean erase(MemberId member) {
        return kept.store().erase(member);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final ContestPolicy policy;
        private final BookStore store;
        private final PrizePayout payout;
        private Optional<ReferralScreen> screen = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private Duration tolerance = AttributionPolicy.USUAL_TOLERANCE;

        private Builder(ContestPolicy policy, BookStore store, PrizePayout payout) {
            this.policy = policy;
            this.store = store;
            this.payout = payout;
        }

        /**
         * Sets the screen for abuse, which is asked of whoever founded a team and each who joins it; who is refused does not join. Everybody
         * passes without it. It costs a round trip for each who joins.
         *
         * @param port the screen; safe for many threads
         * @return this builder
         */
        public Builder screen(ReferralScreen port) {
            this.screen = Optional.of(port);
            return this;
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
         * Sets how far ahead of the clock a fact may lie, since clocks differ.
         *
         * @param ahead 0 or more
         * @return this builder
         */
        public Builder tolerance(Duration ahead) {
            this.tolerance = ahead;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         * @throws io.communitykit.core.InvalidValueException if the tolerance is negative
         */
        public Contests build() {
            return new Contests(this);
        }
    }
}
