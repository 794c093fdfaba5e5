/** Referrals on our own stores. */
@NullMarked
package io.communitykit.testkit.referral;

import org.jspecify.annotations.NullMarked;
