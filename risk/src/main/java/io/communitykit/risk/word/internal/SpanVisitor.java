package io.communitykit.risk.word.internal;

/** Takes places of a text. */
@FunctionalInterface
public interface SpanVisitor {

    /**
     * Takes one place.
     *
     * @param start index of the first UTF-16 code unit
     * @param end index after the last
     */
    void span(long start, long end);
}
