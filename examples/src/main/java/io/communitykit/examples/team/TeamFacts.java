package io.communitykit.examples.team;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import java.util.Optional;

/**
 * Reads what happens to teams out of a shop's events: the actor is the member, the subject the team, and the attributes are {@code order}, a
 * text, {@code amount}, money, of a payment, and {@code newcomer}.
 */
public final class TeamFacts {

    /** The actor opened a team. */
    public static final EventType OPENED = new EventType("team.opened");

    /** The actor joined a team, to pay later. */
    public static final EventType JOINED = new EventType("team.joined");

    /** The actor paid for a seat of a team. */
    public static final EventType PAID = new EventType("team.paid");

    private static final AttributeName ORDER = new AttributeName("order");
    private static final AttributeName AMOUNT = new AttributeName("amount");
    private static final AttributeName NEWCOMER = new AttributeName("newcomer");

    private TeamFacts() {}

    static Optional<TeamStep> of(CommunityEvent event) {
        EventType type = event.type();
        if (type.equals(OPENED)) {
            return Optional.of(TeamStep.open(event.occurredAt(), team(event), member(event), order(event)));
        } else if (type.equals(JOINED)) {
            return Optional.of(
                    TeamStep.join(event.occurredAt(), team(event), member(event), order(event), standing(event)));
        } else if (type.equals(PAID)) {
            return Optional.of(TeamStep.pay(
                    event.occurredAt(), team(event), member(event), order(event), amount(event), standing(event)));
        }
        return Optional.empty();
    }

    private static TeamId team(CommunityEvent event) {
        return event.subject()
                .map(it -> new TeamId(it.value()))
                .orElseThrow(() -> InvalidValueException.of("subject of " + event, "the team", "nothing"));
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

    private static Money amount(CommunityEvent event) {
        if (event.attribute(AMOUNT).orElse(null) instanceof AttributeValue.Amount amount) {
            return amount.value();
        }
        throw InvalidValueException.of("amount of " + event, "money", "nothing or something else");
    }

    private static Standing standing(CommunityEvent event) {
        return event.attribute(NEWCOMER).orElse(null) instanceof AttributeValue.Bool is && is.value()
                ? Standing.NEWCOMER
                : Standing.KNOWN;
    }
}
