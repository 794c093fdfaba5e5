/**
 * Candidates for a feed: where they come from, merged and told with their reasons. The way in is {@link
 * io.communitykit.recommend.candidate.CandidateFinder}.
 */
@NullMarked
package io.communitykit.recommend.candidate;

import org.jspecify.annotations.NullMarked;
