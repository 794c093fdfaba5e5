/** Tests of lotteries and blind boxes. */
@NullMarked
package io.communitykit.referral.lottery;

import org.jspecify.annotations.NullMarked;
