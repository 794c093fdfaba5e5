/** Tests of growth. */
@NullMarked
package io.communitykit.referral.growth.cycle;

import org.jspecify.annotations.NullMarked;
