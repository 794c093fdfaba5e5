package io.communitykit.membership.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.spi.Origin;
import java.util.List;
import java.util.Optional;

/** Turns a command on one account into a task. Used once. */
final class CommandTasks {

    private final PointsCommand command;
    private final PointsProgram program;
    private final ContentDigest.Builder content = ContentDigest.builder();

    CommandTasks(PointsCommand command, PointsProgram program) {
        this.command = command;
        this.program = program;
    }

    /** Empty for a transfer, and for an exchange that leaves the program. */
    Optional<Task> task() {
        if (command instanceof PointsCommand.Grant grant) {
            return Optional.of(grant(grant));
        } else if (command instanceof PointsCommand.Spend spend) {
            return Optional.of(spend(spend));
        } else if (command instanceof PointsCommand.Adjust adjust) {
            return Optional.of(adjust(adjust));
        } else if (command instanceof PointsCommand.Hold hold) {
            return Optional.of(hold(hold));
        } else if (command instanceof PointsCommand.Commit commit) {
            return Optional.of(commit(commit));
        } else if (command instanceof PointsCommand.VoidHold) {
            // What matters is that the hold ended so, not when: a repeat may come at any time.
            content.field(ContentField.OPERATION, PostingKind.VOID.code());
            return Optional.of(act(PostingKind.VOID, Leg.RESOLVED, new Action.VoidHold()));
        } else if (command instanceof PointsCommand.Refund refund) {
            return Optional.of(refund(refund));
        } else if (command instanceof PointsCommand.Undo undo) {
            return Optional.of(undo(undo));
        } else if (command instanceof PointsCommand.Reinstate reinstate) {
            return Optional.of(reinstate(reinstate));
        } else if (command instanceof PointsCommand.Exchange exchange) {
            boolean leaves = program.exchange(exchange.exchange())
                    .flatMap(ExchangeRule::program)
                    .isPresent();
            return leaves ? Optional.empty() : Optional.of(exchange(exchange));
        }
        return Optional.empty();
    }

    private Task grant(PointsCommand.Grant grant) {
        describe(PostingKind.GRANT, grant.currency(), grant.points(), grant.reason());
        Ask ask = ask(grant.currency(), EntryKind.GRANT, grant.points());
        return move(PostingKind.GRANT, grant.subject(), grant.reason(), ask);
    }

    private Task spend(PointsCommand.Spend spend) {
        describe(PostingKind.SPEND, spend.currency(), spend.points(), spend.reason());
        Ask ask = ask(spend.currency(), EntryKind.SPEND, -spend.points());
        return move(PostingKind.SPEND, spend.subject(), spend.reason(), ask);
    }

    private Task adjust(PointsCommand.Adjust adjust) {
        describe(PostingKind.ADJUST, adjust.currency(), adjust.points(), adjust.reason());
        Ask ask = ask(adjust.currency(), EntryKind.ADJUST, adjust.points());
        return move(PostingKind.ADJUST, Optional.empty(), adjust.reason(), ask);
    }

    private static Ask ask(CurrencyId currency, EntryKind kind, long points) {
        return new Ask(
                currency,
                kind,
                Optional.empty(),
                List.of(),
                points,
                List.of(),
                Ask.Shortfall.REJECT,
                Optional.empty(),
                Optional.empty());
    }

    private Task hold(PointsCommand.Hold hold) {
        describe(PostingKind.HOLD, hold.currency(), hold.points());
        hold.releaseAt().ifPresent(at -> content.field(ContentField.DATA, Timestamps.toMicros(at)));
        Action action = new Action.SetAside(hold.currency(), hold.points(), hold.releaseAt());
        return task(PostingKind.HOLD, Leg.MAIN, hold.subject(), Optional.empty(), Optional.empty(), List.of(), action);
    }

    private Task commit(PointsCommand.Commit commit) {
        content.field(ContentField.OPERATION, PostingKind.COMMIT.code());
        commit.points().ifPresent(points -> content.field(ContentField.AMOUNT, points));
        return act(PostingKind.COMMIT, Leg.RESOLVED, new Action.CommitHold(commit.points()));
    }

