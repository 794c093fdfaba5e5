package io.communitykit.referral.team;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.spi.SeatRefund;
import java.time.Instant;
import java.util.Optional;

/** Something that happens to a team. All of one member's but the last three. Immutable and safe for many threads. */
public sealed interface TeamFact {

    /** What a host says of a member who joins. */
    enum Standing {
        /** A new member, whatever the host takes for one. */
        NEWCOMER,
        /** Known before. */
        KNOWN
    }

    /**
     * A member opens the team, with the first seat.
     *
     * @param order by which the seat will be paid
     */
    record Opened(OrderId order) implements TeamFact {}

    /**
     * A member joins, and is to pay.
     *
     * @param order by which the seat will be paid
     * @param standing what the host says of the member
     * @param against what a screen has against it; empty where nothing
     */
    record Joined(OrderId order, Standing standing, Optional<Reason> against) implements TeamFact {}

    /**
     * A member paid.
     *
     * @param order by which
     * @param amount how much, 0 or more
     * @param standing what the host says of the member, for one who had not joined before
     * @param against what a screen has against the member, for one who had not joined before
     * @param next the team that the payment opens if it is too late and the policy says so; empty where it is paid back
     */
    record Paid(OrderId order, Money amount, Standing standing, Optional<Reason> against, Optional<TeamId> next)
            implements TeamFact {

        /** The largest payment, in minor units. */
        public static final long MAX_AMOUNT = 1_000_000_000_000L;

        /**
         * Checks the amount.
         *
         * @param order by which
         * @param amount how much
         * @param standing what the host says of the member
         * @param against what a screen has against the member
         * @param next the team that the payment opens if it is too late
         */
        public Paid {
            if (amount.minor() < 0 || amount.minor() > MAX_AMOUNT) {
                throw InvalidValueException.of("payment of order " + order, "0 to " + MAX_AMOUNT, amount.minor());
            }
        }

        /** The same payment, which opens no team. */
        Paid openingNone() {
            return new Paid(order, amount, standing, against, Optional.empty());
        }
    }

    /**
     * An order that was not paid is given up.
     *
     * @param order which
     */
    record GivenUp(OrderId order) implements TeamFact {}

    /**
     * The shop paid an order back, by itself.
     *
     * @param order which
     */
    record Refunded(OrderId order) implements TeamFact {}

    /**
     * Whoever pays back has answered for an order.
     *
     * @param order which
     * @param outcome what came of it
     */
    record Answered(OrderId order, SeatRefund.Outcome outcome) implements TeamFact {}

    /**
     * Refunds were put off.
     *
     * @param until when they are tried again
     */
    record Postponed(Instant until) implements TeamFact {}

    /** The shop gives the team up. */
    record Cancelled() implements TeamFact {}

    /** Nothing but that time has passed. */
    record TimePassed() implements TeamFact {}
}
