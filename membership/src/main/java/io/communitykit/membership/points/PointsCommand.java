package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/** Something that a person or another system decides about one account, beside the earning rules. */
public sealed interface PointsCommand {

    /**
     * Who numbered the command, and its number.
     *
     * @return the key; the same command told again has the same key
     */
    IdempotencyKey key();

    /**
     * Whose account.
     *
     * @return the member
     */
    MemberId member();

    /**
     * In which currency.
     *
     * @return the currency
     */
    CurrencyId currency();

    /**
     * How many points.
     *
     * @return above 0
     */
    long points();

    /**
     * Why.
     *
     * @return the reason; the statement shows it
     */
    Reason reason();

    /**
     * When it was decided.
     *
     * @return an instant in whole microseconds
     */
    Instant occurredAt();

    /**
     * Gives points. No cap counts them.
     *
     * @param key who numbered the command, and its number
     * @param member whose account
     * @param currency in which currency
     * @param points how many, above 0
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Grant(
            IdempotencyKey key, MemberId member, CurrencyId currency, long points, Reason reason, Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Grant {
            requirePositive(points);
            occurredAt = Timestamps.cut("occurredAt", occurredAt);
        }
    }

    /**
     * Takes points, all of them or none: where the balance would fall below the floor, the command is rejected.
     *
     * @param key who numbered the command, and its number
     * @param member whose account
     * @param currency in which currency
     * @param points how many, above 0
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Deduct(
            IdempotencyKey key, MemberId member, CurrencyId currency, long points, Reason reason, Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Deduct {
            requirePositive(points);
            occurredAt = Timestamps.cut("occurredAt", occurredAt);
        }
    }

    private static void requirePositive(long points) {
        if (points < 1) {
            throw InvalidValueException.of("points", "at least 1", points);
        }
    }
}
