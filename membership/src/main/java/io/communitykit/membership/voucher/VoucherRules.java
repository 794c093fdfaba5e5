package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.core.money.PointArithmetic;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What vouchers take off a basket, as pure functions apart from any store. Same arguments, same answer; safe for many threads.
 *
 * <p>Vouchers apply one after the other, by priority and then id. Whether a threshold is reached is judged by what the lines in
 * scope cost before any voucher, so that no voucher makes another one inapplicable; a share is taken of what is left when its
 * turn comes. Each discount is split over the lines in scope by what is left of them, exactly, and no line falls below 0.
 */
public final class VoucherRules {

    /** How many steps {@link #best} makes before it stops: partial combinations looked at, and vouchers split over the lines. */
    public static final int SEARCH_LIMIT = 200_000;

    private VoucherRules() {}

    /**
     * Says what chosen vouchers take off a basket. Of two that do not go together, the one that applies first counts; of
     * several of one kind, as many as one order takes and as thresholds are reached.
     *
     * @param basket what is bought
     * @param chosen the vouchers, each kind once
     * @param program the terms
     * @return what applies, what does not and why
     * @throws InvalidValueException if a kind is chosen twice
     */
    public static Quote quote(Basket basket, List<ChosenVoucher> chosen, VoucherProgram program) {
        ChosenVoucher.requireDifferent(chosen);
        return new Quoting(basket, program).quote(chosen);
    }

    /**
     * Finds the vouchers of a wallet that take most off a basket. Of equal ones: the fewest vouchers, then those that expire
     * sooner, then those of lower ids. Looks at all combinations that could be best, which grows with the product of the
     * vouchers of each kind; at most {@link #SEARCH_LIMIT} steps. A step is one partial combination looked at, or one
     * voucher split over the lines in its scope.
     *
     * @param basket what is bought
     * @param wallet what the member has
     * @param program the terms
     * @return the best combination, and whether the search came to its end
     */
    public static BestChoice best(Basket basket, Wallet wallet, VoucherProgram program) {
        return best(basket, wallet, program, SEARCH_LIMIT);
    }

    /**
     * As {@link #best(Basket, Wallet, VoucherProgram)}, with a limit of your own.
     *
     * @param basket what is bought
     * @param wallet what the member has
     * @param program the terms
     * @param limit how many steps are made, at least 1: partial combinations looked at, and vouchers split over the lines
     * @return the best combination among those looked at, and whether that were all
     */
    public static BestChoice best(Basket basket, Wallet wallet, VoucherProgram program, int limit) {
        if (limit < 1) {
            throw InvalidValueException.of("search limit", "at least 1", limit);
        }
        BestSearch search = new BestSearch(basket, wallet, program, limit);
        List<ChosenVoucher> chosen = search.run();
        return new BestChoice(quote(basket, chosen, program), search.end());
    }

    /**
     * Splits a refund of some lines, or of parts of them, into what the vouchers had taken off and what is paid back.
     * Cumulative-exact: into however many refunds a line is split, in the end exactly what was paid for it is paid back;
     * until then fractions of a minor unit stay with the shop.
     *
     * @param quote the quote that the order was paid by
     * @param returned what comes back, each line once
     * @return one part for each returned line, in their order
     * @throws InvalidValueException if a line is not in the quote or named twice, or more comes back than was bought
     */
    public static List<RefundedLine> refund(Quote quote, List<ReturnedLine> returned) {
        Map<LineId, Quote.Line> open = new HashMap<>();
        quote.lines().forEach(line -> open.put(line.line(), line));
        List<RefundedLine> parts = new ArrayList<>();
        for (ReturnedLine back : returned) {
            Quote.Line line = open.remove(back.line());
            if (line == null) {
                throw InvalidValueException.of("returned line", "one of the quote, and named once", back.line());
            }
            Money after = back.before().plus(back.now());
            if (after.compareTo(line.amount()) > 0) {
                throw InvalidValueException.of(
                        "returned amount of line " + back.line(), "at most " + line.amount() + " in all", after);
            }
            Money refund = paidBack(line, after).minus(paidBack(line, back.before()));
            parts.add(new RefundedLine(back.line(), back.now(), back.now().minus(refund), refund));
        }
        return parts;
    }

    private static Money paidBack(Quote.Line line, Money returned) {
        if (returned.minor() == 0) {
            return returned;
        }
        long paid = line.payable().minor();
        long back = PointArithmetic.perUnit(paid, line.amount().amount(), returned.amount(), RoundingMode.DOWN);
        return new Money(back, returned.currency());
    }
}
