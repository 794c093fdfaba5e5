package io.communitykit.referral.contest;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a fact does to a contest. Pure: the same state, fact and instant give the same decision. Every decision first brings the
 * contest to the instant, so that none whose time is over is taken for open, whoever looks first. A contest that was opened goes by its own
 * terms; the policy is for those that are opened now. Immutable and safe for many threads.
 *
 * @param policy the rules
 */
public record ContestRules(ContestPolicy policy) {

    /**
     * What a decision about one member or one fact of a contest rests on, and what it comes to. Immutable and safe for many threads.
     *
     * @param contest the contest; empty where it was not opened yet
     * @param team the team that is joined, or the member's; empty where it is not founded yet
     * @param member what the member has; empty for one who has not joined
     * @param onDay how often the fact's action counted for the member on the fact's day, where that is limited; otherwise 0
     * @param told what is kept of the fact; empty where it was not told yet
     * @param takenBackAt when the fact was taken back
     * @param share the member's share of a prize
     */
    public record State(
            Optional<Contest> contest,
            Optional<TeamScore> team,
            Optional<Contestant> member,
            int onDay,
            Optional<ScoredFact> told,
            Optional<Instant> takenBackAt,
            Optional<PrizeShare> share) {

        /** Nothing. */
        public static final State NONE = new State(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        State with(Contest next) {
            return new State(Optional.of(next), team, member, onDay, told, takenBackAt, share);
        }

        State with(TeamScore itsTeam, Contestant itself, int itsDay) {
            return new State(contest, Optional.of(itsTeam), Optional.of(itself), itsDay, told, takenBackAt, share);
        }

        State with(ScoredFact fact) {
            return new State(contest, team, member, onDay, Optional.of(fact), takenBackAt, share);
        }

        State takenBack(Instant at) {
            return new State(contest, team, member, onDay, told, Optional.of(at), share);
        }

        State with(PrizeShare next) {
            return new State(contest, team, member, onDay, told, takenBackAt, Optional.of(next));
        }
    }

    /**
     * What a fact comes to.
     *
     * @param result what to answer
     * @param after what to keep
     */
    public record Decision(ContestResult result, State after) {}

    /**
     * Decides.
     *
     * @param before what is known
     * @param fact what happens
     * @param now when it is decided
     * @return what it comes to
     */
    public Decision decide(State before, ContestFact fact, Instant now) {
        Instant at = Timestamps.cut("instant of a decision", now);
        if (before.contest().isEmpty()) {
            return fact instanceof ContestFact.Opened
                    ? open(before, at)
                    : new Decision(new ContestResult.Declined(Optional.empty(), Reason.NOT_FOUND), before);
        }
        Contest contest = before.contest().get().at(at);
        return new Turn(contest, before.with(contest), at).decide(fact);
    }

    private Decision open(State before, Instant now) {
        Contest opened = Contest.opened(policy, now);
        return now.isBefore(opened.endsAt())
                ? new Decision(
                        new ContestResult.Applied(opened, Optional.empty(), Optional.empty()), before.with(opened))
                : new Decision(new ContestResult.Declined(Optional.empty(), Reason.NOT_RUNNING), before);
    }

    /**
     * One decision about a contest that is there.
     *
     * @param contest as it is at the instant
     * @param before the state with it
     * @param now the instant
     */
    private record Turn(Contest contest, State before, Instant now) {

        Decision decide(ContestFact fact) {
            if (fact instanceof ContestFact.Joined it) {
                return join(it);
            } else if (fact instanceof ContestFact.Scored it) {
                return score(it);
            } else if (fact instanceof ContestFact.TakenBack) {
                return takeBack();
            } else if (fact instanceof ContestFact.Cancelled) {
                return cancel();
            } else if (fact instanceof ContestFact.SharedOut it) {
                return shareOut(it);
            } else if (fact instanceof ContestFact.AllShared) {
                return isToShare() ? applied(before.with(contest.sharedAt(now))) : replayed();
            } else if (fact instanceof ContestFact.Answered it) {
                return answer(it.status());
            } else if (fact instanceof ContestFact.Postponed it) {
                return applied(before.with(contest.retryAt(it.until())));
            }
            return fact instanceof ContestFact.Opened ? replayed() : applied(before);
        }

        private Decision join(ContestFact.Joined fact) {
            Optional<TeamId> mine = before.member().map(Contestant::team);
            if (mine.isPresent()) {
                return mine.get().equals(fact.team()) ? replayed() : declined(Reason.ALREADY_IN_TEAM);
            }
            Optional<Reason> against = closed().or(() -> when(contest.status() == Contest.Status.ENDED, Reason.EXPIRED))
                    .or(fact::against)
                    .or(this::full);
            if (against.isPresent()) {
                return declined(against.get());
            }
            TeamScore team = before.team().orElseGet(() -> TeamScore.founded(fact.team(), contest.teams() + 1));
            Contest joined = contest.joined(before.team().isPresent() ? 0 : 1);
            return applied(before.with(joined)
                    .with(team.joined(contest.terms()), Contestant.joined(fact.team(), joined.members()), 0));
        }

        private Optional<Reason> full() {
            ContestTerms.Sizes sizes = contest.terms().sizes();
            if (before.team().isEmpty()) {
                return contest.teams() >= sizes.maxTeams() ? Optional.of(Reason.TEAMS_FULL) : Optional.empty();
            }
            return before.team().get().members() >= sizes.maxMembers()
                    ? Optional.of(Reason.TEAM_FULL)
                    : Optional.empty();
        }

        /** Why nothing is taken any more. */
        private Optional<Reason> closed() {
            return switch (contest.status()) {
                case OPEN, ENDED -> Optional.empty();
                case FINAL -> Optional.of(Reason.EXPIRED);
                case CANCELLED -> Optional.of(Reason.TEAM_CANCELLED);
            };
        }

        private Decision score(ContestFact.Scored fact) {
            if (before.told().isPresent()) {
                List<String> differing = differing(before.told().get(), fact);
                return differing.isEmpty() ? replayed() : decision(new ContestResult.Conflict(differing), before);
            }
            Optional<ContestTerms.Score> by = contest.terms().score(fact.action());
            Optional<Reason> against = closed().or(() -> when(before.member().isEmpty(), Reason.NOT_FOUND))
                    .or(() -> when(by.isEmpty(), Reason.NOT_PAID_FOR))
                    .or(() -> when(fact.at().isBefore(contest.startsAt()), Reason.STARTS_LATER))
                    .or(() -> when(!fact.at().isBefore(contest.endsAt()), Reason.EXPIRED));
            return against.map(this::declined)
                    .orElseGet(
                            () -> count(fact, by.orElseThrow(), before.member().orElseThrow()));
        }

        private static Optional<Reason> when(boolean so, Reason reason) {
            return so ? Optional.of(reason) : Optional.empty();
        }

        private List<String> differing(ScoredFact told, ContestFact.Scored fact) {
            List<String> fields = new ArrayList<>();
            if (before.member().filter(it -> it.number() == told.number()).isEmpty()) {
                fields.add("member");
            }
            if (!told.action().equals(fact.action())) {
                fields.add("action");
            }
            if (!told.at().equals(fact.at())) {
                fields.add("at");
            }
            return fields;
        }

        private Decision count(ContestFact.Scored fact, ContestTerms.Score by, Contestant member) {
            TeamScore team = before.team().orElseThrow();
            if (by.perDay().isPresent() && before.onDay() >= by.perDay().getAsInt()) {
                return notCounted(before, member, fact, Reason.DAY_LIMIT_REACHED);
            }
            if (by.perMember().isPresent()
                    && member.count(by.action()) >= by.perMember().getAsInt()) {
                return notCounted(before, member, fact, Reason.MEMBER_LIMIT_REACHED);
            }
            if (before.takenBackAt().isPresent()) {
                // As if it had been told first, so that boards do not depend on which of the two came first.
                return notCounted(
                        before.with(team.reached(fact.at()), member, before.onDay()), member, fact, Reason.REVOKED);
            }
            ScoredFact kept = new ScoredFact(
                    member.team(), member.number(), by.action(), fact.at(), by.points(), Optional.empty());
            return applied(counted(by, member, team.reached(fact.at()), 1).with(kept));
        }

        /** After an action counted once more, or once less. */
        private State counted(ContestTerms.Score by, Contestant member, TeamScore team, int times) {
            Contestant next = member.scored(by, times);
            long least = contest.terms().prizes().leastScore();
            int sharing = (next.score() >= least ? 1 : 0) - (member.score() >= least ? 1 : 0);
            int onDay = by.perDay().isPresent() ? before.onDay() + times : 0;
            return before.with(team.scored(next.score() - member.score(), sharing), next, onDay);
        }

        private Decision notCounted(State state, Contestant member, ContestFact.Scored fact, Reason reason) {
            ScoredFact kept =
                    new ScoredFact(member.team(), member.number(), fact.action(), fact.at(), 0, Optional.of(reason));
            return decision(new ContestResult.NotCounted(contest, kept, reason), state.with(kept));
        }

        private Decision takeBack() {
            if (before.takenBackAt().isPresent()) {
                return replayed();
            }
            Optional<Reason> against = closed();
            if (against.isPresent()) {
                return declined(against.get());
            }
            State noted = before.takenBack(now);
            Optional<ScoredFact> counted = before.told().filter(it -> it.points() > 0);
            if (counted.isEmpty()) {
                return applied(noted);
            }
            ContestTerms.Score by =
                    contest.terms().score(counted.get().action()).orElseThrow();
            return applied(
                    counted(by, before.member().orElseThrow(), before.team().orElseThrow(), -1)
                            .takenBack(now));
        }

        private Decision cancel() {
            return switch (contest.status()) {
                case OPEN, ENDED -> applied(before.with(contest.with(Contest.Status.CANCELLED)));
                case CANCELLED -> replayed();
                case FINAL -> declined(Reason.EXPIRED);
            };
        }

        private boolean isToShare() {
            return contest.status() == Contest.Status.FINAL
                    && contest.sharedAt().isEmpty();
        }

        private Decision shareOut(ContestFact.SharedOut fact) {
            if (!isToShare() || before.team().filter(it -> it.shared() == 0).isEmpty()) {
                return replayed();
            }
            TeamScore team = before.team().get().shared(fact.prize());
            Contest owing = contest.owing(fact.shares().size(), 0);
            return applied(new State(
                    Optional.of(owing),
                    Optional.of(team),
                    before.member(),
                    before.onDay(),
                    before.told(),
                    before.takenBackAt(),
                    before.share()));
        }

        private Decision answer(PrizeShare.Status status) {
            Optional<PrizeShare> share = before.share();
            if (share.isEmpty()) {
                return declined(Reason.NOT_FOUND);
            }
            PrizeShare.Status known = share.get().status();
            if (known == PrizeShare.Status.DUE) {
                int refused = status == PrizeShare.Status.REFUSED ? 1 : 0;
                return applied(
                        before.with(contest.owing(-1, refused)).with(share.get().to(status, now)));
            }
            // Erased while it was being paid: that it is paid is known better than that it cannot be.
            return known == PrizeShare.Status.FORFEITED && status == PrizeShare.Status.PAID
                    ? applied(before.with(share.get().to(status, now)))
                    : replayed();
        }

        private Decision applied(State after) {
            return decision(
                    new ContestResult.Applied(after.contest().orElseThrow(), after.team(), after.member()), after);
        }

        private Decision replayed() {
            return decision(new ContestResult.Replayed(contest, before.told()), before);
        }

        private Decision declined(Reason reason) {
            return decision(new ContestResult.Declined(Optional.of(contest), reason), before);
        }

        private static Decision decision(ContestResult result, State after) {
            return new Decision(result, after);
        }
    }
}
