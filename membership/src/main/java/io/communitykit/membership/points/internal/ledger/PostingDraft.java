package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.tier.TierChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A posting without its entries.
 *
 * @param key null for one that came about by itself and is named after its sequence
 */
record PostingDraft(
        @Nullable PostingKey key,
        ContentDigest content,
        PostingKind kind,
        Optional<EventType> type,
        Optional<Subject> subject,
        Optional<Reason> reason,
        Optional<Money> money,
        Instant occurredAt,
        Instant recordedAt) {

    private static final EventSource OWN = new EventSource("communitykit");
    private static final ContentDigest DUE = operation(PostingKind.DUE);
    private static final ContentDigest SEAL = operation(PostingKind.SEAL);
    private static final ContentDigest RELEASE = operation(PostingKind.RELEASE);

    static PostingDraft of(Task task, Instant now) {
        return new PostingDraft(
                task.key(),
                task.content(),
                task.kind(),
                task.type(),
                task.subject(),
                task.reason(),
                task.money(),
                task.occurredAt(),
                now);
    }

    PostingDraft about(Optional<Subject> other) {
        return new PostingDraft(key, content, kind, type, other, reason, money, occurredAt, recordedAt);
    }

    PostingDraft paid(Optional<Money> other) {
        return new PostingDraft(key, content, kind, type, subject, reason, other, occurredAt, recordedAt);
    }

    /** Recorded at the instant at which it was due, so that the ledger is the same whenever it is brought up to date. */
    static PostingDraft due(Instant at) {
        return new PostingDraft(
                null,
                DUE,
                PostingKind.DUE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at,
                at);
    }

    /** What a quota gives for a use that occurred at an instant. */
    static PostingDraft issue(Instant occurredAt, Instant now) {
        return new PostingDraft(
                null,
                DUE,
                PostingKind.DUE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                occurredAt,
                now);
    }

    static PostingDraft seal(String link, Instant now) {
        return new PostingDraft(
                own(PostingKind.SEAL, link),
                SEAL,
                PostingKind.SEAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                now);
    }

    static PostingDraft release(Hold hold, Instant at) {
        return new PostingDraft(
                new PostingKey(hold.key(), Leg.RESOLVED),
                RELEASE,
                PostingKind.RELEASE,
                Optional.empty(),
                hold.subject(),
                Optional.empty(),
                Optional.empty(),
                at,
                at);
    }

    Posting posting(
            long sequence, Instant recorded, PolicyVersion policy, List<Entry> entries, List<TierChange> tiers) {
        return new Posting(
                sequence,
                key != null ? key : own(kind, Long.toString(sequence)),
                content,
                kind,
                type,
                subject,
                reason,
                money,
                occurredAt,
                recorded,
                policy,
                entries,
                tiers);
    }

    static PostingKey own(PostingKind kind, String id) {
        return new PostingKey(new IdempotencyKey(OWN, new EventId(kind.code() + "/" + id)), Leg.AUTOMATIC);
    }

    private static ContentDigest operation(PostingKind kind) {
        return ContentDigest.builder()
                .field(ContentField.OPERATION, kind.code())
                .build();
    }
}
