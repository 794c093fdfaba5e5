package io.communitykit.core.segment;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;

/** What a host tells of a member's profile. Told twice, it changes nothing the second time. */
public sealed interface ProfileCommand {

    /**
     * Sets an attribute; an equal value changes nothing.
     *
     * @param name an attribute of the program that no counter gives
     * @param value a value of its type
     */
    record Put(AttributeName name, AttributeValue value) implements ProfileCommand {}

    /**
     * Forgets an attribute, or a set of tags: it is not known any more.
     *
     * @param name an attribute of the program that no counter gives
     */
    record Forget(AttributeName name) implements ProfileCommand {}

    /**
     * Puts a tag on a member, or says something else of it.
     *
     * @param set an attribute of type tags
     * @param id the tag; none that a rule of the program sets
     * @param tag what is said of it; its source is another than {@link TagSource#RULE}
     */
    record PutTag(AttributeName set, TagId id, Tag tag) implements ProfileCommand {}

    /**
     * Takes a tag off a member; the set stays known.
     *
     * @param set an attribute of type tags
     * @param id the tag; none that a rule of the program sets
     */
    record TakeTag(AttributeName set, TagId id) implements ProfileCommand {}
}
