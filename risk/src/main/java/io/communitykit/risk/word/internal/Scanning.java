package io.communitykit.risk.word.internal;

/**
 * How one text is scanned. Immutable and safe for many threads.
 *
 * @param gate what counts
 * @param overlapping whether every place is wanted; otherwise the one furthest left, the longest there, and then behind it
 * @param traced whether places that are no hits are handed out too
 */
public record Scanning(Gate gate, boolean overlapping, boolean traced) {}
