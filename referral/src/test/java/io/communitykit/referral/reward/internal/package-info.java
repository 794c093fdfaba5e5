/** Tests of the forms of ledgers. */
@NullMarked
package io.communitykit.referral.reward.internal;

import org.jspecify.annotations.NullMarked;
