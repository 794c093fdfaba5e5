/**
 * How much is wanted, and how well that is foreseen. The way in is {@link io.communitykit.recommend.candidate.demand.DemandPolicy} and {@link
 * io.communitykit.recommend.candidate.demand.Backtest}.
 */
@NullMarked
package io.communitykit.recommend.candidate.demand;

import org.jspecify.annotations.NullMarked;
