package io.communitykit.core.segment.lint;

import io.communitykit.core.event.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * Values that no predicate in question tells apart.
 *
 * @param from the lowest of whole numbers; else a mark of the subject's own
 * @param to the highest of whole numbers; else a mark of the subject's own
 * @param value one that stands for all; null where the cell is one of numbers, or none could be made
 */
record Cell(long from, long to, @Nullable AttributeValue value) {

    static Cell mark(long mark) {
        return new Cell(mark, mark, null);
    }

    static Cell of(AttributeValue value) {
        return new Cell(0, 0, value);
    }
}
