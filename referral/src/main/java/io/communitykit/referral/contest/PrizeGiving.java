package io.communitykit.referral.contest;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.contest.ContestFact.SharedOut.Owed;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares out the prizes of a contest whose ranks stand, and has each share paid. What is shared follows from scores that nothing changes any
 * more, so that it may be worked out outside of a transaction, and again by whoever goes on after a crash. Immutable; safe for many threads.
 *
 * @param kept the contests
 * @param payout pays
 */
record PrizeGiving(KeptContests kept, PrizePayout payout) {

    /** What a port puts off is tried again after this time. */
    static final Duration RETRY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Contests.class);

    /** Does what is due of one contest. */
    void run(ContestId id) {
        // As it was committed: read by a clock that went on since, ranks would stand here while the store still takes
        // facts.
        ContestResult passed = kept.tell(id, Optional.empty(), new ContestFact.TimePassed());
        Optional<Contest> done = Optional.of(passed)
                .filter(ContestResult.Applied.class::isInstance)
                .map(it -> ((ContestResult.Applied) it).contest())
                .filter(it -> it.status() == Contest.Status.FINAL);
        done.filter(it -> it.sharedAt().isEmpty()).ifPresent(it -> shareOut(id, it));
        if (done.isPresent()) {
            pay(id, done.get());
        }
    }

    private void shareOut(ContestId id, Contest contest) {
        List<ScoreBoard.Row> winners = kept.board(id).orElseThrow().rows().stream()
                .filter(it -> it.prize() > 0)
                .toList();
        if (!winners.isEmpty()) {
            Map<TeamId, Map<Integer, Party>> parties = new HashMap<>();
            Map<TeamId, List<Contestant>> members = new HashMap<>();
            kept.members(id, (party, member) -> {
                parties.computeIfAbsent(member.team(), it -> new HashMap<>()).put(member.number(), party);
                members.computeIfAbsent(member.team(), it -> new ArrayList<>()).add(member);
            });
            for (ScoreBoard.Row row : winners) {
                TeamId team = row.team().id();
                List<Owed> shares = ScoreBoard.shares(
                                contest.terms(), row.prize(), members.getOrDefault(team, List.of()), contest.finalAt())
                        .stream()
                        .map(it -> new Owed(
                                Optional.ofNullable(parties.getOrDefault(team, Map.of())
                                                .get(it.number()))
                                        .orElseThrow(),
                                it))
                        .toList();
                kept.tell(id, Optional.empty(), new ContestFact.SharedOut(shares));
            }
        }
        kept.tell(id, Optional.empty(), new ContestFact.AllShared());
    }

    private void pay(ContestId id, Contest contest) {
        boolean[] putOff = {false};
        kept.shares(id, (party, share) -> {
            if (share.status() == PrizeShare.Status.DUE) {
                Optional<PrizeShare.Status> answer = party.known()
                        .map(it -> ask(id, contest, it, share))
                        .orElse(Optional.of(PrizeShare.Status.FORFEITED));
                answer.ifPresent(it -> kept.tell(id, Optional.of(party), new ContestFact.Answered(it)));
                putOff[0] |= answer.isEmpty();
            }
        });
        if (putOff[0]) {
            kept.tell(id, Optional.empty(), new ContestFact.Postponed(kept.now().plus(RETRY)));
        }
    }

    /** Asks for one payment; nothing where it was put off. */
    private Optional<PrizeShare.Status> ask(ContestId id, Contest contest, MemberId member, PrizeShare share) {
        IdempotencyKey key = new IdempotencyKey(
                new EventSource("contest"),
                new EventId(FactKeys.digest(kept.names().program(), id, share.number())));
        PrizePayout.Outcome outcome = ask(new PrizePayout.Prize(
                key, member, new Money(share.amount(), contest.terms().currency())));
        return switch (outcome) {
            case DONE -> Optional.of(PrizeShare.Status.PAID);
            case REFUSED -> Optional.of(PrizeShare.Status.REFUSED);
            case LATER -> Optional.empty();
        };
    }

    private PrizePayout.Outcome ask(PrizePayout.Prize prize) {
        try {
            PrizePayout.Outcome outcome = Objects.requireNonNull(payout.pay(prize), "answer of whoever pays");
            if (outcome != PrizePayout.Outcome.DONE) {
                LOG.warn("prize {} is not paid: {}", prize.key(), outcome);
            }
            return outcome;
        } catch (RuntimeException e) {
            // Whatever one payment does to a shop's wallet, the others are not to wait for it.
            LOG.warn("prize {} is not paid", prize.key(), e);
            return PrizePayout.Outcome.LATER;
        }
    }
}
