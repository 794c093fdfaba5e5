/**
 * What must hold of lotteries and blind boxes on every store: extend {@link io.communitykit.testkit.lottery.LotteryContract} and supply
 * yours.
 */
@NullMarked
package io.communitykit.testkit.lottery;

import org.jspecify.annotations.NullMarked;
