package io.communitykit.core.segment.lint;

/**
 * How the members of two conditions stand to each other: of whom each is true. Immutable and safe for many threads.
 *
 * @param both whether somebody fulfils both
 * @param onlyFirst whether somebody fulfils the first and not the second
 * @param onlySecond whether somebody fulfils the second and not the first
 */
public record ConditionRelation(Satisfiability both, Satisfiability onlyFirst, Satisfiability onlySecond) {

    /** How they stand to each other. Where several hold, as with conditions that nobody fulfils, the first of them. */
    public enum Kind {
        /** The same members, whoever they are. */
        EQUAL,
        /** Who fulfils the first fulfils the second; the other way round is not claimed. */
        CONTAINED,
        /** Who fulfils the second fulfils the first; the other way round is not claimed. */
        CONTAINS,
        /** Nobody fulfils both. */
        DISJOINT,
        /** Some fulfil both, some only the first, some only the second: there is a witness for each. */
        OVERLAPPING,
        /** Nothing is claimed beyond the parts that are known. */
        UNKNOWN
    }

    /**
     * How they stand to each other.
     *
     * @return what is proved
     */
    public Kind kind() {
        if (onlyFirst.isRefuted() && onlySecond.isRefuted()) {
            return Kind.EQUAL;
        } else if (onlyFirst.isRefuted()) {
            return Kind.CONTAINED;
        } else if (onlySecond.isRefuted()) {
            return Kind.CONTAINS;
        } else if (both.isRefuted()) {
            return Kind.DISJOINT;
        }
        boolean shown = both.shown().isPresent()
                && onlyFirst.shown().isPresent()
                && onlySecond.shown().isPresent();
        return shown ? Kind.OVERLAPPING : Kind.UNKNOWN;
    }
}
