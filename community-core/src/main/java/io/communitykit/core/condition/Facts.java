package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What a condition looks at. An implementation answers the same for the same name as long as one evaluation lasts. */
@FunctionalInterface
public interface Facts {

    /**
     * The value of an attribute. Of a set of tags only whether there is a value matters; {@link #confidence} tells of its tags.
     *
     * @param name the attribute
     * @return its value, or empty where it is not known
     */
    Optional<AttributeValue> value(AttributeName name);

    /**
     * The instant as of which conditions that look at time are judged.
     *
     * @return the instant, or empty where there is none: then those conditions are unknown
     */
    default Optional<Instant> now() {
        return Optional.empty();
    }

    /**
     * How sure a tag is.
     *
     * @param tags an attribute of type {@link AttributeType#TAGS}
     * @param tag the tag
     * @return basis points, 0 to 10,000, 0 where the set is known and holds no such tag; empty where the set is not known
     */
    default OptionalInt confidence(AttributeName tags, TagId tag) {
        return OptionalInt.empty();
    }

    /**
     * Whether the facts fulfil another segment's rule.
     *
     * @param segment the segment
     * @return whether they do; unknown where there is no such segment
     */
    default Truth inSegment(SegmentId segment) {
        return Truth.UNKNOWN;
    }

    /**
     * Whom the facts are about, for stable random buckets.
     *
     * @return the text of the member's id, or empty where it is not known
     */
    default Optional<String> unit() {
        return Optional.empty();
    }
}
