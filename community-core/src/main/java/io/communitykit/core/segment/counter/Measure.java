package io.communitykit.core.segment.counter;

/** What a reading takes from the hits in its window. */
public enum Measure {
    /** How many events; a number, 0 without any. */
    COUNT,
    /** The sum of the amounts; a number or money, 0 without any. */
    SUM,
    /** How many different values; a number, 0 without any. */
    DISTINCT,
    /** When the first one happened; an instant, missing without any. */
    FIRST,
    /** When the last one happened; an instant, missing without any. */
    LAST
}
