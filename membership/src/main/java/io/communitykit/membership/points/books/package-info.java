/**
 * What accountants, members and auditors ask of the points ledger. The way in is {@link
 * io.communitykit.membership.points.books.PointsBooks}.
 */
@NullMarked
package io.communitykit.membership.points.books;

import org.jspecify.annotations.NullMarked;
