package io.communitykit.referral.team;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What one order has in a team. Whose it is stands in the key of its entry. Immutable and safe for many threads.
 *
 * @param number numbers it within its team, from 1; 0 of a payment that never had a seat
 * @param status where it stands
 * @param order the order by which it is paid
 * @param amount what was paid, in minor units; 0 until then
 * @param at when it got to where it stands, in microseconds
 * @param until until when it is held, of a reserved one
 * @param reason why it does not count, of one that was paid and does not
 * @param moved the team that a payment opened
 */
public record Seat(
        int number,
        SeatStatus status,
        OrderId order,
        long amount,
        Instant at,
        Optional<Instant> until,
        Optional<Reason> reason,
        Optional<TeamId> moved) {

    /**
     * Cuts the instants.
     *
     * @param number numbers it within its team
     * @param status where it stands
     * @param order the order by which it is paid
     * @param amount what was paid
     * @param at when it got to where it stands
     * @param until until when it is held
     * @param reason why it does not count
     * @param moved the team that a payment opened
     */
    public Seat {
        at = Timestamps.cut("instant of a seat", at);
        until = until.map(it -> Timestamps.cut("end of a reservation", it));
    }

    static Seat reserved(int number, OrderId order, Instant at, Instant until) {
        return new Seat(
                number, SeatStatus.RESERVED, order, 0, at, Optional.of(until), Optional.empty(), Optional.empty());
    }

    static Seat paid(int number, OrderId order, long amount, Instant at) {
        return new Seat(
                number, SeatStatus.PAID, order, amount, at, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Seat spare(OrderId order, long amount, Instant at, Reason reason) {
        return new Seat(
                0, SeatStatus.REFUND_DUE, order, amount, at, Optional.empty(), Optional.of(reason), Optional.empty());
    }

    Seat to(SeatStatus next, Instant now) {
        return new Seat(number, next, order, amount, now, Optional.empty(), reason, moved);
    }

    Seat movedTo(TeamId team) {
        return new Seat(number, SeatStatus.MOVED, order, amount, at, Optional.empty(), reason, Optional.of(team));
    }
}
