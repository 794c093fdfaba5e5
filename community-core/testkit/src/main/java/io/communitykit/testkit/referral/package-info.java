/**
 * Random histories of referrals against a store that fails. The way in is {@link io.communitykit.testkit.referral.ReferralSimulation}.
 */
@NullMarked
package io.communitykit.testkit.referral;

import org.jspecify.annotations.NullMarked;
