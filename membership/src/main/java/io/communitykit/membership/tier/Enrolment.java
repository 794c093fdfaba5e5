package io.communitykit.membership.tier;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.internal.ledger.Backfill;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts members on ladders that know nothing of them. */
final class Enrolment {

    private final PointsProgram program;
    private final PointsStore store;

    Enrolment(PointsProgram program, PointsStore store) {
        this.program = program;
        this.store = store;
    }

    Optional<AccountResult> enrol(IdempotencyKey key, MemberId member, Instant now) {
        AccountId account = new AccountId(program.id(), member);
        while (true) {
            AccountState state = store.read(List.of(Want.balances(account))).get(0);
            List<TierLadder> missing = missing(state);
            if (state.status() != AccountState.Status.OPEN || missing.isEmpty()) {
                return Optional.empty();
            }
            Backfill read = read(account, missing, state.tiers());
            Task task = task(account, key, read, missing, now);
            Optional<AccountResult> done = store.update(List.of(new Unit<>(
                            List.of(task.want(program, now)),
                            states -> decide(states.get(0), task, read.sequence(), now))))
                    .get(0);
            if (done.isPresent()) {
                return done;
            }
        }
    }

    private List<TierLadder> missing(AccountState state) {
        return program.tiers().orElseThrow().ladders().stream()
                .filter(ladder -> ladder.climb().isPresent())
                .filter(ladder -> {
                    TierState place = state.tiers().get(ladder.id());
                    return place == null || !ladder.counts(place);
                })
                .toList();
    }

    private Backfill read(AccountId account, List<TierLadder> missing, Map<LadderId, TierState> places) {
        Backfill read = new Backfill(program, missing, places);
        AccountPages.forEach(store, new PostingQuery.Whose.Member(account), 0, read::add);
        return read;
    }

    /** So that one key enrols once on the same ladders, and is refused for others. */
    private static String counts(List<TierLadder> missing) {
        StringBuilder text = new StringBuilder();
        for (TierLadder ladder : missing) {
            text.append(ladder.id())
                    .append('\0')
                    .append(ladder.climb().orElseThrow().counts())
                    .append('\0');
        }
        return text.toString();
    }

    private static Task task(
            AccountId account, IdempotencyKey key, Backfill read, List<TierLadder> missing, Instant now) {
        return new Task(
                account,
                new PostingKey(key, Leg.MAIN),
                ContentDigest.builder()
                        .field(ContentField.OPERATION, "enrol")
                        .field(ContentField.DATA, counts(missing))
                        .build(),
                PostingKind.TIER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                List.of(),
                List.of(new Action.Enrol(read.places())));
    }

    /** Empty where something was posted since the postings were read. */
    private Decision<Optional<AccountResult>> decide(AccountState state, Task task, long read, Instant now) {
        if (state.sequence() != read && state.told().isEmpty()) {
            return new Decision.Keep<>(Optional.empty());
        }
        return PointsRules.decide(state, task, program, now).map(Optional::of);
    }
}
