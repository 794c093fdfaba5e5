package io.communitykit.examples.candidates;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What members of a shop did with its content and products, as a history tells it in the order of time. A look counts from {@value #LOOK_MILLIS} milliseconds
 * on. Memory: about 50 bytes a fact that counts, and what content and products are called. Not safe for many threads.
 */
final class ShopFacts {

    static final SignalId BUY = new SignalId("buy");

    private static final int LOOK_MILLIS = 15_000;
    private static final SignalId CART = new SignalId("cart");
    private static final SignalId VIEW = new SignalId("view");
    private static final Map<EventType, SignalId> OPINIONS = Map.of(
            EventType.CONTENT_LIKED, new SignalId("like"), EventType.CONTENT_FAVOURITED, new SignalId("favourite"));
    private static final AttributeName PRODUCT = new AttributeName("product");
    private static final AttributeName CATEGORY = new AttributeName("category");
    private static final AttributeName TITLE = new AttributeName("title");
    private static final AttributeName TEXT = new AttributeName("text");
    private static final AttributeName DWELL = new AttributeName("dwellMillis");
    private static final String PRODUCT_ID = "product-";

    /**
     * What an item is.
     *
     * @param name its title or name
     * @param category what it is about, or nothing
     * @param author who wrote it; empty for a product
     * @param since when it was published, or first seen
     */
    record Thing(String name, String category, Optional<MemberId> author, Instant since) {

        boolean isProduct() {
            return author.isEmpty();
        }
    }

    /**
     * What somebody wrote.
     *
     * @param at when
     * @param text what
     */
    record Written(Instant at, String text) {}

    private final Map<ItemId, Thing> things = new LinkedHashMap<>();
    private final List<Behaviour> deeds = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Map<MemberId, Instant> registered = new LinkedHashMap<>();
    private Instant latest = Instant.EPOCH;

    /** Tells a fact. */
    void tell(CommunityEvent event) {
        if (event.occurredAt().isAfter(latest)) {
            latest = event.occurredAt();
        }
        text(event, TITLE)
                .or(() -> text(event, TEXT))
                .ifPresent(it -> written.add(new Written(event.occurredAt(), it)));
        event.actor().ifPresent(member -> tell(event, member));
    }

    private void tell(CommunityEvent event, MemberId member) {
        EventType type = event.type();
        Optional<ItemId> content = event.subject().map(it -> new ItemId(it.value()));
        if (type.equals(EventType.MEMBER_REGISTERED)) {
            registered.putIfAbsent(member, event.occurredAt());
        } else if (type.equals(EventType.CONTENT_PUBLISHED)) {
            content.ifPresent(item -> things.putIfAbsent(
                    item,
                    new Thing(
                            text(event, TITLE).orElse(item.value()),
                            text(event, CATEGORY).orElse(""),
                            Optional.of(member),
                            event.occurredAt())));
        } else if (type.equals(EventType.CART_ADDED) || type.equals(EventType.ORDER_PAID)) {
            text(event, PRODUCT).ifPresent(name -> bought(event, member, name));
        } else if (type.equals(EventType.CONTENT_VIEWED)) {
            boolean looked = event.attribute(DWELL).orElse(null) instanceof AttributeValue.Whole dwell
                    && dwell.value() >= LOOK_MILLIS;
            content.filter(item -> looked).ifPresent(item -> add(member, item, VIEW, event));
        } else if (OPINIONS.containsKey(type)) {
            content.ifPresent(item -> add(member, item, OPINIONS.getOrDefault(type, VIEW), event));
        }
    }

    private void bought(CommunityEvent event, MemberId member, String name) {
        ItemId item = new ItemId(PRODUCT_ID + name);
        things.putIfAbsent(
                item, new Thing(name, text(event, CATEGORY).orElse(""), Optional.empty(), event.occurredAt()));
        add(member, item, event.type().equals(EventType.ORDER_PAID) ? BUY : CART, event);
    }

    private void add(MemberId member, ItemId item, SignalId kind, CommunityEvent event) {
        if (things.containsKey(item)) {
            deeds.add(new Behaviour(member, item, kind, event.occurredAt()));
        }
    }

    private static Optional<String> text(CommunityEvent event, AttributeName name) {
        return event.attribute(name)
                .filter(AttributeValue.Text.class::isInstance)
                .map(it -> ((AttributeValue.Text) it).value())
                .filter(it -> !it.isBlank());
    }

    /** Content and products, in the order of telling. */
    Map<ItemId, Thing> things() {
        return things;
    }

    /** What was done with them, in the order of telling. */
    List<Behaviour> deeds() {
        return deeds;
    }

    /** Titles and comments, in the order of telling. */
    List<Written> written() {
        return written;
    }

    /** When members registered, in the order of telling. */
    Map<MemberId, Instant> registered() {
        return registered;
    }

    /** The time of the latest fact. */
    Instant latest() {
        return latest;
    }
}
