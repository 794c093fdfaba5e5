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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a screen for abuse is told out of a shop's events, each told at least once, in the order of time: what members were seen with, who brought whom and how
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
        private final Set<IdempotencyKey> paid = new HashSet<>();
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
        Instant at = event.occurredAt();
        latest = later(latest, at);
        event.actor().map(this::friend).ifPresent(it -> it.last = later(it.last, at));
        EventType type = event.type();
        if (type.equals(IDENTITY_SEEN)) {
            KeyKind kind = new KeyKind(text(event, KIND));
            String value = text(event, VALUE);
            return List.of(
                    new Linked(event.key(), at, member(event), kind, keys.digest(kind, value), keys.note(kind, value)));
        } else if (type.equals(IDENTITY_GONE)) {
            KeyKind kind = new KeyKind(text(event, KIND));
            return List.of(new Unlinked(event.key(), at, member(event), kind, keys.digest(kind, text(event, VALUE))));
        } else if (type.equals(EventType.MEMBER_REGISTERED)) {
            friend(member(event)).registered = Optional.of(at);
            return brought(event, member(event));
        } else if (type.equals(EventType.ORDER_PAID)) {
            // A line that was delivered twice is one order.
            boolean first = friend(member(event)).paid.add(event.key());
            return first ? List.of(quality(member(event))) : List.of();
        }
        return ReferralFacts.touch(event)
                .filter(it -> it.promoter().kind() == PromoterKind.REFERRAL)
                .map(it -> touched(event, it))
                .orElse(List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
            friend.clicked = Optional.of(event.occurredAt());
        }
        return brought(event, touch.friend());
    }

    /** Who opens a link long after the registration was brought by nobody. */
    private List<AbuseFact> brought(CommunityEvent event, MemberId member) {
        Friend friend = friend(member);
        Optional<Instant> at = friend.registered.filter(it -> !it.plus(LATE).isBefore(event.occurredAt()));
        if (friend.brought || at.isEmpty() || friend.referrer.isEmpty()) {
            return List.of();
        }
        friend.brought = true;
        // A click that was told too late to be before the registration says nothing of how quick it was.
        Optional<Duration> fromClick =
                friend.clicked.map(it -> Duration.between(it, at.get())).filter(it -> !it.isNegative());
        return List.of(new Brought(event.key(), at.get(), friend.referrer.get(), member, fromClick));
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
                friend.paid.size(),
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
