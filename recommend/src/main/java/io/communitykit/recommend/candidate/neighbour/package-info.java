/**
 * Neighbourhood models: items and members that are alike, and walks between them. The way in is
 * {@link io.communitykit.recommend.candidate.neighbour.Rp3Beta}; where its walks do not fit, {@link io.communitykit.recommend.candidate.neighbour.ItemKnn}
 * and {@link io.communitykit.recommend.candidate.neighbour.UserKnn}.
 */
@NullMarked
package io.communitykit.recommend.candidate.neighbour;

import org.jspecify.annotations.NullMarked;
