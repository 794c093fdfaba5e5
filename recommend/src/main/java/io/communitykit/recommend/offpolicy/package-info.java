/**
 * What another policy would have brought, from the log of the one that ran. The way in is
 * {@link io.communitykit.recommend.offpolicy.WeightAdvisor}, and {@link io.communitykit.recommend.offpolicy.OffPolicy} for any policy.
 */
@NullMarked
package io.communitykit.recommend.offpolicy;

import org.jspecify.annotations.NullMarked;
