/**
 * A tier for the top share of members by spend, cut from the whole population at one instant. The way in is {@link
 * io.communitykit.membership.tier.cut.SpendTally} for who has raw orders and refunds, {@link
 * io.communitykit.membership.tier.cut.SpendCut} for who has one sum a member, and {@link
 * io.communitykit.membership.tier.cut.SpendSketch} for "about X more" between two cuts. None of them knows the points
 * ledger; {@link io.communitykit.membership.tier.cut.CutAward} turns the winners into commands for it.
 */
@NullMarked
package io.communitykit.membership.tier.cut;

import org.jspecify.annotations.NullMarked;
