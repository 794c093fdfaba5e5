/**
 * Why a member is in a segment, or not, and what would change that. The way in is {@link
 * io.communitykit.core.segment.explain.Explanation}.
 */
@NullMarked
package io.communitykit.core.segment.explain;

import org.jspecify.annotations.NullMarked;
