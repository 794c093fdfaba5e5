package io.communitykit.testkit.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.Teams;
import io.communitykit.referral.team.spi.SeatRefund;
import io.communitykit.testkit.killed.KilledShop;
import io.communitykit.testkit.killed.PaidTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process to be killed: members join teams and pay, of which some are complete, some end before and some are cancelled, and what has no
 * seat is paid back; it says after each step how many are done.
 */
final class TeamProcess {

    private static final int SEATS = 4;
    private static final int A_TEAM = 6;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");

    private TeamProcess() {}

    /** Tells step after step. The clock is each step's own, so that told again they are told at the same instants. */
    static final class Shop implements KilledShop.Told {
        private final Teams teams;
        private Instant now = START;

        Shop(BookStore store, PaidTable till) {
            TeamPolicy policy = TeamPolicy.KIND.read("{\"kind\": \"team-policy\", \"version\": \"1\", \"program\":"
                    + " \"killed\", \"currency\": \"CNY\", \"lasts\": \"PT10M\", \"goal\": {\"members\": " + SEATS
                    + "}}");
            this.teams = Teams.builder(policy, store, refund -> back(till, refund))
                    .clock(() -> now)
                    .build();
        }

        private static SeatRefund.Outcome back(PaidTable till, SeatRefund.Refund refund) {
            till.pay(
                    refund.key().toString(),
                    refund.order().value(),
                    refund.amount().minor());
            return SeatRefund.Outcome.DONE;
        }

        Teams teams() {
            return teams;
        }

        /** Teams in turn: complete with two too late, never complete, and cancelled. */
        @Override
        public void step(int number) {
            now = START.plus(Duration.ofMinutes(number));
            TeamId team = team(number);
            MemberId member = new MemberId("member" + number);
            OrderId order = new OrderId("o" + number);
            int place = number % A_TEAM;
            int kind = number / A_TEAM % 3;
            if (place == 0) {
                teams.open(team, member, order);
            }
            if (kind == 2 && place == 3) {
                teams.cancel(team);
            }
            if (kind == 1 && place >= 3) {
                teams.join(team, member, order, Standing.KNOWN);
                teams.givenUp(team, member, order);
            } else {
                teams.paid(team, member, order, new Money(amount(number), CNY), Standing.KNOWN);
            }
            teams.runDue(now);
        }

        @Override
        public void end(int steps) {
            now = START.plus(Duration.ofMinutes(steps + 60L));
            teams.runDue(now);
        }
    }

    static TeamId team(int number) {
        return new TeamId("团" + number / A_TEAM);
    }

    static long amount(int number) {
        return 1_000L + number;
    }

    /** What is to be paid back of so many steps, by order, once all teams have ended: told by the plan alone. */
    static Map<String, Long> owed(int steps) {
        Map<String, Long> owed = new TreeMap<>();
        for (int i = 0; i < steps; i++) {
            int kind = i / A_TEAM % 3;
            boolean last = i / A_TEAM == (steps - 1) / A_TEAM;
            boolean whole = !last || (steps - 1) % A_TEAM >= SEATS - 1;
            boolean paid = kind != 1 || i % A_TEAM < 3;
            boolean seated = kind == 0 && whole && i % A_TEAM < SEATS;
            if (paid && !seated) {
                owed.put("o" + i, amount(i));
            }
        }
        return owed;
    }

    public static void main(String[] args) throws SQLException {
        KilledShop.tell(args, Shop::new);
    }
}
