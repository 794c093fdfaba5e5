package io.communitykit.membership.tier;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.Ask;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what a command on a tier means for the member's account. */
final class TierTasks {

    private final TierCommand command;
    private final PointsProgram program;
    private final ContentDigest.Builder content = ContentDigest.builder();

    TierTasks(TierCommand command, PointsProgram program) {
        this.command = command;
        this.program = program;
    }

    Task task() {
        content.field(ContentField.TIME, Timestamps.toMicros(command.occurredAt()));
        if (command instanceof TierCommand.Lock lock) {
            return lock(lock);
        } else if (command instanceof TierCommand.Unlock unlock) {
            return unlock(unlock);
        }
        return buy((TierCommand.Buy) command);
    }

    private Task lock(TierCommand.Lock lock) {
        describe("lock " + lock.hold(), lock.ladder(), lock.tier(), lock.reason());
        lock.until().ifPresent(until -> content.field(ContentField.AMOUNT, Timestamps.toMicros(until)));
        Optional<Instant> until = lock.until().map(at -> Timestamps.cut("until", at));
        TierLock made = new TierLock(lock.key(), lock.tier(), lock.hold(), lock.reason(), until);
        return task(Optional.of(lock.reason()), List.of(), new Action.LockTier(lock.ladder(), made));
    }

    private Task unlock(TierCommand.Unlock unlock) {
        describe("unlock", unlock.ladder(), unlock.tier(), unlock.reason());
        return task(Optional.of(unlock.reason()), List.of(), new Action.UnlockTier(unlock.ladder(), unlock.tier()));
    }

    private Task buy(TierCommand.Buy buy) {
        content.field(ContentField.OPERATION, "buy")
                .field(ContentField.DATA, buy.offer().value());
        List<Ask> asks = program.tiers()
                .flatMap(tiers -> tiers.offer(buy.offer()))
                .map(offer -> List.of(new Ask(
                        offer.currency(),
                        EntryKind.SPEND,
                        Optional.of(offer.id()),
                        List.of(),
                        -offer.price(),
                        List.of(),
                        Ask.Shortfall.REJECT,
                        Optional.empty(),
                        Optional.empty())))
                .orElse(List.of());
        return task(Optional.empty(), asks, new Action.BuyTier(buy.offer()));
    }

    private void describe(String operation, LadderId ladder, TierId tier, Reason reason) {
        content.field(ContentField.OPERATION, operation)
                // An id holds no U+0000, so that the two cannot be told otherwise.
                .field(ContentField.DATA, ladder.value() + "\0" + tier.value())
                .field(ContentField.REASON, reason.value());
    }

    private Task task(Optional<Reason> reason, List<Ask> asks, Action action) {
        return new Task(
                new AccountId(program.id(), command.member()),
                new PostingKey(command.key(), Leg.MAIN),
                content.build(),
                PostingKind.TIER,
                Optional.empty(),
                Optional.empty(),
                reason,
                Optional.empty(),
                command.occurredAt(),
                asks,
                List.of(action));
    }
}
