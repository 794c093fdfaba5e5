package io.communitykit.referral.contest;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happens to a contest. Immutable and safe for many threads. */
public sealed interface ContestFact {

    /** The shop opens it. */
    record Opened() implements ContestFact {}

    /**
     * A member joins a team; the first founds it.
     *
     * @param team which
     * @param against what a screen has against it; empty where nothing
     */
    record Joined(TeamId team, Optional<Reason> against) implements ContestFact {}

    /**
     * A member did something.
     *
     * @param key by which the fact is known again
     * @param action what
     * @param at when, in microseconds
     */
    record Scored(IdempotencyKey key, EventType action, Instant at) implements ContestFact {

        /**
         * Cuts the instant.
         *
         * @param key by which the fact is known again
         * @param action what
         * @param at when
         */
        public Scored {
            at = Timestamps.cut("instant of a fact", at);
        }
    }

    /**
     * What a member did does not count, such as an order that was paid back. Also told before the fact itself, which then never counts.
     *
     * @param key of the fact
     */
    record TakenBack(IdempotencyKey key) implements ContestFact {}

    /** The shop gives the contest up. */
    record Cancelled() implements ContestFact {}

    /** Nothing but that time has passed. */
    record TimePassed() implements ContestFact {}

    /**
     * A team's prize is shared out among its members. It follows from the scores, which stand by then.
     *
     * @param shares all shares of the team, at least one, none of nothing; copied
     */
    record SharedOut(List<Owed> shares) implements ContestFact {

        /**
         * Checks that there are any, and copies.
         *
         * @param shares all shares of the team
         */
        public SharedOut {
            shares = List.copyOf(shares);
            if (shares.isEmpty()) {
                throw InvalidValueException.of("shares of a prize", "1 or more", 0);
            }
        }

        /** The team's prize. */
        long prize() {
            return shares.stream().mapToLong(it -> it.share().amount()).reduce(0, Math::addExact);
        }

        /**
         * A share and whose it is.
         *
         * @param member whose
         * @param share what
         */
        public record Owed(Party member, PrizeShare share) {}
    }

    /** All prizes are shared out. */
    record AllShared() implements ContestFact {}

    /**
     * It is known what became of a member's share.
     *
     * @param status paid, refused or forfeited
     */
    record Answered(PrizeShare.Status status) implements ContestFact {}

    /**
     * Payments were put off.
     *
     * @param until when they are tried again
     */
    record Postponed(Instant until) implements ContestFact {}
}
