/**
 * Referrals from the touch to the payout. The way in is {@link io.communitykit.referral.reward.Referrals}.
 */
@NullMarked
package io.communitykit.referral.reward;

import org.jspecify.annotations.NullMarked;
