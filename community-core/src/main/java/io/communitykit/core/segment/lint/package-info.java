/**
 * What follows from the conditions of a segment program alone, whoever the members are: who can be in a segment at all, how two
 * conditions stand to each other, and what can be left out, with a witness or a proof. The way in is {@link
 * io.communitykit.core.segment.lint.SegmentProofs}.
 */
@NullMarked
package io.communitykit.core.segment.lint;

import org.jspecify.annotations.NullMarked;
