/**
 * Segments: who is who, right now, and why. A {@link io.communitykit.core.segment.SegmentProgram} says what is known of
 * members and which segments there are; the way in is {@link io.communitykit.core.segment.Segments}.
 */
@NullMarked
package io.communitykit.core.segment;

import org.jspecify.annotations.NullMarked;
