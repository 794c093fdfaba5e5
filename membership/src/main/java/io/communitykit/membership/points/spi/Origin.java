package io.communitykit.membership.points.spi;

import io.communitykit.core.event.Subject;
import io.communitykit.membership.points.PostingKey;

/** Earlier postings that a decision needs, oldest first. */
public sealed interface Origin {

    /**
     * The posting under a key, if there is one.
     *
     * @param key the key
     */
    record Under(PostingKey key) implements Origin {}

    /**
     * All postings about a subject.
     *
     * @param subject the subject
     */
    record About(Subject subject) implements Origin {}
}
