package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that a person or another system decides about an account, beside the earning rules. */
public sealed interface PointsCommand {

    /**
     * Who numbered the command, and its number. What ends a hold has the hold's key.
     *
     * @return the key; the same command told again has the same key
     */
    IdempotencyKey key();

    /**
     * Whose account; of a transfer, the sender's.
     *
     * @return the member
     */
    MemberId member();

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
     * @param subject what they are given for, such as an order, so that its refund finds them
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Grant(
            IdempotencyKey key,
            MemberId member,
            CurrencyId currency,
            long points,
            Optional<Subject> subject,
            Reason reason,
            Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param subject what they are given for
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Grant {
            requirePositive(points);
            occurredAt = cut(occurredAt);
        }

        /**
         * Gives points for nothing that could be refunded.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Grant(
                IdempotencyKey key,
                MemberId member,
                CurrencyId currency,
                long points,
                Reason reason,
                Instant occurredAt) {
            this(key, member, currency, points, Optional.empty(), reason, occurredAt);
        }
    }

    /**
     * Takes points, all of them or none.
     *
     * @param key who numbered the command, and its number
     * @param member whose account
     * @param currency in which currency
     * @param points how many, above 0
     * @param subject what they are spent for, such as an order, so that its refund gives them back
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Spend(
            IdempotencyKey key,
            MemberId member,
            CurrencyId currency,
            long points,
            Optional<Subject> subject,
            Reason reason,
            Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param subject what they are spent for
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Spend {
            requirePositive(points);
            occurredAt = cut(occurredAt);
        }

        /**
         * Takes points for nothing that could be refunded.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Spend(
                IdempotencyKey key,
                MemberId member,
                CurrencyId currency,
                long points,
                Reason reason,
                Instant occurredAt) {
            this(key, member, currency, points, Optional.empty(), reason, occurredAt);
        }
    }

    /**
     * Corrects a balance by hand, up or down. Down is all or none, and within what can be spent.
     *
     * @param key who numbered the command, and its number
     * @param member whose account
     * @param currency in which currency
     * @param points by how much; not 0
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Adjust(
            IdempotencyKey key, MemberId member, CurrencyId currency, long points, Reason reason, Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points by how much; not 0
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Adjust {
            if (points == 0 || points == Long.MIN_VALUE) {
                throw InvalidValueException.of("points", "not 0, and within the range of its own negative", points);
            }
            occurredAt = cut(occurredAt);
        }
    }

    /**
     * Sets points aside, all of them or none, until they are committed, voided, or their time is over.
     *
     * @param key who numbered the command, and its number; it names the hold
     * @param member whose account
     * @param currency in which currency; one that is kept in lots
     * @param points how many, above 0
     * @param subject what they are for, such as an order, so that its refund gives them back
     * @param releaseAt when they return by themselves; empty for the program's own time
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Hold(
            IdempotencyKey key,
            MemberId member,
            CurrencyId currency,
            long points,
            Optional<Subject> subject,
            Optional<Instant> releaseAt,
            Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instants.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param currency in which currency
         * @param points how many, above 0
         * @param subject what they are for
         * @param releaseAt when they return by themselves; after {@code occurredAt}
         * @param occurredAt when it was decided
         */
        public Hold {
            requirePositive(points);
            occurredAt = cut(occurredAt);
            releaseAt = releaseAt.map(at -> Timestamps.cut("releaseAt", at));
            if (releaseAt.isPresent() && !releaseAt.get().isAfter(occurredAt)) {
                throw InvalidValueException.of("releaseAt", "after " + occurredAt, releaseAt.get());
            }
        }
    }

    /**
     * Spends points that a hold has set aside. What is not spent returns to its lots. A hold ends once: told again the same
     * way it is a repeat, told another way it is refused.
     *
     * @param key the hold's key
     * @param member whose account
     * @param points how many, above 0; empty for all
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Commit(IdempotencyKey key, MemberId member, OptionalLong points, Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key the hold's key
         * @param member whose account
         * @param points how many, above 0
         * @param occurredAt when it was decided
         */
        public Commit {
            points.ifPresent(PointsCommand::requirePositive);
            occurredAt = cut(occurredAt);
        }

