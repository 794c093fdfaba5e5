package io.communitykit.examples.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.fact.ReferralFacts;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a screen for abuse is told out of a shop's events, in the order of time: what members were seen with, who brought whom and how
 * long after the click, and what became of those who came. Not safe for many threads.
 */
public final class AbuseFacts {

    /** The actor was seen with something: {@code kind}, such as {@code phone}, and {@code value}, both texts. */
    public static final EventType IDENTITY_SEEN = new EventType("identity.seen");

    /** Something no longer stands for the actor: {@code kind} and {@code value}. */
    public static final EventType IDENTITY_GONE = new EventType("identity.gone");

    /** So long after the registration a code may still be typed in. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final EventSource COUNTED = new EventSource("counted");
    private static final AttributeName KIND = new AttributeName("kind");
    private static final AttributeName VALUE = new AttributeName("value");

    private final KeyTexts keys;
    private final Map<MemberId, Friend> friends = new LinkedHashMap<>();
    private Instant latest = Instant.MIN;
    private long counted;

    /**
     * Starts with nothing.
     *
     * @param keys makes keys unreadable
     */
    AbuseFacts(KeyTexts keys) {
        this.keys = keys;
    }

    /** What is known of somebody. */
    private static final class Friend {
        private Optional<MemberId> referrer = Optional.empty();
        private Optional<Instant> clicked = Optional.empty();
        private Optional<Instant> registered = Optional.empty();
        private Instant last = Instant.MIN;
        private int orders;
        private boolean brought;
    }

    /**
     * Reads an event.
     *
     * @param event in the order of time
     * @return what it says to a screen; mostly nothing
     * @throws InvalidValueException of an event that lacks what its type needs
     */
    List<AbuseFact> of(CommunityEvent event) {
        latest = event.occurredAt();
        Optional<Friend> actor = event.actor().map(this::friend);
        actor.ifPresent(it -> it.last = latest);
        EventType type = event.type();
        if (type.equals(IDENTITY_SEEN)) {
            KeyKind kind = new KeyKind(text(event, KIND));
            String value = text(event, VALUE);
            return List.of(new Linked(
                    event.key(), latest, member(event), kind, keys.digest(kind, value), keys.note(kind, value)));
        } else if (type.equals(IDENTITY_GONE)) {
            KeyKind kind = new KeyKind(text(event, KIND));
            return List.of(
                    new Unlinked(event.key(), latest, member(event), kind, keys.digest(kind, text(event, VALUE))));
        } else if (type.equals(EventType.MEMBER_REGISTERED)) {
            friend(member(event)).registered = Optional.of(latest);
            return brought(event.key(), member(event));
        } else if (type.equals(EventType.ORDER_PAID)) {
            friend(member(event)).orders++;
            return List.of(quality(member(event)));
        }
        return ReferralFacts.touch(event)
                .filter(it -> it.promoter().kind() == PromoterKind.REFERRAL)
                .map(it -> touched(event, it))
                .orElse(List.of());
    }

    private Friend friend(MemberId member) {
        return friends.computeIfAbsent(member, absent -> new Friend());
    }

    private List<AbuseFact> touched(CommunityEvent event, Touch touch) {
        Friend friend = friend(touch.friend());
        if (friend.referrer.isEmpty()) {
            friend.referrer = Optional.of(touch.promoter().member());
        }
        if (event.type().equals(ReferralFacts.LINK_OPENED) && friend.registered.isEmpty()) {
            friend.clicked = Optional.of(latest);
        }
        return brought(event.key(), touch.friend());
    }

    /** Who opens a link long after the registration was brought by nobody. */
    private List<AbuseFact> brought(IdempotencyKey key, MemberId member) {
        Friend friend = friend(member);
        Optional<Instant> at = friend.registered.filter(it -> !it.plus(LATE).isBefore(latest));
        if (friend.brought || at.isEmpty() || friend.referrer.isEmpty()) {
            return List.of();
        }
        friend.brought = true;
        Optional<Duration> fromClick = friend.clicked.map(it -> Duration.between(it, at.get()));
        return List.of(new Brought(key, at.get(), friend.referrer.get(), member, fromClick));
    }

    private Quality quality(MemberId member) {
        Friend friend = friend(member);
        counted++;
        long kept = friend.registered
                .map(it -> Math.max(0, Duration.between(it, friend.last).toDays()))
                .orElse(0L);
        return new Quality(
                new IdempotencyKey(COUNTED, new EventId("quality-" + counted)),
                latest,
                member,
                friend.orders,
                Math.toIntExact(kept));
    }

    /** What has become of everybody who registered, as of the latest event. */
    List<AbuseFact> qualities() {
        List<AbuseFact> all = new ArrayList<>();
        friends.forEach((member, friend) -> {
            if (friend.registered.isPresent()) {
                all.add(quality(member));
            }
        });
        return all;
    }

    private static MemberId member(CommunityEvent event) {
        return event.actor().orElseThrow(() -> InvalidValueException.of("actor of " + event, "present", "nothing"));
    }

    private static String text(CommunityEvent event, AttributeName name) {
        if (event.attribute(name).orElse(null) instanceof AttributeValue.Text text) {
            return text.value();
        }
        throw InvalidValueException.of(name + " of " + event, "a text", "nothing or something else");
    }
}
