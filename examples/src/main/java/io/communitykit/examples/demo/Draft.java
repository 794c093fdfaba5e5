package io.communitykit.examples.demo;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that has no number yet, since numbers follow the order of time. Not safe for many threads. */
final class Draft {

    private final Instant at;
    private final EventType type;
    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    private @Nullable MemberId actor;
    private @Nullable MemberId beneficiary;
    private @Nullable Subject subject;

    private Draft(Instant at, EventType type) {
        this.at = at;
        this.type = type;
    }

    static Draft of(EventType type, Instant at) {
        return new Draft(at, type);
    }

    Draft by(Shopper shopper) {
        actor = shopper.id();
        return this;
    }

    Draft concerning(Shopper shopper) {
        beneficiary = shopper.id();
        return this;
    }

    Draft about(String what) {
        subject = new Subject(what);
        return this;
    }

    Draft with(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    Draft with(String name, String text) {
        return with(name, AttributeValue.of(text));
    }

    Instant at() {
        return at;
    }

    CommunityEvent numbered(IdempotencyKey key) {
        CommunityEvent.Builder event = CommunityEvent.builder(key, type, at);
        if (actor != null) {
            event.actor(actor);
        }
        if (beneficiary != null) {
            event.beneficiary(beneficiary);
        }
        if (subject != null) {
            event.subject(subject);
        }
        attributes.forEach(event::with);
        return event.build();
    }
}
