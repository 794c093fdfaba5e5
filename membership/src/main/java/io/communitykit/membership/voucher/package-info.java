/**
 * Vouchers (coupons) that members hold and orders redeem. The way in is {@link io.communitykit.membership.voucher.Vouchers}.
 *
 * <p>A kind of voucher is a currency of a points program that is kept in lots: 1 point is 1 voucher, and a lot is what was
 * issued together with one validity. So vouchers are issued, set aside, redeemed, returned, expire and are audited by the
 * ledger of points; what is here are their terms and what they take off a basket.
 */
@NullMarked
package io.communitykit.membership.voucher;

import org.jspecify.annotations.NullMarked;
