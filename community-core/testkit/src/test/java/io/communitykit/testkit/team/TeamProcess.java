package io.communitykit.testkit.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.money.Money;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.Teams;
import io.communitykit.referral.team.spi.SeatRefund;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A process to be killed: members join teams and pay, of which some are complete, some end before and some are cancelled, and what has no
 * seat is paid back; it says after each step how many are done.
 */
final class TeamProcess {

    static final int STEPS = 100_000;

    private static final int SEATS = 4;
    private static final int A_TEAM = 6;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");

    private TeamProcess() {}

    /** Tells step after step. The clock is each step's own, so that told again they are told at the same instants. */
    static final class Shop {
        private final Teams teams;
        private Instant now = START;

        Shop(BookStore store, SeatRefund till) {
            TeamPolicy policy = TeamPolicy.KIND.read("{\"kind\": \"team-policy\", \"version\": \"1\", \"program\":"
                    + " \"killed\", \"currency\": \"CNY\", \"lasts\": \"PT10M\", \"goal\": {\"members\": " + SEATS
                    + "}}");
            this.teams = Teams.builder(policy, store, till).clock(() -> now).build();
        }

        Teams teams() {
            return teams;
        }

        /** Teams in turn: complete with two too late, never complete, and cancelled. */
        void step(int number) {
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

        void end(int steps) {
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

    public static void main(String[] args) {
        DataSource database = database(args[0]);
        Shop shop = new Shop(store(database), new TableTill(database));
        for (int i = 0; i < STEPS; i++) {
            shop.step(i);
            System.out.println(i + 1);
        }
    }

    static BookStore store(DataSource database) {
        return JdbcBookStore.builder(ConnectionSource.own(database), PseudonymKey.of(new byte[32]))
                .build();
    }

    static DataSource database(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(url);
        dataSource.setUser("sa");
        return dataSource;
    }

    /** A till of somebody else's: each key is a row of its own, committed by itself; an order may have several if keys differ. */
    record TableTill(DataSource database) implements SeatRefund {

        static void create(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE till (name VARCHAR PRIMARY KEY, paid VARCHAR, amount BIGINT)");
            }
        }

        @Override
        public Outcome refund(Refund refund) {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "INSERT INTO till SELECT * FROM (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT)))"
                                    + " v(name, paid, amount) WHERE NOT EXISTS (SELECT 1 FROM till t WHERE t.name = v.name)")) {
                statement.setString(1, refund.key().toString());
                statement.setString(2, refund.order().value());
                statement.setLong(3, refund.amount().minor());
                statement.executeUpdate();
                return Outcome.DONE;
            } catch (SQLException e) {
                throw new IllegalStateException("the till failed", e);
            }
        }

        /** What went back, by order, all its rows together. */
        Map<String, Long> back() throws SQLException {
            Map<String, Long> back = new TreeMap<>();
            try (Connection connection = database.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("SELECT paid, SUM(amount) FROM till GROUP BY paid");
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    back.put(found.getString(1), found.getLong(2));
                }
            }
            return back;
        }
    }
}
