package io.communitykit.referral.team;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.spi.SeatRefund;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a fact does to a team. Pure: the same state, fact and instant give the same decision. Every decision first brings the team
 * to the instant, so that a seat or a team whose time is over is never taken for open, whoever looks first. Immutable and safe for many
 * threads.
 *
 * @param policy the rules
 */
public record TeamRules(TeamPolicy policy) {

    /**
     * Decides.
     *
     * @param state what is known
     * @param fact what happens
     * @param now when it is decided
     * @return what it comes to
     */
    public TeamDecision decide(TeamState state, TeamFact fact, Instant now) {
        Instant at = Timestamps.cut("instant of a decision", now);
        if (state.team().isEmpty()) {
            return fact instanceof TeamFact.Opened opened
                    ? new Turn(state, OpenTeam.opened(policy, at), at).open(opened)
                    : new TeamDecision(
                            new TeamResult.Declined(Optional.empty(), Reason.NOT_FOUND),
                            state,
                            Optional.empty(),
                            Optional.empty());
        }
        OpenTeam team = new OpenTeam(state.team().get());
        team.reach(at);
        return new Turn(state, team, at).decide(fact);
    }

    /**
     * Whether a member still has a seat in a team that may have come to its end since, also where nothing has said so yet: a paid one unless
     * the team failed, a held one while it forms.
     */
    boolean hasSeat(Team team, Optional<Instant> heldUntil, Instant now) {
        OpenTeam open = new OpenTeam(team);
        open.reach(now);
        return heldUntil.isPresent()
                ? open.status() == TeamStatus.FORMING
                : !open.status().isFailed();
    }

    /** One decision. Used once, by one thread. */
    private final class Turn {

        private final TeamState before;
        private final OpenTeam team;
        private final Instant now;
        private Optional<Seat> seat;
        private Optional<Seat> spare;
        private Optional<Seat> former = Optional.empty();
        private Optional<TeamDecision.Opened> opened = Optional.empty();

        private Turn(TeamState before, OpenTeam team, Instant now) {
            this.before = before;
            this.team = team;
            this.now = now;
            this.seat = before.seat();
            this.spare = before.spare();
        }

        private TeamDecision decide(TeamFact fact) {
            if (fact instanceof TeamFact.Opened it) {
                return seat.filter(mine -> before.opening().equals(Optional.of(it.order())))
                        .map(this::replayed)
                        .orElseGet(() -> declined(Reason.ALREADY_TOLD));
            } else if (fact instanceof TeamFact.Joined it) {
                return join(it);
            } else if (fact instanceof TeamFact.Paid it) {
                return pay(it);
            } else if (fact instanceof TeamFact.GivenUp it) {
                return giveUp(it);
            } else if (fact instanceof TeamFact.Refunded it) {
                return refund(it);
            } else if (fact instanceof TeamFact.Answered it) {
                return answer(it);
            } else if (fact instanceof TeamFact.Postponed it) {
                team.retryAt(Optional.of(it.until()));
            } else if (fact instanceof TeamFact.Cancelled) {
                return cancel();
            }
            return applied(seat);
        }

        private TeamDecision open(TeamFact.Opened fact) {
            Optional<Reason> against = policy.runs()
                    .filter(runs -> !runs.contains(now))
                    .map(runs -> now.isBefore(runs.start()) ? Reason.STARTS_LATER : Reason.NOT_RUNNING)
                    .or(this::memberLimit);
            if (against.isPresent()) {
                return new TeamDecision(
                        new TeamResult.Declined(Optional.empty(), against.get()),
                        before,
                        Optional.empty(),
                        Optional.empty());
            }
            reserve(fact.order(), team.number());
            return applied(seat);
        }

        private TeamDecision join(TeamFact.Joined fact) {
            if (spare.isPresent()) {
                return replayed(spare.get());
            }
            Optional<SeatStatus> mine = seat.map(this::statusOf);
            boolean same = seat.filter(it -> it.order().equals(fact.order())).isPresent();
            if (same && mine.get() != SeatStatus.RELEASED) {
                return replayed(seat.get());
            }
            if (mine.filter(TeamRules::isLive).isPresent()) {
                return declined(Reason.ALREADY_IN_TEAM);
            }
            Optional<Reason> against = against(fact.standing(), fact.against());
            if (against.isPresent()) {
                return declined(against.get());
            }
            makeRoom();
            reserve(fact.order(), team.number());
            return applied(seat);
        }

