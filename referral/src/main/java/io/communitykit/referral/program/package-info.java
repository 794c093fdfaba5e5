/**
 * What an operator decides about referrals. The way in is {@link io.communitykit.referral.program.ReferralProgram}.
 */
@NullMarked
package io.communitykit.referral.program;

import org.jspecify.annotations.NullMarked;
