/**
 * Trying what is not known yet, with the probability of each choice for the log. The way in is
 * {@link io.communitykit.recommend.explore.Exploration}, and {@link io.communitykit.recommend.explore.ExplorationShare} for a page.
 */
@NullMarked
package io.communitykit.recommend.explore;

import org.jspecify.annotations.NullMarked;
