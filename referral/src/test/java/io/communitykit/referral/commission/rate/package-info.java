/** Tests of what an order earns. */
@NullMarked
package io.communitykit.referral.commission.rate;

import org.jspecify.annotations.NullMarked;
