/** Tests of growth. */
@NullMarked
package io.communitykit.referral.growth.funnel;

import org.jspecify.annotations.NullMarked;
