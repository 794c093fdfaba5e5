/**
 * Points that members earn and lose. The way in is {@link io.communitykit.membership.points.Points}: give it a
 * {@link io.communitykit.membership.points.PointsProgram} and a store, and tell it facts.
 */
@NullMarked
package io.communitykit.membership.points;

import org.jspecify.annotations.NullMarked;
