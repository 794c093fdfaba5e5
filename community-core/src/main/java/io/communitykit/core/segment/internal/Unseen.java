package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a profile holds from another edition, of types that this one does not declare: no rule sees it, and it is kept as it
 * is, while there is room, until something is told of the same attribute. Mutable and for one thread.
 */
final class Unseen {

    private final SortedMap<AttributeName, AttributeValue> attributes = new TreeMap<>();
    private final SortedMap<AttributeName, Map<TagId, Tag>> tags = new TreeMap<>();

    /** Parts a profile; what the schema declares goes into the two maps. */
    Unseen(
            Profile profile,
            AttributeSchema schema,
            Map<AttributeName, AttributeValue> seen,
            Map<AttributeName, Map<TagId, Tag>> seenTags) {
        Map<AttributeName, AttributeType> types = schema.types();
        profile.attributes()
                .forEach((name, value) ->
                        (types.get(name) == AttributeType.of(value) ? seen : attributes).put(name, value));
        profile.tags().forEach((name, held) -> {
            if (types.get(name) == AttributeType.TAGS) {
                seenTags.put(name, new HashMap<>(held));
            } else {
                tags.put(name, held);
            }
        });
    }

    /** Something is told of an attribute. */
    void forget(AttributeName name) {
        attributes.remove(name);
        tags.remove(name);
    }

    /** The profile as a whole. */
    Profile with(Profile whose, Map<AttributeName, AttributeValue> seen, Map<AttributeName, Map<TagId, Tag>> seenTags) {
        return new Profile(whose.member(), joined(seen, attributes), joined(seenTags, tags));
    }

    private static <V> SortedMap<AttributeName, V> joined(
            Map<AttributeName, ? extends V> seen, Map<AttributeName, V> more) {
        SortedMap<AttributeName, V> all = new TreeMap<>(seen);
        more.entrySet().stream()
                .limit(Math.max(0, Profile.MAX_ATTRIBUTES - seen.size()))
                .forEach(it -> all.put(it.getKey(), it.getValue()));
        return all;
    }
}