    private Task refund(PointsCommand.Refund refund) {
        content.field(ContentField.OPERATION, PostingKind.REFUND.code())
                .field(ContentField.REASON, refund.reason().value())
                .field(ContentField.TIME, Timestamps.toMicros(refund.occurredAt()));
        refund.part()
                .ifPresent(part ->
                        content.field(ContentField.AMOUNT, Action.Reverse.Share.text(part.refunded(), part.paid())));
        Optional<Action.Reverse.Share> share =
                refund.part().map(part -> new Action.Reverse.Share(part.refunded(), Optional.of(part.paid())));
        Optional<Money> money = refund.part().map(PointsCommand.Refund.Part::refunded);
        Action action = new Action.Reverse(new Origin.About(refund.subject()), Optional.empty(), share);
        return task(
                PostingKind.REFUND,
                Leg.MAIN,
                Optional.of(refund.subject()),
                Optional.of(refund.reason()),
                money,
                List.of(),
                action);
    }

    private Task undo(PointsCommand.Undo undo) {
        content.field(ContentField.OPERATION, PostingKind.UNDO.code())
                .field(ContentField.AMOUNT, undo.posting().leg().code())
                .field(ContentField.REASON, undo.reason().value());
        Action action = new Action.Reverse(new Origin.Under(undo.posting()), Optional.empty(), Optional.empty());
        return task(
                PostingKind.UNDO,
                Leg.UNDONE,
                Optional.empty(),
                Optional.of(undo.reason()),
                Optional.empty(),
                List.of(),
                action);
    }

    private Task reinstate(PointsCommand.Reinstate reinstate) {
        describe(PostingKind.REINSTATE, reinstate.currency(), reinstate.points(), reinstate.reason());
        Action action = new Action.BringBack(reinstate.currency(), reinstate.points());
        return task(
                PostingKind.REINSTATE,
                Leg.MAIN,
                Optional.empty(),
                Optional.of(reinstate.reason()),
                Optional.empty(),
                List.of(),
                action);
    }

    /** Within the program; what is told already is a repeat, whatever became of the rule. */
    Task exchange(PointsCommand.Exchange exchange) {
        Action action = new Action.Convert(exchange.exchange(), exchange.points());
        return new Task(
                new AccountId(program.id(), exchange.member()),
                new PostingKey(exchange.key(), Leg.MAIN),
                digest(exchange),
                PostingKind.EXCHANGE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                exchange.occurredAt(),
                List.of(),
                List.of(action));
    }

    private void describe(PostingKind kind, CurrencyId currency, long points, Reason reason) {
        describe(kind, currency, points);
        content.field(ContentField.REASON, reason.value());
    }

    private void describe(PostingKind kind, CurrencyId currency, long points) {
        content.field(ContentField.OPERATION, kind.code())
                .field(ContentField.CURRENCY, currency.value())
                .field(ContentField.AMOUNT, points)
                .field(ContentField.TIME, Timestamps.toMicros(command.occurredAt()));
    }

    private Task move(PostingKind kind, Optional<Subject> subject, Reason reason, Ask ask) {
        return task(kind, Leg.MAIN, subject, Optional.of(reason), Optional.empty(), List.of(ask));
    }

    private Task act(PostingKind kind, Leg leg, Action action) {
        return task(kind, leg, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), action);
    }

    private Task task(
            PostingKind kind,
            Leg leg,
            Optional<Subject> subject,
            Optional<Reason> reason,
            Optional<Money> money,
            List<Ask> asks,
            Action... actions) {
        subject.ifPresent(about -> content.field(ContentField.SUBJECT, about.value()));
        return new Task(
                new AccountId(program.id(), command.member()),
                new PostingKey(command.key(), leg),
                content.build(),
                kind,
                Optional.empty(),
                subject,
                reason,
                money,
                command.occurredAt(),
                asks,
                List.of(actions));
    }

    static ContentDigest digest(PointsCommand.Transfer transfer) {
        return ContentDigest.builder()
                .field(ContentField.OPERATION, PostingKind.TRANSFER.code())
                .field(ContentField.BENEFICIARY, transfer.to().value())
                .field(ContentField.CURRENCY, transfer.currency().value())
                .field(ContentField.AMOUNT, transfer.points())
                .field(ContentField.REASON, transfer.reason().value())
                .field(ContentField.TIME, Timestamps.toMicros(transfer.occurredAt()))
                .build();
    }

    static ContentDigest digest(PointsCommand.Exchange exchange) {
        return ContentDigest.builder()
                .field(ContentField.OPERATION, PostingKind.EXCHANGE.code())
                .field(ContentField.DATA, exchange.exchange().value())
                .field(ContentField.AMOUNT, exchange.points())
                .field(ContentField.TIME, Timestamps.toMicros(exchange.occurredAt()))
                .build();
    }
}
