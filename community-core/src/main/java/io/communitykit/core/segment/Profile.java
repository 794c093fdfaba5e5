package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one member: typed attributes and sets of tags. What is not there is not known; a set of tags is known once
 * a tag was put into it, also when it is empty again. Equal numbers are kept in one form. Immutable and safe for many threads.
 *
 * @param member whose profile it is
 * @param attributes the values, by name; at most {@value #MAX_ATTRIBUTES}; copied
 * @param tags the sets of tags, by the attribute's name; at most {@value #MAX_ATTRIBUTES} with at most {@value #MAX_TAGS} tags each,
 *     those not counted that rules set; copied
 */
public record Profile(
        MemberId member,
        Map<AttributeName, AttributeValue> attributes,
        Map<AttributeName, ? extends Map<TagId, Tag>> tags) {

    /** The most attributes of a profile, and the most sets of tags. */
    public static final int MAX_ATTRIBUTES = 1_000;

    /** The most tags of a set, those not counted that rules set. */
    public static final int MAX_TAGS = 10_000;

    /**
     * Copies the maps and checks the limits.
     *
     * @param member whose profile it is
     * @param attributes the values
     * @param tags the sets of tags
     */
    public Profile {
        attributes = canonical(attributes);
        tags = copy(tags);
        most("attributes of a profile", MAX_ATTRIBUTES, attributes.size());
        most("sets of tags of a profile", MAX_ATTRIBUTES, tags.size());
        tags.values().forEach(set -> most("tags in a set", MAX_TAGS, byHand(set)));
    }

    /**
     * A profile of which nothing is known.
     *
     * @param member whose
     * @return the profile
     */
    public static Profile of(MemberId member) {
        return new Profile(member, Map.of(), Map.of());
    }

    /**
     * Sets an attribute.
     *
     * @param name its name
     * @param value its value
     * @return the profile with it
     * @throws InvalidValueException if there are too many
     */
    public Profile with(AttributeName name, AttributeValue value) {
        SortedMap<AttributeName, AttributeValue> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new Profile(member, more, tags);
    }

    /**
     * Sets a tag.
     *
     * @param set the attribute that is the set
     * @param id the tag's id
     * @param tag what is said of it
     * @return the profile with it
     * @throws InvalidValueException if there are too many
     */
    public Profile with(AttributeName set, TagId id, Tag tag) {
        SortedMap<TagId, Tag> more = new TreeMap<>(tags(set).orElse(Map.of()));
        more.put(id, tag);
        return withTags(set, more);
    }

    /**
     * Forgets an attribute, or a set of tags.
     *
     * @param name its name
     * @return the profile without it
     */
    public Profile without(AttributeName name) {
        SortedMap<AttributeName, AttributeValue> fewer = new TreeMap<>(attributes);
        fewer.remove(name);
        SortedMap<AttributeName, Map<TagId, Tag>> sets = new TreeMap<>(tags);
        sets.remove(name);
        return new Profile(member, fewer, sets);
    }

    /**
     * Takes a tag out; the set stays known.
     *
     * @param set the attribute that is the set
     * @param id the tag's id
     * @return the profile without it
     */
    public Profile without(AttributeName set, TagId id) {
        SortedMap<TagId, Tag> fewer = new TreeMap<>(tags(set).orElse(Map.of()));
        fewer.remove(id);
        return withTags(set, fewer);
    }

    /**
     * A set of tags.
     *
     * @param set the attribute that is the set
     * @return the tags by id; empty where the set is not known
     */
    public Optional<Map<TagId, Tag>> tags(AttributeName set) {
        return Optional.ofNullable(tags.get(set));
    }

    /**
     * One tag.
     *
     * @param set the attribute that is the set
     * @param id the tag's id
     * @return what is said of it; empty where it is not there
     */
    public Optional<Tag> tag(AttributeName set, TagId id) {
        return tags(set).map(it -> it.get(id));
    }

    /** Shows whose it is and no more. */
    @Override
    public String toString() {
        return "Profile[" + member + "]";
    }

    private Profile withTags(AttributeName set, Map<TagId, Tag> more) {
        SortedMap<AttributeName, Map<TagId, Tag>> sets = new TreeMap<>(tags);
        sets.put(set, more);
        return new Profile(member, attributes, sets);
    }

    private static Map<AttributeName, AttributeValue> canonical(Map<AttributeName, AttributeValue> values) {
        SortedMap<AttributeName, AttributeValue> copy = new TreeMap<>(values);
        copy.replaceAll((name, value) -> value instanceof Scalar scalar ? AttributeValue.canonical(scalar) : value);
        return Collections.unmodifiableSortedMap(copy);
    }

    private static Map<AttributeName, Map<TagId, Tag>> copy(Map<AttributeName, ? extends Map<TagId, Tag>> sets) {
        SortedMap<AttributeName, Map<TagId, Tag>> copy = new TreeMap<>();
        sets.forEach((name, set) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(set))));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** How many tags a set holds; where they are many, without those of rules. */
    private static int byHand(Map<TagId, Tag> set) {
        return set.size() <= MAX_TAGS
                ? set.size()
                : (int) set.values().stream()
                        .filter(it -> !it.source().equals(TagSource.RULE))
                        .count();
    }

    private static void most(String what, int limit, int got) {
        if (got > limit) {
            throw InvalidValueException.of(what, "at most " + limit, got);
        }
    }
}
