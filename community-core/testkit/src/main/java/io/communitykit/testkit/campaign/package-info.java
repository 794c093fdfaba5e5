/**
 * Random histories of group-buys, bargains, contests and lotteries over one store, compared with plain models. The way in is {@link
 * io.communitykit.testkit.campaign.CampaignSimulation}.
 */
@NullMarked
package io.communitykit.testkit.campaign;

import org.jspecify.annotations.NullMarked;
