/** Tests of growth. */
@NullMarked
package io.communitykit.referral.growth.branching;

import org.jspecify.annotations.NullMarked;
