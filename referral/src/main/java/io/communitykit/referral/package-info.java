/**
 * What all of referrals share: who brought whom, on which side, and why something was not credited.
 */
@NullMarked
package io.communitykit.referral;

import org.jspecify.annotations.NullMarked;
