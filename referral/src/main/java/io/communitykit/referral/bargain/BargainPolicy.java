package io.communitykit.referral.bargain;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.time.TimeRange;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator decides about bargains over one thing. A bargain keeps the terms and the time that it was started under. Immutable and
 * safe for many threads.
 *
 * @param version this edition; bargains name it
 * @param program names the activity across its editions
 * @param currency of price and floor
 * @param zone whose days limits count
 * @param runs when bargains may be started; always where it is empty
 * @param terms what is to be cut, by how many, and how
 * @param lasts how long friends may help, from the start on; half-open
 * @param buyWithin how long after that it may still be bought
 * @param buyAt whether it may be bought before the price is at its floor
 * @param limits how often a member takes part
 */
public record BargainPolicy(
        PolicyVersion version,
        ProgramId program,
        Currency currency,
        ZoneId zone,
        Optional<TimeRange> runs,
        CutTerms terms,
        Duration lasts,
        Duration buyWithin,
        BuyAt buyAt,
        Limits limits) {

    /** Documents of kind {@code bargain-policy}. */
    public static final PolicyKind<BargainPolicy> KIND = new BargainPolicyKind();

    static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Checks the spans.
     *
     * @param version this edition
     * @param program the activity
     * @param currency of price and floor
     * @param zone whose days limits count
     * @param runs when bargains may be started
     * @param terms what is to be cut
     * @param lasts how long friends may help
     * @param buyWithin how long after that it may be bought
     * @param buyAt whether before the floor
     * @param limits how often a member takes part
     */
    public BargainPolicy {
        if (lasts.compareTo(LONGEST) > 0 || lasts.toNanos() < 1_000) {
            throw InvalidValueException.of("lasts", "a microsecond to 366 days", lasts);
        }
        if (buyWithin.isNegative() || buyWithin.compareTo(LONGEST) > 0) {
            throw InvalidValueException.of("buyWithin", "0 to 366 days", buyWithin);
        }
    }

    /** When a bargain may be bought. */
    public enum BuyAt {
        /** When the price is at its floor. */
        FLOOR,
        /** At whatever the price is; nobody helps any more from then on. */
        ANY_PRICE
    }

    /**
     * How often a member takes part in the activity.
     *
     * @param bargains how many a member may start in all; any number where it is empty
     * @param helpsPerDay how often a member may help others on one day
     * @param helps how often a member may help others in all
     */
    public record Limits(OptionalInt bargains, OptionalInt helpsPerDay, OptionalInt helps) {

        /** None. */
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

        /**
         * Checks the numbers.
         *
         * @param bargains how many a member may start
         * @param helpsPerDay how often a member may help on one day
         * @param helps how often a member may help in all
         */
        public Limits {
            check("bargains", bargains);
            check("helpsPerDay", helpsPerDay);
            check("helps", helps);
        }

        private static void check(String name, OptionalInt limit) {
            if (limit.isPresent() && limit.getAsInt() < 1) {
                throw InvalidValueException.of(name, "1 or more", limit.getAsInt());
            }
        }
    }
}
