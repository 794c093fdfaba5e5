package io.communitykit.examples.first;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamStatus;
import io.communitykit.referral.team.Teams;
import java.time.Duration;
import java.util.Currency;
import java.util.List;

/** Three members buy together, a fourth comes too late, and a team of which nobody hears gets its money back: the smallest program about group-buys. */
final class BuyTogether {

    private BuyTogether() {}

    /**
     * From the opening to the refund.
     *
     * @param teams who buys together
     * @param clock the clock of the teams, which a real shop leaves alone
     * @return what Dave was told
     */
    static String run(Teams teams, FactClock clock) {
        // begin
        TeamId team = new TeamId("team-1");
        MemberId alice = new MemberId("alice");
        Money price = new Money(39_00, Currency.getInstance("CNY"));

        // Alice opens it: her seat is held for a quarter of an hour, until she pays.
        OrderId first = new OrderId("order-1");
        teams.open(team, alice, first);
        teams.paid(team, alice, first, price, Standing.KNOWN);

        // Her friends join and pay; told twice, it is still one seat each.
        for (String friend : List.of("bob", "carol")) {
            MemberId member = new MemberId(friend);
            OrderId order = new OrderId("order-of-" + friend);
            teams.join(team, member, order, Standing.NEWCOMER);
            teams.paid(team, member, order, price, Standing.NEWCOMER);
            teams.paid(team, member, order, price, Standing.NEWCOMER);
        }
        TeamStatus status = teams.team(team).orElseThrow().status(); // SUCCEEDED

        // Dave comes too late, and is told why; had he paid, the money would have a way back.
        String told = teams.join(team, new MemberId("dave"), new OrderId("order-4"), Standing.KNOWN)
                .fold(
                        applied -> "welcome",
                        replayed -> "you are in already",
                        late -> "too late",
                        declined -> "sorry: " + declined.reason(),
                        conflict -> "told otherwise before",
                        erased -> "unknown");

        // He opens one of his own, for which nobody comes: a day later his money is paid back to his order.
        TeamId lonely = new TeamId("team-2");
        teams.open(lonely, new MemberId("dave"), new OrderId("order-5"));
        teams.paid(lonely, new MemberId("dave"), new OrderId("order-5"), price, Standing.KNOWN);
        clock.reach(clock.instant().plus(Duration.ofDays(1)));
        teams.runDue(clock.instant()); // a shop calls it now and then
        return told + ", " + status;
        // end
    }
}
