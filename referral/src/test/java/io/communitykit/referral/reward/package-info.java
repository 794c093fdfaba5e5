/** Tests of rewards. */
@NullMarked
package io.communitykit.referral.reward;

import org.jspecify.annotations.NullMarked;
