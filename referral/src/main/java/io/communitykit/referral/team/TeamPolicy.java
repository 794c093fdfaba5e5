package io.communitykit.referral.team;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.time.TimeRange;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator decides about a group-buy. A team keeps the {@link TeamTerms} that it was opened under. Immutable and safe for many
 * threads.
 *
 * @param version this edition; teams name it
 * @param program names the activity across its editions
 * @param currency of payments
 * @param runs when teams may be opened; always where it is empty
 * @param goal what makes a team complete
 * @param lasts how long a team waits, from its opening on; half-open
 * @param seatHold how long a seat is held for its payment; half-open
 * @param joiners who may join a team that another opened
 * @param perMember in how many teams that have not failed a member may be at once; any number where it is empty. Teams joined under
 *     an edition without a limit do not count
 * @param latePayment what becomes of a payment that finds its team closed
 * @param afterRefund what becomes of a complete team when a member's order is refunded
 * @param reopenFor how long a team that is opened again waits at least; only with {@link AfterRefund#REOPEN}
 * @param virtualFill whether members who are not there may complete a team at its end; never where it is empty
 */
public record TeamPolicy(
        PolicyVersion version,
        ProgramId program,
        Currency currency,
        Optional<TimeRange> runs,
        Goal goal,
        Duration lasts,
        Duration seatHold,
        Joiners joiners,
        OptionalInt perMember,
        LatePayment latePayment,
        AfterRefund afterRefund,
        Duration reopenFor,
        Optional<VirtualFill> virtualFill) {

    /** Documents of kind {@code team-policy}. */
    public static final PolicyKind<TeamPolicy> KIND = new TeamPolicyKind();

    /** So many seats a team has at most. */
    public static final int MAX_SEATS = 1_000;

    static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Checks the spans and the numbers.
     *
     * @param version this edition
     * @param program the activity
     * @param currency of payments
     * @param runs when teams may be opened
     * @param goal what makes a team complete
     * @param lasts how long a team waits
     * @param seatHold how long a seat is held
     * @param joiners who may join
     * @param perMember in how many teams a member may be
     * @param latePayment what becomes of a late payment
     * @param afterRefund what becomes of a complete team after a refund
     * @param reopenFor how long an opened one waits
     * @param virtualFill whether absent members count
     */
    public TeamPolicy {
        span("lasts", lasts, 1);
        span("seatHold", seatHold, 1);
        span("reopenFor", reopenFor, 0);
        if (perMember.isPresent() && (perMember.getAsInt() < 1 || perMember.getAsInt() > MAX_SEATS)) {
            throw InvalidValueException.of("perMember", "1 to " + MAX_SEATS, perMember.getAsInt());
        }
        if (virtualFill.isPresent() && !(goal instanceof Goal.Members)) {
            throw InvalidValueException.of("virtualFill", "only where members are counted", "a goal of an amount");
        }
        if (virtualFill.isPresent() && virtualFill.get().missing() >= goal.seats()) {
            throw InvalidValueException.of(
                    "virtualFill",
                    "fewer than " + goal.seats(),
                    virtualFill.get().missing());
        }
    }

    private static void span(String name, Duration span, long least) {
        if (span.compareTo(LONGEST) > 0 || span.toNanos() / 1_000 < least) {
            throw InvalidValueException.of(name, least == 0 ? "0 to 366 days" : "a microsecond to 366 days", span);
        }
    }

    /** What makes a team complete. */
    public sealed interface Goal {

        /**
         * How many seats a team has.
         *
         * @return 1 to {@value TeamPolicy#MAX_SEATS}
         */
        int seats();

        /**
         * So many members have paid, such as a team of three, or of a hundred.
         *
         * @param seats how many, 2 to {@value TeamPolicy#MAX_SEATS}
         */
        record Members(int seats) implements Goal {

            /**
             * Checks the number.
             *
             * @param seats how many
             */
            public Members {
                checkSeats(seats);
            }
        }

        /**
         * Members have paid so much together, such as 39 yuan.
         *
         * @param amount how much, in minor units, 1 or more
         * @param members by how many at least, 1 or more
         * @param seats how many at most, {@code members} to {@value TeamPolicy#MAX_SEATS}, 2 or more
         */
        record Amount(long amount, int members, int seats) implements Goal {

            /**
             * Checks the numbers.
             *
             * @param amount how much
             * @param members by how many at least
             * @param seats how many at most
             */
            public Amount {
                checkSeats(seats);
                if (amount < 1) {
                    throw InvalidValueException.of("amount of a team", "1 or more", amount);
                }
                if (members < 1 || members > seats) {
                    throw InvalidValueException.of("members of a team", "1 to its " + seats + " seats", members);
                }
            }
        }

        private static void checkSeats(int seats) {
            if (seats < 2 || seats > MAX_SEATS) {
                throw InvalidValueException.of("seats of a team", "2 to " + MAX_SEATS, seats);
            }
        }
    }

    /** Who may join a team that another opened. */
    public enum Joiners {
        /** Every member. */
        ANYONE,
        /** Members whom the host calls new. */
        NEWCOMERS
    }

    /** What becomes of a payment that finds its team closed or full. */
    public enum LatePayment {
        /** It is paid back. */
        REFUND,
        /** It opens a team of its own; it is paid back where none may be opened. */
        NEW_TEAM
    }

    /** What becomes of a complete team when a member's order is refunded. */
    public enum AfterRefund {
        /** It stays complete; the members count without the one. */
        KEEP,
        /** It waits for another member, and fails if nobody comes. */
        REOPEN
    }

    /**
     * Lets members who are not there complete a team when its time is over. Buyers may be deceived by it, so that it is off unless a
     * document says it, and a team that was completed so says so.
     *
     * @param missing how many at most, 1 or more, fewer than seats
     * @param reason why the operator does it
     */
    public record VirtualFill(int missing, String reason) {

        /**
         * Checks the number and the reason.
         *
         * @param missing how many at most
         * @param reason why
         */
        public VirtualFill {
            if (missing < 1) {
                throw InvalidValueException.of("missing members", "1 or more", missing);
            }
            if (reason.isBlank()) {
                throw InvalidValueException.of("reason of a virtual fill", "a text", "'" + reason + "'");
            }
        }
    }
}
