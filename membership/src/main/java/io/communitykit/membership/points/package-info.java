/**
 * Points that members earn and lose. The way in is {@link io.communitykit.membership.points.Points}: give it a
 * {@link io.communitykit.membership.points.PointsProgram} and a store, and tell it facts.
 *
 * <p>How points are kept in lots is in {@link io.communitykit.membership.points.lot}, statements and seals are in {@link
 * io.communitykit.membership.points.books}.
 */
@NullMarked
package io.communitykit.membership.points;

import org.jspecify.annotations.NullMarked;
