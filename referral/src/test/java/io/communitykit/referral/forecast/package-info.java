/** Tests of forecasts. */
@NullMarked
package io.communitykit.referral.forecast;

import org.jspecify.annotations.NullMarked;
