/** Tests of what the rooms of referrals share inside. */
@NullMarked
package io.communitykit.referral.internal;

import org.jspecify.annotations.NullMarked;
