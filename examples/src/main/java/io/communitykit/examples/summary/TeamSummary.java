package io.communitykit.examples.summary;

import java.util.List;

/**
 * What became of a group-buy's teams, out of their store, and of the money that a till paid back.
 *
 * @param policy which policy, with its edition
 * @param at as of when, as text
 * @param teams the teams, in the order in which they were first heard of
 * @param refunds what was paid back, in order
 * @param refunded how much that was in all
 * @param reasons why something was not done as it was asked for
 */
public record TeamSummary(
        String policy,
        String at,
        List<TeamLine> teams,
        List<Refund> refunds,
        String refunded,
        List<ReferralSummary.Why> reasons) {

    /** Of a history without group-buys. */
    public static final TeamSummary NONE = new TeamSummary("", "", List.of(), List.of(), "", List.of());

    /** Copies the lists. */
    public TeamSummary {
        teams = List.copyOf(teams);
        refunds = List.copyOf(refunds);
        reasons = List.copyOf(reasons);
    }

    /**
     * How many teams stand in one place.
     *
     * @param status such as {@code succeeded}
     * @return 0 or more
     */
    public long count(String status) {
        return teams.stream().filter(it -> it.status().equals(status)).count();
    }

    /**
     * A team.
     *
     * @param team its id
     * @param status where it stands
     * @param goal what completes it
     * @param opened when, as text
     * @param ends when it is over, or was complete, as text
     * @param paid seats whose payments stand
     * @param held seats that are held for a payment
     * @param amount what those who paid paid
     * @param seats every order that it had to do with
     */
    public record TeamLine(
            String team,
            String status,
            String goal,
            String opened,
            String ends,
            int paid,
            int held,
            String amount,
            List<SeatLine> seats) {

        /** Copies the seats. */
        public TeamLine {
            seats = List.copyOf(seats);
        }
    }

    /**
     * What one order has in a team.
     *
     * @param number of the seat; 0 of money that had none
     * @param member whose
     * @param status where it stands
     * @param order which order
     * @param amount what was paid; empty text until then
     * @param because why it does not count; empty text where it does
     */
    public record SeatLine(int number, String member, String status, String order, String amount, String because) {}

    /**
     * Money that went back.
     *
     * @param order to which order
     * @param amount how much
     */
    public record Refund(String order, String amount) {}
}
