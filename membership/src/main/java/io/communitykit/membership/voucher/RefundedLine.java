package io.communitykit.membership.voucher;

import io.communitykit.core.money.Money;

/**
 * What is paid back for a returned line.
 *
 * @param line the line
 * @param returned what came back, at its price before any voucher
 * @param discount what of it the vouchers had taken off, which is not paid back
 * @param refund what is paid back; with {@code discount} it makes {@code returned}
 */
public record RefundedLine(LineId line, Money returned, Money discount, Money refund) {}
