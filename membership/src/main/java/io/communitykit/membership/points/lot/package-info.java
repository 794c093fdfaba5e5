/**
 * Lots and holds, and the policies of currencies that are kept in lots. The way in is {@link
 * io.communitykit.membership.points.lot.LotPolicy} for who writes a program, {@link
 * io.communitykit.membership.points.lot.Lot} for who reads an account.
 */
@NullMarked
package io.communitykit.membership.points.lot;

import org.jspecify.annotations.NullMarked;
