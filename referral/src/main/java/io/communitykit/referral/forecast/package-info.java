/**
 * What a referral program may cost, before it is launched. The way in is {@link io.communitykit.referral.forecast.ProgramSimulation}.
 */
@NullMarked
package io.communitykit.referral.forecast;

import org.jspecify.annotations.NullMarked;