        private TeamDecision pay(TeamFact.Paid fact) {
            if (spare.isPresent()) {
                return toldBefore(spare.get(), fact);
            }
            Optional<SeatStatus> mine = seat.map(this::statusOf);
            boolean same = seat.filter(it -> it.order().equals(fact.order())).isPresent();
            if (same && seat.get().status() != SeatStatus.RESERVED && seat.get().status() != SeatStatus.RELEASED) {
                return toldBefore(seat.get(), fact);
            }
            if (before.taken().isPresent()) {
                return decision(new TeamResult.Conflict(List.of("member")));
            }
            if (!fact.amount().currency().equals(team.terms().currency())) {
                return declined(Reason.OTHER_CURRENCY);
            }
            if (same && mine.get() == SeatStatus.RESERVED) {
                take(seat.get().number(), fact);
                return applied(seat);
            }
            if (!same && mine.filter(TeamRules::isLive).isPresent()) {
                return late(fact, Reason.ALREADY_IN_TEAM);
            }
            // Who joined in time and pays late is not judged again, but needs a free seat.
            Optional<Reason> against = same ? closed() : against(fact.standing(), fact.against());
            if (against.isPresent()) {
                return late(fact, against.get());
            }
            makeRoom();
            take(team.number(), fact);
            return applied(seat);
        }

        private Optional<Reason> against(TeamFact.Standing standing, Optional<Reason> screened) {
            boolean known = policy.joiners() == TeamPolicy.Joiners.NEWCOMERS && standing == TeamFact.Standing.KNOWN;
            return closed().or(() -> known ? Optional.of(Reason.EXISTING_CUSTOMER) : Optional.empty())
                    .or(() -> screened)
                    .or(this::memberLimit);
        }

        private Optional<Reason> closed() {
            return switch (team.status()) {
                case EXPIRED -> Optional.of(Reason.EXPIRED);
                case CANCELLED -> Optional.of(Reason.TEAM_CANCELLED);
                case SUCCEEDED -> Optional.of(Reason.TEAM_COMPLETE);
                case FORMING -> team.isFull() ? Optional.of(Reason.TEAM_FULL) : Optional.empty();
            };
        }

        private Optional<Reason> memberLimit() {
            return policy.perMember().isPresent()
                            && before.teams()
                                            .with(before.id(), Optional.empty(), now)
                                            .count(now)
                                    >= policy.perMember().getAsInt()
                    ? Optional.of(Reason.MEMBER_LIMIT_REACHED)
                    : Optional.empty();
        }

        /** A seat whose money moved is kept by its order when the member takes another. */
        private void makeRoom() {
            former = seat.filter(it -> it.status() != SeatStatus.RESERVED && it.status() != SeatStatus.RELEASED);
        }

        private void reserve(OrderId order, int number) {
            seat = Optional.of(Seat.reserved(number, order, now, team.reserve(number, now, policy)));
        }

        private void take(int number, TeamFact.Paid fact) {
            team.pay(number, fact.amount().minor(), now);
            seat = Optional.of(Seat.paid(number, fact.order(), fact.amount().minor(), now));
        }

        private TeamDecision late(TeamFact.Paid fact, Reason reason) {
            Seat kept = Seat.spare(fact.order(), fact.amount().minor(), now, reason);
            Optional<TeamId> next =
                    fact.next().filter(it -> mayOpen(reason, fact.amount().currency()));
            if (next.isPresent()) {
                OpenTeam fresh = OpenTeam.opened(policy, now);
                int first = fresh.number();
                fresh.pay(first, fact.amount().minor(), now);
                opened = Optional.of(new TeamDecision.Opened(
                        next.get(),
                        fresh.done(),
                        Seat.paid(first, fact.order(), fact.amount().minor(), now)));
                kept = kept.movedTo(next.get());
            } else {
                team.owe();
            }
            spare = Optional.of(kept);
            return decision(new TeamResult.Late(team.done(), kept, reason));
        }

        /** Whether a payment that is too late for this reason opens a team of its own. */
        private boolean mayOpen(Reason reason, Currency currency) {
            boolean closed = reason == Reason.EXPIRED || reason == Reason.TEAM_FULL || reason == Reason.TEAM_COMPLETE;
            return closed
                    && policy.currency().equals(currency)
                    && policy.latePayment() == TeamPolicy.LatePayment.NEW_TEAM
                    && policy.runs().map(it -> it.contains(now)).orElse(true)
                    && memberLimit().isEmpty();
        }

        private TeamDecision toldBefore(Seat kept, TeamFact.Paid fact) {
            return fact.amount().equals(new Money(kept.amount(), team.terms().currency()))
                    ? replayed(kept)
                    : decision(new TeamResult.Conflict(List.of("amount")));
        }

