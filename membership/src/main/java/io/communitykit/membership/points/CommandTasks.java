package io.communitykit.membership.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.time.Timestamps;
import java.util.List;
import java.util.Optional;

/** Turns commands into tasks. */
final class CommandTasks {

    private CommandTasks() {}

    static Task grant(PointsCommand.Grant command, PointsProgram program) {
        return task(command, program, PostingKind.GRANT, command.points());
    }

    static Task deduct(PointsCommand.Deduct command, PointsProgram program) {
        return task(command, program, PostingKind.DEDUCT, -command.points());
    }

    private static Task task(PointsCommand command, PointsProgram program, PostingKind kind, long signed) {
        ContentDigest content = ContentDigest.builder()
                .field(ContentField.OPERATION, kind.code())
                .field(ContentField.CURRENCY, command.currency().value())
                .field(ContentField.AMOUNT, command.points())
                .field(ContentField.REASON, command.reason().value())
                .field(ContentField.TIME, Timestamps.toMicros(command.occurredAt()))
                .build();
        Ask ask = new Ask(command.currency(), Optional.empty(), List.of(), signed, List.of(), Ask.Shortfall.REJECT);
        return new Task(
                new AccountId(program.id(), command.member()),
                new PostingKey(command.key(), Leg.MAIN),
                content,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.of(command.reason()),
                command.occurredAt(),
                List.of(ask));
    }
}
