package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Facts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Tag;
import org.jspecify.annotations.Nullable;

/** What slots look at: a profile with the readings of its counters. */
interface Known {

    /** The value of an attribute, or null. */
    @Nullable
    AttributeValue value(AttributeName name);

    /** Whether a set of tags is known. */
    boolean knows(AttributeName set);

    /** A tag of a set, or null. */
    @Nullable
    Tag tag(AttributeName set, TagId id);

    /** The text of the member's id. */
    String unit();

    /** The same as facts, for predicates that no slot has a shorter way for. */
    Facts facts();
}
