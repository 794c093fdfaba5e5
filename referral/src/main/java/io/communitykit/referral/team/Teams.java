package io.communitykit.referral.team;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.internal.DueWalk;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.JoinScreen;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.ReferralScreen;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.internal.TeamForms;
import io.communitykit.referral.team.spi.SeatRefund;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group-buys: told who opens, joins and pays, it gives out exactly the seats there are, tells everybody else why not, completes teams, and
 * pays back each payment that has no place in one to its own order.
 *
 * <p>A team is one aggregate, and each fact is one atomic step on it, so that joining, paying, expiring and giving up race for one row and
 * one of them comes first. What time does (reservations and teams that end) is done first in every step, so that {@link #runDue} is needed
 * for refunds but never for being right. A fact may be told at least once: it is known again by its team, member and order. An order is for
 * one seat of one team. Refunds leave after the step by {@link SeatRefund}, with the same key however often they are asked for.
 *
 * <p>Each operation is one update of two books: the team's and the member's. Immutable; safe for many threads, as its store and its ports
 * are.
 */
public final class Teams {

    /** What a port puts off is tried again after this time. */
    static final Duration RETRY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Teams.class);

    private final TeamRules rules;
    private final TeamBooks names;
    private final BookStore store;
    private final SeatRefund refunds;
    private final JoinScreen screen;
    private final InstantSource clock;

    private Teams(Builder builder) {
        this.rules = new TeamRules(builder.policy);
        this.names = new TeamBooks(builder.policy.program());
        this.store = builder.store;
        this.refunds = builder.refunds;
        this.screen = new JoinScreen(builder.screen);
        this.clock = builder.clock;
    }

    /**
     * Starts a facade.
     *
     * @param policy the rules
     * @param store where everything is kept
     * @param refunds pays orders back
     * @return a builder
     */
    public static Builder builder(TeamPolicy policy, BookStore store, SeatRefund refunds) {
        return new Builder(policy, store, refunds);
    }

    /**
     * Opens a team and holds its first seat for a payment.
     *
     * @param team the new team's id, by the host
     * @param member who opens it
     * @param order by which the seat will be paid
     * @return applied with the held seat, replayed, or declined: {@link Reason#STARTS_LATER}, {@link Reason#NOT_RUNNING}, {@link
     *     Reason#MEMBER_LIMIT_REACHED}, or {@link Reason#ALREADY_TOLD} where the id is taken
     * @throws StorageException if the store failed; tell it again
     */
    public TeamResult open(TeamId team, MemberId member, OrderId order) {
        return tell(team, Party.of(member), order, new TeamFact.Opened(order));
    }

    /**
     * Joins a team and holds a seat for a payment.
     *
     * @param team which
     * @param member who
     * @param order by which the seat will be paid
     * @param standing what the host says of the member
     * @return applied with the held seat, replayed, or declined with the reason: {@link Reason#TEAM_FULL}, {@link Reason#TEAM_COMPLETE},
     *     {@link Reason#EXPIRED}, {@link Reason#TEAM_CANCELLED}, {@link Reason#ALREADY_IN_TEAM}, {@link Reason#EXISTING_CUSTOMER}, {@link
     *     Reason#MEMBER_LIMIT_REACHED}, {@link Reason#NOT_FOUND}, or the screen's
     * @throws StorageException if the store failed; tell it again
     */
    public TeamResult join(TeamId team, MemberId member, OrderId order, Standing standing) {
        return tell(team, Party.of(member), order, new TeamFact.Joined(order, standing, against(team, member)));
    }

    /**
     * Tells that a member paid, also one who did not join before.
     *
     * @param team for which team
     * @param member who
     * @param order by which
     * @param amount how much, 0 or more, in the team's currency
     * @param standing what the host says of the member
     * @return applied with the paid seat; late where there is no seat for it, with what became of the money; replayed; a conflict where
     *     another amount was told before, or by another member; declined with {@link Reason#NOT_FOUND} where there is no such team and with
     *     {@link Reason#OTHER_CURRENCY} where its payments are in another; or erased. Of the last two nothing is kept: the shop has the
     *     money and pays it back
     * @throws InvalidValueException if the amount is negative or beyond 10^12 minor units
     * @throws StorageException if the store failed; tell it again
     */
    public TeamResult paid(TeamId team, MemberId member, OrderId order, Money amount, Standing standing) {
        TeamId next = new TeamId("late-" + FactKeys.digest(rules.policy().program(), team, order));
        return tell(
                team,
                Party.of(member),
                order,
                new TeamFact.Paid(order, amount, standing, against(team, member), Optional.of(next)));
    }

    /**
     * Tells that an order that was not paid is given up, which frees its seat.
     *
     * @param team in which team
     * @param member whose
     * @param order which
     * @return applied, replayed, or declined: {@link Reason#ALREADY_PAID} or {@link Reason#NOT_FOUND}
     * @throws StorageException if the store failed; tell it again
     */
    public TeamResult givenUp(TeamId team, MemberId member, OrderId order) {
        return tell(team, Party.of(member), order, new TeamFact.GivenUp(order));
    }

    /**
     * Tells that the shop paid an order back by itself, such as after a return. Nothing is paid back here for it. Also of a member who was
     * erased since.
     *
     * @param team in which team
     * @param member whose
     * @param order which
     * @return applied, replayed, or declined with {@link Reason#NOT_FOUND} where nothing of it was paid, and {@link Reason#TEAM_COMPLETE}
     *     where the payment opened a team of its own: tell it of that one
     * @throws StorageException if the store failed; tell it again
     */
    public TeamResult refunded(TeamId team, MemberId member, OrderId order) {
        return tell(team, Party.of(member), order, new TeamFact.Refunded(order));
    }

    /**
     * Gives a team up that is not complete; every paid seat is paid back by {@link #runDue}.
     *
     * @param team which
     * @return applied, or declined: {@link Reason#TEAM_COMPLETE}, {@link Reason#EXPIRED} or {@link Reason#NOT_FOUND}
     * @throws StorageException if the store failed; tell it again
     */
    public TeamResult cancel(TeamId team) {
        return update(team, Optional.empty(), Optional.empty(), new TeamFact.Cancelled());
    }

    private TeamResult tell(TeamId team, Party member, OrderId order, TeamFact fact) {
        TeamResult result = update(team, Optional.of(member), Optional.of(order), fact);
        if (result instanceof TeamResult.Late late && late.seat().status() == SeatStatus.REFUND_DUE) {
            return payBack(team, member, late.seat(), late.team().terms().currency())
                    .<TeamResult>map(
                            now -> new TeamResult.Late(now.team(), now.seat().orElseThrow(), late.reason()))
                    .orElse(late);
        }
        return result;
    }

    private TeamResult update(TeamId team, Optional<Party> member, Optional<OrderId> order, TeamFact fact) {
        Instant now = Timestamps.cut("now", clock.instant());
        TeamResult result = store.update(books -> new TeamUpdate(rules, books, team, member, order).run(fact, now));
        LOG.debug(
                "{} of team {}: {}",
                fact.getClass().getSimpleName(),
                team,
                result.getClass().getSimpleName());
        return result;
    }

    /** What the screen has against a member who joins whoever opened the team. */
    private Optional<Reason> against(TeamId team, MemberId member) {
        return screen.against(() -> opener(team), member, Timestamps.cut("now", clock.instant()));
    }

    private Optional<Party> opener(TeamId team) {
        Book book = store.read(List.of(BookWant.keep(names.team(team)).with(TeamBooks.ITS_OPENER)))
                .get(0);
        return book.ranges().get(0).stream().findFirst().flatMap(it -> it.key().party());
    }

    /** Asks for one refund, and keeps the answer; nothing where it was put off. */
    private Optional<TeamResult.Applied> payBack(TeamId team, Party member, Seat seat, Currency currency) {
        SeatRefund.Refund refund = new SeatRefund.Refund(
                new IdempotencyKey(
                        new EventSource("team"),
                        new EventId(FactKeys.digest(rules.policy().program(), team, seat.order()))),
                seat.order(),
                new Money(seat.amount(), currency));
        SeatRefund.Outcome outcome = ask(refund);
        if (outcome == SeatRefund.Outcome.LATER) {
            return Optional.empty();
        }
        TeamResult kept = update(
                team, Optional.of(member), Optional.of(seat.order()), new TeamFact.Answered(seat.order(), outcome));
        if (kept instanceof TeamResult.Erased erased) {
            // Erased since; what is kept of the member is found by the pseudonym when it is due again.
            LOG.warn("refund {} of {} is kept later", refund.key(), erased.member());
        }
        return kept instanceof TeamResult.Applied applied && applied.seat().isPresent()
                ? Optional.of(applied)
                : Optional.empty();
    }

    private SeatRefund.Outcome ask(SeatRefund.Refund refund) {
        try {
            SeatRefund.Outcome outcome = Objects.requireNonNull(refunds.refund(refund), "answer of whoever pays back");
            if (outcome != SeatRefund.Outcome.DONE) {
                LOG.warn("refund {} of order {} is not done: {}", refund.key(), refund.order(), outcome);
            }
            return outcome;
        } catch (RuntimeException e) {
            // Whatever one order does to a shop's payments, the others are not to wait for it.
            LOG.warn("refund {} of order {} is not done", refund.key(), refund.order(), e);
            return SeatRefund.Outcome.LATER;
        }
    }

    /**
     * Lets happen what is due: teams whose time is over end, and what is owed is paid back, each payment to its own order. Each team is
     * looked at once. Safe to call from several threads or machines at once.
     *
     * @param until what is due up to and including this instant, at most now
     * @return how many teams were looked at
     * @throws StorageException if the store failed for some; all others were done; call again
     */
    public long runDue(Instant until) {
        Instant now = Timestamps.cut("now", clock.instant());
        Instant to = until.isBefore(now) ? until : now;
        return new DueWalk(store)
                .serve(
                        TeamBooks.TEAM,
                        rules.policy().program(),
                        to,
                        book -> runDue(new TeamId(book.subject().orElseThrow().value())));
    }

    private void runDue(TeamId team) {
        TeamResult result = update(team, Optional.empty(), Optional.empty(), new TeamFact.TimePassed());
        if (!(result instanceof TeamResult.Applied applied) || !applied.team().isOwing()) {
            return;
        }
        boolean[] putOff = {false};
        each(team, (member, seat) -> {
            if (applied.team().statusOf(seat) == SeatStatus.REFUND_DUE
                    && isStillDue(team, member, seat)
                    && payBack(team, member, seat, applied.team().terms().currency())
                            .isEmpty()) {
                putOff[0] = true;
            }
        });
        if (putOff[0]) {
            Instant retry = Timestamps.cut("now", clock.instant()).plus(RETRY);
            update(team, Optional.empty(), Optional.empty(), new TeamFact.Postponed(retry));
        }
    }

    /** Refunds of others took time, in which the shop may have paid this one back by itself. */
    private boolean isStillDue(TeamId team, Party member, Seat seat) {
        EntryKey spare = TeamBooks.spare(seat.order(), member);
        Book book = store.read(List.of(BookWant.keep(names.team(team), TeamBooks.seat(member), spare)))
                .get(0);
        return TeamBooks.seat(book, spare)
                .or(() -> TeamBooks.seat(book, TeamBooks.seat(member))
                        .filter(it -> it.order().equals(seat.order())))
                .filter(it -> TeamBooks.team(book).orElseThrow().statusOf(it) == SeatStatus.REFUND_DUE)
                .isPresent();
    }

    /**
     * A team as it is now.
     *
     * @param team which
     * @return the team, brought to now; empty for one that was never opened
     * @throws StorageException if the store failed
     */
    public Optional<Team> team(TeamId team) {
        Optional<Team> kept = TeamBooks.team(
                store.read(List.of(BookWant.keep(names.team(team)))).get(0));
        return kept.map(it -> {
            OpenTeam open = new OpenTeam(it);
            open.reach(clock.instant());
            return open.done();
        });
    }

    /**
     * Shows every seat and every spare payment of a team, oldest first of each.
     *
     * @param team which
     * @param each is given whose it is and the seat as it is kept; {@link Team#statusOf} says where it stands
     * @throws StorageException if the store failed
     */
    public void each(TeamId team, BiConsumer<Party, Seat> each) {
        for (EntryKind kind : List.of(TeamBooks.SEAT, TeamBooks.SPARE)) {
            BookPages.each(
                    store,
                    names.team(team),
                    kind,
                    entry -> each.accept(entry.key().party().orElseThrow(), TeamForms.readSeat(entry.body())));
        }
    }

    /**
     * The teams of the activity that a member ever had to do with.
     *
     * @param member who
     * @return teams, oldest first, those of one instant in an order that stays the same; nothing for a member who was erased
     * @throws StorageException if the store failed
     */
    public List<TeamId> teamsOf(MemberId member) {
        List<TeamId> teams = new ArrayList<>();
        BookPages.each(
                store,
                names.member(member),
                TeamBooks.JOINED,
                entry -> teams.add(new TeamId(entry.key().text())));
        return teams;
    }

    /**
     * Forgets who a member was, in every capability that keeps books in this store. Seats stay, under a pseudonym; what is owed for them is
     * still paid back to their orders. Where the same store keeps rewards, call {@code Referrals.settle} before.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed; erase again
     */
    public boolean erase(MemberId member) {
        return store.erase(member);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final TeamPolicy policy;
        private final BookStore store;
        private final SeatRefund refunds;
        private Optional<ReferralScreen> screen = Optional.empty();
        private InstantSource clock = InstantSource.system();

        private Builder(TeamPolicy policy, BookStore store, SeatRefund refunds) {
            this.policy = policy;
            this.store = store;
            this.refunds = refunds;
        }

        /**
         * Sets the screen for abuse, which is asked of whoever opened a team and each who joins; who is refused gets no seat. Everybody
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
         * Makes the facade.
         *
         * @return the facade
         */
        public Teams build() {
            return new Teams(this);
        }
    }
}
