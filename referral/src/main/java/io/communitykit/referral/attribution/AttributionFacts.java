package io.communitykit.referral.attribution;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what {@link Attributions} is told out of a shop's events. A host that knows the lines of its orders tells them itself. Pure and
 * safe for many threads.
 */
public final class AttributionFacts {

    /** Of an event without {@code channel}. */
    public static final ChannelId INVITATION = new ChannelId("invitation");

    /** The one line of an order that is known by its amount only. */
    public static final LineId WHOLE_ORDER = new LineId("order");

    private static final AttributeName CHANNEL = new AttributeName("channel");
    private static final AttributeName STRENGTH = new AttributeName("strength");
    private static final AttributeName ROLE = new AttributeName("role");
    private static final AttributeName AMOUNT = new AttributeName("amount");

    private AttributionFacts() {}

    /**
     * Reads a touch out of {@link EventType#MEMBER_INVITED}: the actor is the promoter, the beneficiary the friend. Attributes, all
     * optional: {@code channel}; {@code strength}, one of typed-code, coupon-code, deterministic-click (the default) and
     * probabilistic-click; {@code role}, referral (the default) or affiliate.
     *
     * @param event any event
     * @return the touch; empty for an event of another type, or while the friend is not known
     * @throws InvalidValueException without an actor, or with attributes that are none of these
     */
    public static Optional<Touch> touch(CommunityEvent event) {
        if (!event.type().equals(EventType.MEMBER_INVITED)) {
            return Optional.empty();
        }
        return event.beneficiary()
                .map(friend -> new Touch(
                        event.key(),
                        friend,
                        new Promoter(
                                actor(event),
                                constant(event, ROLE, PromoterKind.class).orElse(PromoterKind.REFERRAL)),
                        text(event, CHANNEL).map(ChannelId::new).orElse(INVITATION),
                        constant(event, STRENGTH, Strength.class).orElse(Strength.DETERMINISTIC_CLICK),
                        event.occurredAt()));
    }

    /**
     * Reads who registered out of {@link EventType#MEMBER_REGISTERED}: the actor.
     *
     * @param event any event
     * @return who, to be told with the event's instant; empty for an event of another type
     * @throws InvalidValueException without an actor
     */
    public static Optional<MemberId> registered(CommunityEvent event) {
        return event.type().equals(EventType.MEMBER_REGISTERED) ? Optional.of(actor(event)) : Optional.empty();
    }

    /**
     * Reads an order out of {@link EventType#ORDER_PAID}: the actor is the buyer, the subject the order, {@code amount} money that was
     * paid for goods, as one line.
     *
     * @param event any event
     * @return the order; empty for an event of another type
     * @throws InvalidValueException without an actor, a subject that can be an order's id, or an amount of 0 or more
     */
    public static Optional<PaidOrder> paid(CommunityEvent event) {
        if (!event.type().equals(EventType.ORDER_PAID)) {
            return Optional.empty();
        }
        OrderId order = event.subject()
                .map(Subject::value)
                .map(OrderId::new)
                .orElseThrow(() -> InvalidValueException.of("subject of " + event, "the order", "nothing"));
        Money amount = amount(event);
        return Optional.of(new PaidOrder(
                event.key(),
                order,
                actor(event),
                amount.currency(),
                List.of(OrderLine.of(WHOLE_ORDER, amount.minor())),
                event.occurredAt()));
    }

    private static MemberId actor(CommunityEvent event) {
        return event.actor().orElseThrow(() -> InvalidValueException.of("actor of " + event, "present", "nothing"));
    }

    private static Money amount(CommunityEvent event) {
        Optional<AttributeValue> value = event.attribute(AMOUNT);
        if (value.isPresent() && value.get() instanceof AttributeValue.Amount amount) {
            return amount.value();
        }
        throw InvalidValueException.of("amount of " + event, "money", "nothing or something else");
    }

    private static Optional<String> text(CommunityEvent event, AttributeName name) {
        return event.attribute(name).map(value -> {
            if (value instanceof AttributeValue.Text text) {
                return text.value();
            }
            throw InvalidValueException.of(name + " of " + event, "a text", "something else");
        });
    }

    private static <E extends Enum<E>> Optional<E> constant(CommunityEvent event, AttributeName name, Class<E> type) {
        return text(event, name).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return constant;
                }
            }
            throw InvalidValueException.of(name + " of " + event, "a " + type.getSimpleName() + " in kebab-case", text);
        });
    }
}
