package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event as facts: its attributes, and what every event has under the names {@code type}, {@code source}, {@code
 * actor}, {@code beneficiary}, {@code subject} (text) and {@code occurredAt} (instant). These names hide attributes of
 * the same name. Immutable and safe for many threads.
 *
 * @param event the event
 */
public record EventFacts(CommunityEvent event) implements Facts {

    /** The kind of fact. */
    public static final AttributeName TYPE = new AttributeName("type");
    /** The system that tells the fact. */
    public static final AttributeName SOURCE = new AttributeName("source");
    /** Who did it. */
    public static final AttributeName ACTOR = new AttributeName("actor");
    /** Whom it concerns beside the actor. */
    public static final AttributeName BENEFICIARY = new AttributeName("beneficiary");
    /** What it is about. */
    public static final AttributeName SUBJECT = new AttributeName("subject");
    /** When it happened. */
    public static final AttributeName OCCURRED_AT = new AttributeName("occurredAt");

    /**
     * The attributes that every event has, or may have, beside its own.
     *
     * @return their names and types
     */
    public static AttributeSchema schema() {
        return new AttributeSchema(Map.of(
                TYPE, AttributeType.TEXT,
                SOURCE, AttributeType.TEXT,
                ACTOR, AttributeType.TEXT,
                BENEFICIARY, AttributeType.TEXT,
                SUBJECT, AttributeType.TEXT,
                OCCURRED_AT, AttributeType.INSTANT));
    }

    @Override
    public Optional<AttributeValue> value(AttributeName name) {
        return switch (name.value()) {
            case "type" -> text(event.type().value());
            case "source" -> text(event.source().value());
            case "actor" -> event.actor().map(MemberId::value).flatMap(EventFacts::text);
            case "beneficiary" -> event.beneficiary().map(MemberId::value).flatMap(EventFacts::text);
            case "subject" -> event.subject().map(Subject::value).flatMap(EventFacts::text);
            case "occurredAt" -> Optional.of(AttributeValue.of(event.occurredAt()));
            default -> event.attribute(name);
        };
    }

    /** When the event happened. */
    @Override
    public Optional<Instant> now() {
        return Optional.of(event.occurredAt());
    }

    /** Who did it. */
    @Override
    public Optional<String> unit() {
        return event.actor().map(MemberId::value);
    }

    private static Optional<AttributeValue> text(String value) {
        return Optional.of(AttributeValue.of(value));
    }
}
