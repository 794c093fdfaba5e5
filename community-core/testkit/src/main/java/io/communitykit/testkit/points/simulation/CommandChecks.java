package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Rejection;
import java.util.function.Function;
import java.util.stream.Stream;

/** What each command must have done, as its documentation says. */
final class CommandChecks {

    private static final String ALL = "a command moves what it says, or nothing";

    private CommandChecks() {}

    static void check(PointsCommand command, AccountResult result, Function<AccountId, LedgerFold> ledger) {
        if (result instanceof AccountResult.Rejected rejected) {
            refused(command, rejected.rejection());
        } else if (result instanceof AccountResult.Applied applied) {
            Posting posting = applied.posting();
            if (command instanceof PointsCommand.Grant grant) {
                same(grant.points(), posting, grant.currency(), EntryKind.GRANT);
            } else if (command instanceof PointsCommand.Spend spend) {
                same(-spend.points(), posting, spend.currency(), EntryKind.SPEND);
            } else if (command instanceof PointsCommand.Adjust adjust) {
                same(adjust.points(), posting, adjust.currency(), EntryKind.ADJUST);
            } else if (command instanceof PointsCommand.Hold hold) {
                long held = of(posting, hold.currency(), EntryKind.HOLD)
                        .mapToLong(each -> each.shift().held())
                        .sum();
                Broken.unlessSame(hold.points(), held, ALL, posting.toString());
            } else if (command instanceof PointsCommand.Commit commit
                    && commit.points().isPresent()) {
                long spent = -posting.entries().stream()
                        .filter(entry -> entry.kind() == EntryKind.COMMIT)
                        .mapToLong(Entry::applied)
                        .sum();
                Broken.unlessSame(commit.points().getAsLong(), spent, ALL, posting.toString());
            } else if (command instanceof PointsCommand.Reinstate reinstate) {
                same(reinstate.points(), posting, reinstate.currency(), EntryKind.REINSTATE);
            } else if (command instanceof PointsCommand.Transfer transfer) {
                transferred(transfer, posting, applied.account(), ledger);
            } else if (command instanceof PointsCommand.Refund refund
                    && refund.part().isEmpty()) {
                OrderBooks.requireAllUndone(ledger.apply(applied.account()), posting);
            }
        }
    }

    private static void refused(PointsCommand command, Rejection rejection) {
        if (rejection instanceof Rejection.Insufficient insufficient) {
            Broken.unless(
                    insufficient.available() >= 0 && insufficient.missing() > 0,
                    "a refusal carries true numbers",
                    () -> command + " " + rejection);
            long asked = asked(command);
            if (asked > 0) {
                Broken.unlessSame(
                        asked,
                        insufficient.available() + insufficient.missing(),
                        "a refusal carries true numbers",
                        command + " " + rejection);
            }
        }
    }

    private static long asked(PointsCommand command) {
        if (command instanceof PointsCommand.Spend spend) {
            return spend.points();
        } else if (command instanceof PointsCommand.Hold hold) {
            return hold.points();
        }
        return command instanceof PointsCommand.Transfer transfer ? transfer.points() : 0;
    }

    private static Stream<Entry> of(Posting posting, CurrencyId currency, EntryKind kind) {
        return posting.entries().stream()
                .filter(entry -> entry.kind() == kind && entry.currency().equals(currency));
    }

    private static long sum(Posting posting, CurrencyId currency, EntryKind kind) {
        return of(posting, currency, kind).mapToLong(Entry::applied).sum();
    }

    private static void same(long points, Posting posting, CurrencyId currency, EntryKind kind) {
        Broken.unlessSame(points, sum(posting, currency, kind), ALL, posting + " " + posting.entries());
    }

    private static void transferred(
            PointsCommand.Transfer transfer, Posting sent, AccountId sender, Function<AccountId, LedgerFold> ledger) {
        same(-transfer.points(), sent, transfer.currency(), EntryKind.SEND);
        LedgerFold receiver = ledger.apply(new AccountId(sender.program(), transfer.to()));
        long received = receiver.postings.values().stream()
                .filter(posting -> posting.key().key().equals(transfer.key()))
                .mapToLong(posting -> sum(posting, transfer.currency(), EntryKind.RECEIVE))
                .sum();
        Broken.unlessSame(transfer.points(), received, "what is sent is received", transfer.toString());
    }
}
