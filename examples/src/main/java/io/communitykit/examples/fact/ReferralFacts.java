package io.communitykit.examples.fact;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.attribution.AttributionFacts;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import java.util.List;
import java.util.Optional;

/**
 * Reads facts of referrals out of a shop's events: what {@link AttributionFacts} reads, and beside it links that were opened, receipts,
 * refunds, and the category of an order.
 */
public final class ReferralFacts {

    /** Somebody opened a promoter's link: actor, beneficiary and attributes as in {@link EventType#MEMBER_INVITED}. */
    public static final EventType LINK_OPENED = new EventType("link.opened");

    /** The buyer received an order: the actor is the buyer, the subject the order. */
    public static final EventType ORDER_RECEIVED = new EventType("order.received");

    private static final AttributeName AMOUNT = new AttributeName("amount");
    private static final AttributeName CATEGORY = new AttributeName("category");

    private ReferralFacts() {}

    /**
     * Reads who reached whom.
     *
     * @param event any event
     * @return the touch of an invitation or an opened link; empty for an event of another type
     * @throws InvalidValueException of one that lacks what a touch needs
     */
    public static Optional<Touch> touch(CommunityEvent event) {
        return AttributionFacts.touch(event.type().equals(LINK_OPENED) ? asInvitation(event) : event);
    }

    private static CommunityEvent asInvitation(CommunityEvent event) {
        CommunityEvent.Builder same = CommunityEvent.builder(event.key(), EventType.MEMBER_INVITED, event.occurredAt());
        event.actor().ifPresent(same::actor);
        event.beneficiary().ifPresent(same::beneficiary);
        event.attributes().forEach(same::with);
        return same.build();
    }

    public static Optional<PaidOrder> paid(CommunityEvent event) {
        return AttributionFacts.paid(event).map(order -> {
            OrderLine line = order.lines().get(0);
            return new PaidOrder(
                    order.key(),
                    order.order(),
                    order.buyer(),
                    order.currency(),
                    List.of(new OrderLine(line.id(), category(event), line.paid(), 0, 0, 0)),
                    order.at());
        });
    }

    private static Optional<CategoryId> category(CommunityEvent event) {
        return event.attribute(CATEGORY)
                .map(value -> value instanceof AttributeValue.Text text ? text.value() : "")
                .filter(text -> !text.isEmpty())
                .map(CategoryId::new);
    }

    public static Optional<OrderReceipt> received(CommunityEvent event) {
        return event.type().equals(ORDER_RECEIVED)
                ? Optional.of(new OrderReceipt(event.key(), order(event), buyer(event), event.occurredAt()))
                : Optional.empty();
    }

    public static Optional<OrderRefund> refunded(CommunityEvent event) {
        if (!event.type().equals(EventType.ORDER_REFUNDED)) {
            return Optional.empty();
        }
        if (!(event.attribute(AMOUNT).orElse(null) instanceof AttributeValue.Amount amount)) {
            throw InvalidValueException.of("amount of " + event, "money", "nothing or something else");
        }
        RefundedLine line =
                new RefundedLine(AttributionFacts.WHOLE_ORDER, amount.value().minor());
        return Optional.of(new OrderRefund(event.key(), order(event), buyer(event), List.of(line), event.occurredAt()));
    }

    private static OrderId order(CommunityEvent event) {
        return event.subject()
                .map(subject -> new OrderId(subject.value()))
                .orElseThrow(() -> InvalidValueException.of("subject of " + event, "the order", "nothing"));
    }

    private static MemberId buyer(CommunityEvent event) {
        return event.actor().orElseThrow(() -> InvalidValueException.of("actor of " + event, "the buyer", "nothing"));
    }
}