        private TeamDecision giveUp(TeamFact.GivenUp fact) {
            Optional<Seat> mine = seat.filter(it -> it.order().equals(fact.order()));
            if (mine.isEmpty()) {
                return declined(Reason.NOT_FOUND);
            }
            SeatStatus status = statusOf(mine.get());
            if (status == SeatStatus.RESERVED) {
                team.release(mine.get().number());
                seat = mine.map(it -> it.to(SeatStatus.RELEASED, now));
                return applied(seat);
            }
            return status == SeatStatus.RELEASED ? replayed(mine.get()) : declined(Reason.ALREADY_PAID);
        }

        private TeamDecision refund(TeamFact.Refunded fact) {
            Optional<Seat> kept = of(fact.order());
            if (kept.isEmpty()) {
                return declined(Reason.NOT_FOUND);
            }
            return switch (kept.get().status()) {
                case PAID, REFUND_DUE, REFUND_REFUSED -> {
                    settle(kept.get(), SeatStatus.REFUNDED);
                    if (kept.get().status() == SeatStatus.PAID) {
                        team.reopen(now, policy);
                    }
                    yield applied(of(fact.order()));
                }
                case REFUNDED -> replayed(kept.get());
                case RESERVED, RELEASED -> declined(Reason.NOT_FOUND);
                case MOVED -> declined(Reason.TEAM_COMPLETE);
            };
        }

        private TeamDecision answer(TeamFact.Answered fact) {
            Optional<Seat> kept = of(fact.order());
            if (kept.isEmpty() || statusOf(kept.get()) != SeatStatus.REFUND_DUE) {
                return kept.map(this::replayed).orElseGet(() -> declined(Reason.NOT_FOUND));
            }
            if (fact.outcome() != SeatRefund.Outcome.LATER) {
                settle(
                        kept.get(),
                        fact.outcome() == SeatRefund.Outcome.DONE ? SeatStatus.REFUNDED : SeatStatus.REFUND_REFUSED);
            }
            return applied(of(fact.order()));
        }

        /** The money of an order is no longer the team's. */
        private void settle(Seat kept, SeatStatus next) {
            if (kept.status() == SeatStatus.PAID) {
                team.leave(kept.amount());
            } else if (kept.status() == SeatStatus.REFUND_DUE) {
                team.settle();
            } else {
                team.heal();
            }
            if (next == SeatStatus.REFUND_REFUSED) {
                team.refuse();
            }
            if (spare.isPresent()) {
                spare = Optional.of(kept.to(next, now));
            } else {
                seat = Optional.of(kept.to(next, now));
            }
        }

        private Optional<Seat> of(OrderId order) {
            return spare.or(() -> seat.filter(it -> it.order().equals(order)));
        }

        private TeamDecision cancel() {
            return switch (team.status()) {
                case FORMING -> {
                    team.cancel();
                    yield applied(seat);
                }
                case CANCELLED -> applied(seat);
                case EXPIRED -> declined(Reason.EXPIRED);
                case SUCCEEDED -> declined(Reason.TEAM_COMPLETE);
            };
        }

        private SeatStatus statusOf(Seat it) {
            return team.done().statusOf(it);
        }

        private TeamDecision applied(Optional<Seat> mine) {
            return decision(new TeamResult.Applied(team.done(), mine));
        }

        private TeamDecision replayed(Seat mine) {
            return decision(new TeamResult.Replayed(team.done(), mine));
        }

        private TeamDecision declined(Reason reason) {
            return decision(new TeamResult.Declined(Optional.of(team.done()), reason));
        }

        private TeamDecision decision(TeamResult result) {
            MemberTeams teams = before.teams().with(before.id(), counted(seat), now);
            if (opened.isPresent()) {
                teams = teams.with(
                        opened.get().id(), counted(Optional.of(opened.get().seat())), now);
            }
            TeamState after = new TeamState(
                    before.id(), Optional.of(team.done()), seat, spare, before.opening(), before.taken(), teams);
            return new TeamDecision(result, after, former, opened);
        }
    }

    /** What nobody limits is not counted, so that what is kept of a member stays small. */
    private Optional<Seat> counted(Optional<Seat> seat) {
        return seat.filter(it -> policy.perMember().isPresent());
    }

    private static boolean isLive(SeatStatus status) {
        return status == SeatStatus.RESERVED || status == SeatStatus.PAID || status == SeatStatus.REFUND_DUE;
    }
}
