package io.communitykit.examples.bargain;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.CutPlan;
import java.util.Optional;

/**
 * Reads what happens to bargains out of a shop's events: the actor is the member, the subject the bargain, and the attributes are
 * {@code newcomer}, of who helps, and {@code order}, a text, of who buys.
 */
public final class BargainFacts {

    /** The actor started a bargain. */
    public static final EventType STARTED = new EventType("bargain.started");

    /** The actor helped. */
    public static final EventType HELPED = new EventType("bargain.helped");

    /** The actor ordered at the price that it had. */
    public static final EventType ORDERED = new EventType("bargain.ordered");

    /** The actor paid that order. */
    public static final EventType PAID = new EventType("bargain.paid");

    private static final AttributeName ORDER = new AttributeName("order");
    private static final AttributeName NEWCOMER = new AttributeName("newcomer");

    private BargainFacts() {}

    static Optional<BargainStep> of(CommunityEvent event) {
        EventType type = event.type();
        if (type.equals(STARTED)) {
            return Optional.of(BargainStep.start(event.occurredAt(), bargain(event), member(event)));
        } else if (type.equals(HELPED)) {
            return Optional.of(BargainStep.help(event.occurredAt(), bargain(event), member(event), weight(event)));
        } else if (type.equals(ORDERED)) {
            return Optional.of(BargainStep.order(event.occurredAt(), bargain(event), order(event)));
        } else if (type.equals(PAID)) {
            return Optional.of(BargainStep.pay(event.occurredAt(), bargain(event), order(event)));
        }
        return Optional.empty();
    }

    private static BargainId bargain(CommunityEvent event) {
        return event.subject()
                .map(it -> new BargainId(it.value()))
                .orElseThrow(() -> InvalidValueException.of("subject of " + event, "the bargain", "nothing"));
    }

    private static MemberId member(CommunityEvent event) {
        return event.actor().orElseThrow(() -> InvalidValueException.of("actor of " + event, "the member", "nothing"));
    }

    private static OrderId order(CommunityEvent event) {
        if (event.attribute(ORDER).orElse(null) instanceof AttributeValue.Text text) {
            return new OrderId(text.value());
        }
        throw InvalidValueException.of("order of " + event, "a text", "nothing or something else");
    }

    private static CutPlan.Weight weight(CommunityEvent event) {
        return event.attribute(NEWCOMER).orElse(null) instanceof AttributeValue.Bool is && is.value()
                ? CutPlan.Weight.NEWCOMER
                : CutPlan.Weight.PLAIN;
    }
}
