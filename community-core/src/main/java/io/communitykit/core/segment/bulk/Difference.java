package io.communitykit.core.segment.bulk;

/**
 * What an edited definition would change. Immutable and safe for many threads.
 *
 * @param entering who would enter
 * @param leaving who would leave
 * @param staying who is in it before and after
 */
public record Difference(MemberSet entering, MemberSet leaving, MemberSet staying) {}
