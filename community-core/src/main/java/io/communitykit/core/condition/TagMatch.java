package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.TagId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;

/**
 * A set of tags holds some tags surely enough. Unknown where the set is not known; a known set that lacks a tag, or holds
 * it less surely than asked, does not hold it. Immutable.
 *
 * @param attribute a set of tags
 * @param operator which of the tags must be there
 * @param tags 1 to 10,000 tags; copied in order, repeats dropped
 * @param confidence how sure a tag must be to count, in basis points, 1 to 10,000
 */
public record TagMatch(AttributeName attribute, Operator operator, Set<TagId> tags, int confidence)
        implements Condition {

    /** Full confidence, in basis points. */
    public static final int CERTAIN = 10_000;

    private static final int MAX_TAGS = 10_000;

    /**
     * Copies the tags and checks the numbers.
     *
     * @param attribute a set of tags
     * @param operator which of the tags must be there
     * @param tags the tags
     * @param confidence how sure, in basis points
     */
    public TagMatch {
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        if (tags.isEmpty() || tags.size() > operator.most) {
            throw InvalidValueException.of(
                    "tags of \"" + operator.jsonName() + "\"",
                    operator.most == 1 ? "a single one" : "1 to " + operator.most,
                    tags.size());
        }
        if (confidence < 1 || confidence > CERTAIN) {
            throw InvalidValueException.of("confidence", "1 to " + CERTAIN + " basis points", confidence);
        }
    }

    /**
     * Asks for more confidence, or for less.
     *
     * @param basisPoints 1 to 10,000
     * @return the condition with it
     * @throws InvalidValueException if it is out of range
     */
    public TagMatch withConfidence(int basisPoints) {
        return new TagMatch(attribute, operator, tags, basisPoints);
    }

    @Override
    public Truth evaluate(Facts facts) {
        int held = 0;
        for (TagId tag : tags) {
            OptionalInt sure = facts.confidence(attribute, tag);
            if (sure.isEmpty()) {
                return Truth.UNKNOWN;
            }
            held += sure.getAsInt() >= confidence ? 1 : 0;
        }
        return Truth.of(
                switch (operator) {
                    case HAS_TAG, HAS_ALL -> held == tags.size();
                    case HAS_ANY -> held > 0;
                    case HAS_NONE -> held == 0;
                });
    }

    @Override
    public SortedSet<AttributeName> attributes() {
        return Names.sorted(attribute);
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }

    /** Which of the tags must be there. */
    public enum Operator {
        /** The only one. */
        HAS_TAG("hasTag", 1),
        /** At least one. */
        HAS_ANY("hasAny", MAX_TAGS),
        /** All of them. */
        HAS_ALL("hasAll", MAX_TAGS),
        /** None of them. */
        HAS_NONE("hasNone", MAX_TAGS);

        private final String jsonName;
        private final int most;

        Operator(String jsonName, int most) {
            this.jsonName = jsonName;
            this.most = most;
        }

        /**
         * The name in JSON.
         *
         * @return such as {@code hasAny}
         */
        public String jsonName() {
            return jsonName;
        }
    }
}
