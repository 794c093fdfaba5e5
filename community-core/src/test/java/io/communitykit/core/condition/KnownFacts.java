package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facts written down.
 *
 * @param values the attributes that are known
 * @param tags the sets of tags that are known, with the confidence of each tag
 * @param segments the segments that are known
 * @param now the instant, if one is known
 * @param unit the member, if one is known
 */
record KnownFacts(
        Map<AttributeName, AttributeValue> values,
        Map<AttributeName, Map<TagId, Integer>> tags,
        Map<SegmentId, Truth> segments,
        Optional<Instant> now,
        Optional<String> unit)
        implements Facts {

    static KnownFacts of(String attribute, AttributeValue value) {
        return new KnownFacts(
                Map.of(new AttributeName(attribute), value), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    static KnownFacts ofTags(String attribute, Map<TagId, Integer> tags) {
        return new KnownFacts(
                Map.of(), Map.of(new AttributeName(attribute), tags), Map.of(), Optional.empty(), Optional.empty());
    }

    KnownFacts at(Instant instant) {
        return new KnownFacts(values, tags, segments, Optional.of(instant), unit);
    }

    @Override
    public Optional<AttributeValue> value(AttributeName name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public OptionalInt confidence(AttributeName name, TagId tag) {
        Map<TagId, Integer> set = tags.get(name);
        return set == null ? OptionalInt.empty() : OptionalInt.of(set.getOrDefault(tag, 0));
    }

    @Override
    public Truth inSegment(SegmentId segment) {
        return segments.getOrDefault(segment, Truth.UNKNOWN);
    }
}
