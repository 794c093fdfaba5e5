package io.communitykit.examples.candidates;

import java.util.Comparator;

/**
 * What two questions, or two members, can have in common.
 *
 * @param kind what it is
 * @param name the tag, the word, or the id of the member or question
 */
record Feature(Kind kind, String name) implements Comparable<Feature> {

    private static final Comparator<Feature> ORDER =
            Comparator.comparing(Feature::kind).thenComparing(Feature::name);

    /** What it is. */
    enum Kind {
        /** A tag of both questions, or of questions where both wrote. */
        TAG,
        /** A word of both titles. */
        WORD,
        /** A member who did something at both questions. */
        MEMBER,
        /** A question at which both members were. */
        QUESTION
    }

    @Override
    public int compareTo(Feature other) {
        return ORDER.compare(this, other);
    }
}
