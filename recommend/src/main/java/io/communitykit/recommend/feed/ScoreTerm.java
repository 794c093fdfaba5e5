package io.communitykit.recommend.feed;

/**
 * One addend of a score.
 *
 * @param name what it is: {@code signal:like}, {@code freshness}, {@code integrity}, {@code relevance}, {@code context:<rule>}, {@code
 *     channel:<channel>}, {@code context-range}, {@code seen}, {@code author}
 * @param nanos how much it adds, in thousand millionths
 */
public record ScoreTerm(String name, long nanos) {}
