/**
 * What members bring members: K of cohorts, with what is not known yet named as such. The way in is {@link
 * io.communitykit.referral.growth.Cohorts} for what happened, {@link io.communitykit.referral.growth.ReachModel} for the two models of
 * calculators.
 */
@NullMarked
package io.communitykit.referral.growth;

import org.jspecify.annotations.NullMarked;
