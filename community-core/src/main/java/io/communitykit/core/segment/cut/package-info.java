/**
 * Cuts of a whole population, beside the predicates that look at one member: quantiles, the RFM grid, and the four value
 * quadrants. The way in is {@link io.communitykit.core.segment.cut.QuantileTally}, {@link
 * io.communitykit.core.segment.cut.RfmTally} or {@link io.communitykit.core.segment.cut.QuadrantTally}: tell it every member, cut,
 * and put what each member then is back as attributes, which segments ask for like any other ({@code rfmGroup} in ...). A cut is
 * made when the host asks for it and holds its instant; it does not move by itself when a member changes. Who lacks a value is in
 * no group, not in the lowest.
 */
@NullMarked
package io.communitykit.core.segment.cut;

import org.jspecify.annotations.NullMarked;
