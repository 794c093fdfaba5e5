/**
 * What referrals need of a host. The way in is {@link io.communitykit.referral.spi.BookStore}: all that is kept of referrals, rewards,
 * commission and budgets are books of it.
 */
@NullMarked
package io.communitykit.referral.spi;

import org.jspecify.annotations.NullMarked;
