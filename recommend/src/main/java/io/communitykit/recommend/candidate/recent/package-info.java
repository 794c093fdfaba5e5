/**
 * Candidates that need no fit and are up to date with every fact. The way in is {@link io.communitykit.recommend.candidate.recent.CoVisitation} and {@link
 * io.communitykit.recommend.candidate.recent.Followed}.
 */
@NullMarked
package io.communitykit.recommend.candidate.recent;

import org.jspecify.annotations.NullMarked;
