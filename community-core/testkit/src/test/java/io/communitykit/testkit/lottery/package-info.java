/** Our own stores under the contract of lotteries. */
@NullMarked
package io.communitykit.testkit.lottery;

import org.jspecify.annotations.NullMarked;
