package io.communitykit.risk.word;

/**
 * One place at which a word or pattern was found, hit or not. Immutable and safe for many threads.
 *
 * @param hit where and what
 * @param outcome what became of it, and why
 */
public record Explained(Hit hit, HitOutcome outcome) {}
