package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;

/** Where an axis of the value quadrants is parted into low and high. */
public sealed interface AxisRule {

    /**
     * At the median of the members who have both values. With {@link Ties#TO_LOWER} a member is high if at least half of them are
     * strictly below, so that a majority with equal values, such as 0, is low; of equal members nobody is high. With {@link
     * Ties#TO_HIGHER} a member is high if at least half of them are others at or below.
     *
     * @param ties where members with equal values go; not {@link Ties#BY_HASH}, since an axis is parted by value alone
     */
    record Median(Ties ties) implements AxisRule {

        /**
         * Refuses what value alone cannot part.
         *
         * @param ties where members with equal values go
         */
        public Median {
            if (ties == Ties.BY_HASH) {
                throw InvalidValueException.of("ties of a median", "one of TO_LOWER and TO_HIGHER", ties);
            }
        }
    }

    /**
     * At a number that the host gives.
     *
     * @param threshold this or more is high; minor units for ARPU
     */
    record From(long threshold) implements AxisRule {}

    /**
     * The median, equal values to the lower side.
     *
     * @return the rule
     */
    static AxisRule median() {
        return new Median(Ties.TO_LOWER);
    }

    /**
     * A number that the host gives.
     *
     * @param threshold this or more is high; minor units for ARPU
     * @return the rule
     */
    static AxisRule from(long threshold) {
        return new From(threshold);
    }
}
