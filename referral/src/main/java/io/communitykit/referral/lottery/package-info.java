/**
 * Lotteries and blind boxes: prizes by published odds, drawn from a committed seed so that every draw can be checked afterwards. The way in
 * is {@link io.communitykit.referral.lottery.Lotteries}.
 */
@NullMarked
package io.communitykit.referral.lottery;

import org.jspecify.annotations.NullMarked;
