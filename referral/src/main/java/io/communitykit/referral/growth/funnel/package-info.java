/**
 * What a campaign brought at each stage, what it earned, and how much of that would have come without it. The way in is {@link
 * io.communitykit.referral.growth.funnel.CampaignFunnel}.
 */
@NullMarked
package io.communitykit.referral.growth.funnel;

import org.jspecify.annotations.NullMarked;
