/** What promoters are paid for: a year, a task, or what they sell. The way in is {@link io.communitykit.referral.commission.plan.Plan}. */
@NullMarked
package io.communitykit.referral.commission.plan;

import org.jspecify.annotations.NullMarked;
