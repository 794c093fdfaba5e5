/**
 * Tiers that members climb. The way in is {@link io.communitykit.membership.tier.Tiers}: give it a {@link
 * io.communitykit.membership.tier.TierProgram} and the store that keeps the points.
 */
@NullMarked
package io.communitykit.membership.tier;

import org.jspecify.annotations.NullMarked;
