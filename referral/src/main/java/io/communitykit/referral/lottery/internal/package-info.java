/** How lotteries are written in documents and in books. */
@NullMarked
package io.communitykit.referral.lottery.internal;

import org.jspecify.annotations.NullMarked;
