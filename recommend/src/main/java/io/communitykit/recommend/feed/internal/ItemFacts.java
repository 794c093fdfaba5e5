package io.communitykit.recommend.feed.internal;

import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.feed.ContentItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What conditions see of content.
 *
 * @param item the content
 * @param at the instant to which its age is counted
 */
public record ItemFacts(ContentItem item, Instant at) implements Facts {

    @Override
    public Optional<AttributeValue> value(AttributeName name) {
        return switch (name.value()) {
            case "id" -> text(item.id().value());
            case "author" -> text(item.author().value());
            case "category" -> item.category().map(AttributeValue::of);
            case "shop" -> item.shop().map(AttributeValue::of);
            case "source" -> text(item.source().jsonName());
            case "format" -> text(item.format().value());
            case "ageHours" ->
                Optional.of(AttributeValue.of(
                        Duration.between(item.publishedAt(), at).toHours()));
            default -> Optional.empty();
        };
    }

    private static Optional<AttributeValue> text(String value) {
        return Optional.of(AttributeValue.of(value));
    }

    @Override
    public Optional<Instant> now() {
        return Optional.of(at);
    }

    @Override
    public OptionalInt confidence(AttributeName tags, TagId tag) {
        return tags.value().equals("tags")
                ? OptionalInt.of(item.tags().contains(tag) ? TagMatch.CERTAIN : 0)
                : OptionalInt.empty();
    }
}