        /**
         * Spends all that is set aside.
         *
         * @param key the hold's key
         * @param member whose account
         * @param occurredAt when it was decided
         */
        public Commit(IdempotencyKey key, MemberId member, Instant occurredAt) {
            this(key, member, OptionalLong.empty(), occurredAt);
        }
    }

    /**
     * Gives back what a hold has set aside.
     *
     * @param key the hold's key
     * @param member whose account
     * @param occurredAt when it was decided; cut to microseconds
     */
    record VoidHold(IdempotencyKey key, MemberId member, Instant occurredAt) implements PointsCommand {

        /**
         * Cuts the instant.
         *
         * @param key the hold's key
         * @param member whose account
         * @param occurredAt when it was decided
         */
        public VoidHold {
            occurredAt = cut(occurredAt);
        }
    }

    /**
     * Sends points to another member of the program, all of them or none.
     *
     * @param key who numbered the command, and its number
     * @param member who sends
     * @param to who receives; not the sender
     * @param currency in which currency; one whose policy allows it
     * @param points how many, above 0
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Transfer(
            IdempotencyKey key,
            MemberId member,
            MemberId to,
            CurrencyId currency,
            long points,
            Reason reason,
            Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the members and the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member who sends
         * @param to who receives
         * @param currency in which currency
         * @param points how many, above 0
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Transfer {
            requirePositive(points);
            if (member.equals(to)) {
                throw InvalidValueException.of("receiver", "another member than the sender", to);
            }
            occurredAt = cut(occurredAt);
        }
    }

    /**
     * Turns points of one currency into another's, perhaps in another program of the same member.
     *
     * @param key who numbered the command, and its number
     * @param member whose accounts
     * @param exchange the program's rule
     * @param points how many are offered, above 0; what the rate does not divide stays
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Exchange(IdempotencyKey key, MemberId member, RuleId exchange, long points, Instant occurredAt)
            implements PointsCommand {

        /**
         * Checks the points and cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose accounts
         * @param exchange the program's rule
         * @param points how many are offered, above 0
         * @param occurredAt when it was decided
         */
        public Exchange {
            requirePositive(points);
            occurredAt = cut(occurredAt);
        }
    }

    /**
     * Undoes what was earned and spent for a subject, such as an order: all that is left of it, or a part. What {@link
     * ReversalRule} does for a fact, by command.
     *
     * @param key who numbered the command, and its number
     * @param member whose account
     * @param subject the order
     * @param part how much of it; empty for all that is left
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Refund(
            IdempotencyKey key,
            MemberId member,
            Subject subject,
            Optional<Part> part,
            Reason reason,
            Instant occurredAt)
            implements PointsCommand {

        /**
         * Cuts the instant.
         *
         * @param key who numbered the command, and its number
         * @param member whose account
         * @param subject the order
         * @param part how much of it
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Refund {
            occurredAt = cut(occurredAt);
        }

        /**
         * A part of an order.
         *
         * @param refunded what is refunded now, above 0
         * @param paid what was paid for the whole order, at least {@code refunded}, in the same currency; the same for all
         *     refunds of the order. Where a fact said what was paid, the fact counts
         */
        public record Part(Money refunded, Money paid) {

            /**
             * Checks the amounts.
             *
             * @param refunded what is refunded now
             * @param paid what was paid for the whole order
             */
            public Part {
                if (refunded.minor() < 1) {
                    throw InvalidValueException.of("refunded", "above 0", refunded);
                }
                if (refunded.compareTo(paid) > 0) {
                    throw InvalidValueException.of("refunded", "at most what was paid, " + paid, refunded);
                }
            }
        }
    }

    /**
     * Undoes one posting of an account: takes back what it gave and gives back what it took. A posting is undone once: told
     * again it is a repeat.
     *
     * @param posting the posting, as the statement shows it
     * @param member whose account
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Undo(PostingKey posting, MemberId member, Reason reason, Instant occurredAt) implements PointsCommand {

        /**
         * Cuts the instant.
         *
         * @param posting the posting
         * @param member whose account
         * @param reason why
         * @param occurredAt when it was decided
         */
        public Undo {
            occurredAt = cut(occurredAt);
        }

        @Override
        public IdempotencyKey key() {
            return posting.key();
        }
    }

    /**
     * Brings back expired points, the last expired first, as far as the currency's policy allows.
     *
     * @param key who numbered the command, and its number
     * @param member whose account
     * @param currency in which currency
     * @param points how many, above 0; all or none
     * @param reason why
     * @param occurredAt when it was decided; cut to microseconds
     */
    record Reinstate(
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
        public Reinstate {
            requirePositive(points);
            occurredAt = cut(occurredAt);
        }
    }

    private static Instant cut(Instant occurredAt) {
        return Timestamps.cut("occurredAt", occurredAt);
    }

    private static void requirePositive(long points) {
        if (points < 1) {
            throw InvalidValueException.of("points", "at least 1", points);
        }
    }
}
