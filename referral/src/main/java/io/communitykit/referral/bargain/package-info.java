/**
 * Bargains: friends cut the price of one thing, to the fen. The way in is {@link io.communitykit.referral.bargain.Bargains}.
 */
@NullMarked
package io.communitykit.referral.bargain;

import org.jspecify.annotations.NullMarked;
