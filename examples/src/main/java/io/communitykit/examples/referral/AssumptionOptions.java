package io.communitykit.examples.referral;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.referral.forecast.Assumptions;
import io.communitykit.referral.program.Economics;
import io.communitykit.referral.program.ReferralProgram;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how members and friends are believed to behave. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AssumptionOptions {

    private static final int USUAL_FRIENDS = 40;
    private static final int PERCENT_DIGITS = 2;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How long, 1 to 3650 (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--referrers",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many members invite (default: ${DEFAULT-VALUE}).")
    private int referrers;

    @Option(
            names = "--friends-per-day",
            paramLabel = "N",
            description = "How many friends they bring on a day (default: what the program's economics say, or 40).")
    private @Nullable Integer friendsPerDay;

    @Option(
            names = "--concentration",
            paramLabel = "X",
            defaultValue = "1",
            description = "How unequal they are, from 0 for all alike to 3 (Zipf; default: ${DEFAULT-VALUE}).")
    private double concentration;

    @Option(
            names = "--orders",
            paramLabel = "PERCENT",
            defaultValue = "40",
            description = "How many friends of 100 order (default: ${DEFAULT-VALUE}).")
    private BigDecimal orders;

    @Option(
            names = "--mean-order",
            paramLabel = "AMOUNT",
            defaultValue = "90",
            description = "What an order is worth on average, in the program's currency (default: ${DEFAULT-VALUE}).")
    private BigDecimal meanOrder;

    @Option(
            names = "--refunds",
            paramLabel = "PERCENT",
            defaultValue = "6",
            description = "How many orders of 100 are paid back (default: ${DEFAULT-VALUE}).")
    private BigDecimal refunds;

    @Option(
            names = "--refund-days",
            paramLabel = "N",
            defaultValue = "12",
            description = "Until how many days after payment (default: ${DEFAULT-VALUE}).")
    private int refundDays;

    @Option(
            names = "--receipt-days",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many days goods are on their way (default: ${DEFAULT-VALUE}).")
    private int receiptDays;

    Assumptions of(ReferralProgram program) {
        long order = Usage.checked(
                () -> Money.of(meanOrder, program.qualification().currency()).minor());
        int friends = friendsPerDay == null
                ? Math.toIntExact(
                        program.economics().map(Economics::friendsPerDay).orElse((long) USUAL_FRIENDS))
                : friendsPerDay;
        int ordering = basisPoints("--orders", orders);
        int refunded = basisPoints("--refunds", refunds);
        return Usage.checked(() -> new Assumptions(
                days, referrers, friends, concentration, ordering, order, refunded, refundDays, receiptDays));
    }

    private static int basisPoints(String option, BigDecimal percent) {
        try {
            int points = percent.movePointRight(PERCENT_DIGITS).intValueExact();
            if (points >= 0 && points <= 10_000) {
                return points;
            }
        } catch (ArithmeticException e) {
            throw wrong(option, percent, e);
        }
        throw wrong(option, percent, InvalidValueException.of(option, "0 to 100", percent));
    }

    private static CommandFailure wrong(String option, BigDecimal percent, Exception cause) {
        return new CommandFailure(
                ExitCode.USAGE, option + " must be 0 to 100 with two decimals at most, got " + percent, cause);
    }

    static Map<String, Object> fields(Assumptions it) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("days", it.days());
        fields.put("referrers", it.referrers());
        fields.put("friendsPerDay", it.friendsPerDay());
        fields.put("concentration", it.concentration());
        fields.put("ordersBasisPoints", it.orders());
        fields.put("meanOrder", it.meanOrder());
        fields.put("refundsBasisPoints", it.refunds());
        fields.put("refundDays", it.refundDays());
        fields.put("receiptDays", it.receiptDays());
        return fields;
    }
}
