/**
 * Who is credited with a friend and with an order, and why somebody else is not. The way in is
 * {@link io.communitykit.referral.attribution.Attributions}; the rules alone are
 * {@link io.communitykit.referral.attribution.AttributionEngine}.
 */
@NullMarked
package io.communitykit.referral.attribution;

import org.jspecify.annotations.NullMarked;
