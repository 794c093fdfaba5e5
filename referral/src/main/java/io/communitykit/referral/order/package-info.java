/** Orders as far as referrals and commission care: what was paid, received and paid back, by line. */
@NullMarked
package io.communitykit.referral.order;

import org.jspecify.annotations.NullMarked;
