/**
 * Commission of partners: who brought the buyer of an order shares in what was paid. The way in is {@link
 * io.communitykit.referral.commission.Commissions}.
 */
@NullMarked
package io.communitykit.referral.commission;

import org.jspecify.annotations.NullMarked;
