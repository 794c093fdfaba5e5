package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.Condition;
import org.roaringbitmap.RoaringBitmap;

/** What a population knows of one attribute. Immutable; bitmaps that it hands out must not be changed. */
interface Column {

    /** The members of whom it is known. */
    RoaringBitmap known();

    /**
     * The members of whom a predicate is true. The predicate looks at this attribute alone, and is in its plainest form.
     *
     * @param predicate the predicate
     * @return a bitmap; where the predicate may be unknown although the attribute is known, see {@link #comparable}
     */
    RoaringBitmap where(Condition predicate);

    /**
     * The members of whom a predicate is either true or false.
     *
     * @param predicate the predicate
     * @return those known, less those whose value does not compare
     */
    default RoaringBitmap comparable(Condition predicate) {
        return known();
    }
}
