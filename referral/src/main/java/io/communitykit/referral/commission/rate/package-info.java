/**
 * What an order earns, in pure functions: base, rates by category, tiers by volume, and what a refund takes back. The ways in are {@link
 * io.communitykit.referral.commission.rate.RateTable} and {@link io.communitykit.referral.commission.rate.Earning}.
 */
@NullMarked
package io.communitykit.referral.commission.rate;

import org.jspecify.annotations.NullMarked;
