package io.communitykit.membership.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.tier.TierChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one fact or command did to one account. A posting is also the record of its key: as long as it is there, telling
 * the fact again answers with it. Never changed, except that an erasure removes what could tell who the member was.
 *
 * @param sequence 1 for the account's first posting, then one more each
 * @param key what makes it unique within the account
 * @param content digests of the fact's or command's fields, against which a repeat is compared
 * @param kind what led to it
 * @param type the fact's type; empty for a command
 * @param subject what the fact was about, where it said so
 * @param reason the command's reason; empty for a fact
 * @param money what was paid or refunded, where a refund must know
 * @param occurredAt when the fact happened; caps and windows follow it
 * @param recordedAt when it was recorded; never earlier than the account's posting before it
 * @param policy the edition of the program that decided
 * @param entries movements in the order in which they were made; empty where a judged fact came to nothing
 * @param tiers what became of the member's tiers, in the order of the ladders and of what happened
 */
public record Posting(
        long sequence,
        PostingKey key,
        ContentDigest content,
        PostingKind kind,
        Optional<EventType> type,
        Optional<Subject> subject,
        Optional<Reason> reason,
        Optional<Money> money,
        Instant occurredAt,
        Instant recordedAt,
        PolicyVersion policy,
        List<Entry> entries,
        List<TierChange> tiers) {

    /** Source of the key of a posting whose member was erased. */
    public static final String ERASED = "erased";

    /**
     * Copies the lists.
     *
     * @param sequence 1 for the account's first posting, then one more each
     * @param key what makes it unique within the account
     * @param content digests of the fact's or command's fields, against which a repeat is compared
     * @param kind what led to it
     * @param type the fact's type
     * @param subject what the fact was about, where it said so
     * @param reason the command's reason
     * @param money what was paid or refunded
     * @param occurredAt when the fact happened
     * @param recordedAt when it was recorded
     * @param policy the edition of the program that decided
     * @param entries movements in the order in which they were made
     * @param tiers what became of the member's tiers
     */
    public Posting {
        entries = List.copyOf(entries);
        tiers = List.copyOf(tiers);
    }

    /**
     * A posting that did nothing to the member's tiers.
     *
     * @param sequence 1 for the account's first posting, then one more each
     * @param key what makes it unique within the account
     * @param content digests of the fact's or command's fields
     * @param kind what led to it
     * @param type the fact's type
     * @param subject what the fact was about, where it said so
     * @param reason the command's reason
     * @param money what was paid or refunded
     * @param occurredAt when the fact happened
     * @param recordedAt when it was recorded
     * @param policy the edition of the program that decided
     * @param entries movements in the order in which they were made
     */
    public Posting(
            long sequence,
            PostingKey key,
            ContentDigest content,
            PostingKind kind,
            Optional<EventType> type,
            Optional<Subject> subject,
            Optional<Reason> reason,
            Optional<Money> money,
            Instant occurredAt,
            Instant recordedAt,
            PolicyVersion policy,
            List<Entry> entries) {
        this(
                sequence,
                key,
                content,
                kind,
                type,
                subject,
                reason,
                money,
                occurredAt,
                recordedAt,
                policy,
                entries,
                List.of());
    }

    /**
     * What the posting moved in one currency.
     *
     * @param currency the currency
     * @return the sum over its entries, 0 where there is none
     */
    public long applied(CurrencyId currency) {
        long sum = 0;
        for (Entry entry : entries) {
            if (entry.currency().equals(currency)) {
                sum += entry.applied();
            }
        }
        return sum;
    }

    /**
     * This posting without anything that could tell who the member was: key, content, subject and reason give way to
     * placeholders; amounts, rules and times stay. The id of the new key commits to what was removed, so that a chain of
     * seals still verifies.
     *
     * @param secret the store's key
     * @return what a store keeps after an erasure; this posting itself if it came about by itself
     */
    public Posting anonymous(PseudonymKey secret) {
        if (kind.automatic()) {
            return this;
        }
        IdempotencyKey nobody = new IdempotencyKey(new EventSource(ERASED), new EventId(commitment(secret)));
        return new Posting(
                sequence,
                new PostingKey(nobody, Leg.ERASED),
                erasedContent(),
                kind,
                type,
                Optional.empty(),
                Optional.empty(),
                money,
                occurredAt,
                recordedAt,
                policy,
                entries,
                tiers);
    }

    /**
     * Stands for what an erasure removes: key, content, subject and reason.
     *
     * @param secret the store's key
     * @return 64 hexadecimal digits, the same before and after the erasure
     */
    public String commitment(PseudonymKey secret) {
        return key.leg() == Leg.ERASED
                ? key.key().id().value()
                : secret.commitment(
                        key.key().source().value(),
                        key.key().id().value(),
                        key.leg().code(),
                        content.toString(),
                        subject.map(Subject::value).orElse(""),
                        reason.map(Reason::value).orElse(""));
    }

    /**
     * The placeholder for the content of a posting whose member was erased.
     *
     * @return the same digest for every posting
     */
    public static ContentDigest erasedContent() {
        return ContentDigest.builder().field(ContentField.OPERATION, ERASED).build();
    }

    /** Sequence, key and times; no attribute of the fact. */
    @Override
    public String toString() {
        return "Posting[" + sequence + " " + key + " at " + occurredAt + ", " + entries.size() + " entries]";
    }
}
