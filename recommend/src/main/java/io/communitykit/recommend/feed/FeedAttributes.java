package io.communitykit.recommend.feed;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;

/** What conditions of a feed policy can look at. */
public final class FeedAttributes {

    /**
     * Of the context: {@code device}, {@code channel}, {@code city} and {@code dayPart} (morning, noon, afternoon, evening, night) are text,
     * {@code cityTier} and {@code hour} (0 to 23) numbers, {@code weekend} and {@code newMember} true or false.
     */
    public static final AttributeSchema CONTEXT = AttributeSchema.empty()
            .with("device", AttributeType.TEXT)
            .with("channel", AttributeType.TEXT)
            .with("city", AttributeType.TEXT)
            .with("cityTier", AttributeType.NUMBER)
            .with("dayPart", AttributeType.TEXT)
            .with("hour", AttributeType.NUMBER)
            .with("weekend", AttributeType.BOOLEAN)
            .with("newMember", AttributeType.BOOLEAN);

    /**
     * Of content: {@code id}, {@code author}, {@code category}, {@code shop}, {@code source} and {@code format} are text, {@code tags} are
     * tags, {@code ageHours} is a number of whole hours at the instant of the snapshot.
     */
    public static final AttributeSchema CONTENT = AttributeSchema.empty()
            .with("id", AttributeType.TEXT)
            .with("author", AttributeType.TEXT)
            .with("category", AttributeType.TEXT)
            .with("shop", AttributeType.TEXT)
            .with("source", AttributeType.TEXT)
            .with("format", AttributeType.TEXT)
            .with("tags", AttributeType.TAGS)
            .with("ageHours", AttributeType.NUMBER);

    private FeedAttributes() {}
}
