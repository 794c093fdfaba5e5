/** What members did, as models are fitted on it. The way in is {@link io.communitykit.recommend.candidate.data.Interactions}. */
@NullMarked
package io.communitykit.recommend.candidate.data;

import org.jspecify.annotations.NullMarked;
