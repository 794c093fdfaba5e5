package io.communitykit.testkit.points.linearizability;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.PointsStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One account in the store under test. Time stands still, so that nothing happens by itself. Safe for many threads. */
final class Account {

    private static final CurrencyId POINTS = new CurrencyId("points");
    private static final EventSource SOURCE = new EventSource("threads");
    private static final Reason REASON = new Reason("threads");
    private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");
    private static final int ALL = 10_000;

    private final Points points;
    private final MemberId member;

    Account(PointsStore store, String name) {
        PointsProgram program = PointsProgram.builder(new ProgramId("linear"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(POINTS, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .build();
        this.points = Points.builder(program, store).clock(() -> AT).build();
        this.member = new MemberId(name);
    }

    /** The answer; none if the store failed, so that nobody knows what became of it. */
    Optional<Answer> ask(Operation operation) {
        try {
            return Optional.of(answer(operation));
        } catch (StorageException failed) {
            return Optional.empty();
        }
    }

    private Answer answer(Operation operation) {
        if (operation instanceof Operation.Look) {
            Pot pot = points.pots(member).getOrDefault(POINTS, Pot.EMPTY);
            boolean plain = pot.pending() == 0 && pot.debt() == 0;
            return plain ? new Answer.Seen(pot.available(), pot.held()) : new Answer.Odd(pot.toString());
        } else if (operation instanceof Operation.Listing) {
            return listed(points.statement(member, ALL).items());
        }
        return points.execute(command(operation))
                .fold(
                        applied -> new Answer.Applied(applied.posting().sequence(), balance(applied.posting())),
                        replayed -> new Answer.Replayed(replayed.posting().sequence(), balance(replayed.posting())),
                        Account::refused);
    }

    private static Answer listed(List<Posting> postings) {
        for (int i = 0; i < postings.size(); i++) {
            if (postings.get(i).sequence() != i + 1) {
                return new Answer.Odd(postings.toString());
            }
        }
        return new Answer.Listed(postings.size(), postings.isEmpty() ? 0 : balance(postings.get(postings.size() - 1)));
    }

    private static long balance(Posting posting) {
        return posting.entries().get(posting.entries().size() - 1).balance();
    }

    private static Answer refused(AccountResult.Rejected rejected) {
        Rejection why = rejected.rejection();
        if (why instanceof Rejection.Insufficient insufficient) {
            return new Answer.Insufficient(insufficient.available(), insufficient.missing());
        } else if (why instanceof Rejection.HoldEnded ended) {
            return new Answer.HoldEnded(ended.how(), ended.committed());
        }
        return why instanceof Rejection.UnknownHold ? new Answer.UnknownHold() : new Answer.Odd(why.toString());
    }

    private PointsCommand command(Operation operation) {
        if (operation instanceof Operation.Grant grant) {
            return new PointsCommand.Grant(key(grant.number()), member, POINTS, grant.points(), REASON, AT);
        } else if (operation instanceof Operation.Spend spend) {
            return new PointsCommand.Spend(key(spend.number()), member, POINTS, spend.points(), REASON, AT);
        } else if (operation instanceof Operation.SetAside hold) {
            return new PointsCommand.Hold(
                    key(hold.number()), member, POINTS, hold.points(), Optional.empty(), Optional.empty(), AT);
        } else if (operation instanceof Operation.Commit commit) {
            return new PointsCommand.Commit(key(commit.hold()), member, OptionalLong.of(commit.points()), AT);
        } else if (operation instanceof Operation.GiveBack back) {
            return new PointsCommand.VoidHold(key(back.hold()), member, AT);
        }
        throw new IllegalArgumentException("no command: " + operation);
    }

    private IdempotencyKey key(int number) {
        return new IdempotencyKey(SOURCE, new EventId(member + " k" + number));
    }
}
