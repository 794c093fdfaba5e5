/**
 * How long it takes until members bring members, and how fast a community grows by that. The way in is {@link
 * io.communitykit.referral.growth.cycle.CycleTime}.
 */
@NullMarked
package io.communitykit.referral.growth.cycle;

import org.jspecify.annotations.NullMarked;
