package io.communitykit.examples.feed;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.feed.ContentFormat;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.ContentSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an event says of content that was published.
 *
 * @param id the subject
 * @param author the actor; where there is none, a name that only this content has
 * @param at when
 * @param source the attribute {@code source}: ugc (also where there is none), pgc or machine
 * @param format of the attribute {@code postKind}
 * @param category the attribute {@code category}
 * @param shop the attribute {@code shop}
 * @param tags the attribute {@code tags}, a list
 * @param title the attribute {@code title}
 */
record PublishedContent(
        ContentId id,
        MemberId author,
        Instant at,
        ContentSource source,
        ContentFormat format,
        Optional<String> category,
        Optional<String> shop,
        SortedSet<TagId> tags,
        Optional<String> title) {

    private static final Map<String, ContentFormat> FORMATS = Map.of(
            "note", ContentFormat.GRAPHICS_AND_TEXT,
            "video", ContentFormat.SHORT_VIDEO,
            "article", ContentFormat.LONG_FORM);
    private static final String FORMAT_SHAPE = "[a-z][a-z0-9-]{0,39}";
    private static final String NOBODY = "author-of-";
    private static final int MOST_OF_ID = 50;

    /** The content of an event; empty where it publishes none. */
    static Optional<PublishedContent> of(CommunityEvent event) {
        boolean publishes =
                event.type().equals(EventType.CONTENT_PUBLISHED) || event.type().equals(EventType.QUESTION_ANSWERED);
        if (!publishes || event.subject().isEmpty()) {
            return Optional.empty();
        }
        String id = event.subject().get().value();
        return Optional.of(new PublishedContent(
                new ContentId(id),
                event.actor().orElseGet(() -> nobody(id)),
                event.occurredAt(),
                source(text(event, "source")),
                format(text(event, "postKind")),
                text(event, "category"),
                text(event, "shop"),
                tags(event),
                text(event, "title")));
    }

    private static MemberId nobody(String id) {
        return new MemberId(NOBODY
                + id.codePoints()
                        .limit(MOST_OF_ID)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
    }

    private static Optional<String> text(CommunityEvent event, String name) {
        return event.attribute(new AttributeName(name))
                .filter(AttributeValue.Text.class::isInstance)
                .map(it -> ((AttributeValue.Text) it).value())
                .filter(it -> !it.isBlank());
    }

    private static ContentSource source(Optional<String> name) {
        for (ContentSource each : ContentSource.values()) {
            if (name.filter(each.jsonName()::equalsIgnoreCase).isPresent()) {
                return each;
            }
        }
        return ContentSource.UGC;
    }

    private static ContentFormat format(Optional<String> kind) {
        ContentFormat known = kind.map(FORMATS::get).orElse(ContentFormat.GRAPHICS_AND_TEXT);
        return kind.filter(it -> !FORMATS.containsKey(it) && it.matches(FORMAT_SHAPE))
                .map(ContentFormat::new)
                .orElse(known);
    }

    private static SortedSet<TagId> tags(CommunityEvent event) {
        SortedSet<TagId> tags = new TreeSet<>();
        if (event.attribute(new AttributeName("tags")).orElse(null) instanceof AttributeValue.ListOf list) {
            list.values().stream()
                    .filter(AttributeValue.Text.class::isInstance)
                    .map(it -> ((AttributeValue.Text) it).value())
                    .filter(it -> !it.isEmpty())
                    .forEach(it -> tags.add(new TagId(it)));
        }
        return tags;
    }

    /** A builder of the item, without signals yet. */
    ContentItem.Builder item() {
        ContentItem.Builder item = ContentItem.builder(id, author, at)
                .source(source)
                .format(format)
                .tags(tags);
        category.ifPresent(item::category);
        shop.ifPresent(item::shop);
        return item;
    }
}
