package io.communitykit.membership.voucher;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import java.util.List;

/**
 * What chosen vouchers take off a basket. Keep it with the order: refunds need its lines.
 *
 * @param policy the edition of the voucher program that decided
 * @param lines every line of the basket, in the order of their ids
 * @param verdicts what became of each chosen kind, in the order of application; of one kind some may apply and the rest not
 * @param discount what the vouchers take off in all; the sum over the verdicts, and over the lines
 */
public record Quote(PolicyVersion policy, List<Line> lines, List<Verdict> verdicts, Money discount) {

    /**
     * Copies the lists.
     *
     * @param policy the edition of the voucher program that decided
     * @param lines every line of the basket
     * @param verdicts what became of each chosen kind
     * @param discount what the vouchers take off in all
     */
    public Quote {
        lines = List.copyOf(lines);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * What is to be held for the order: the vouchers that take something off.
     *
     * @return in the order of application
     */
    public List<ChosenVoucher> applied() {
        return verdicts.stream()
                .filter(Applied.class::isInstance)
                .map(verdict -> new ChosenVoucher(verdict.voucher(), verdict.count()))
                .toList();
    }

    /**
     * What is left to pay.
     *
     * @return the sum over the lines, 0 or more
     */
    public Money payable() {
        return lines.stream().map(Line::payable).reduce(Money::plus).orElseThrow();
    }

    /**
     * One line of the basket.
     *
     * @param line its id
     * @param amount what it costs before any voucher
     * @param discount what the vouchers take off it in all, between 0 and {@code amount}
     */
    public record Line(LineId line, Money amount, Money discount) {

        /**
         * What is left to pay for it.
         *
         * @return 0 or more
         */
        public Money payable() {
            return amount.minus(discount);
        }
    }

    /**
     * What one kind of voucher takes off one line.
     *
     * @param line the line
     * @param discount how much, above 0
     */
    public record Share(LineId line, Money discount) {}

    /** What became of chosen vouchers of one kind. */
    public sealed interface Verdict {

        /**
         * Which kind.
         *
         * @return its id
         */
        CurrencyId voucher();

        /**
         * How many vouchers it speaks of.
         *
         * @return above 0
         */
        long count();
    }

    /**
     * Vouchers that take something off.
     *
     * @param voucher the kind
     * @param count how many
     * @param discount what they take off together, above 0
     * @param shares what they take off which line, in the order of the lines' ids; the sum is {@code discount}
     */
    public record Applied(CurrencyId voucher, long count, Money discount, List<Share> shares) implements Verdict {

        /**
         * Copies the list.
         *
         * @param voucher the kind
         * @param count how many
         * @param discount what they take off together, above 0
         * @param shares what they take off which line
         */
        public Applied {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Vouchers that take nothing off.
     *
     * @param voucher the kind
     * @param count how many
     * @param why the first reason found
     */
    public record Refused(CurrencyId voucher, long count, VoucherRefusal why) implements Verdict {}
}
