package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamResult;
import io.communitykit.referral.team.Teams;
import io.communitykit.referral.team.spi.SeatRefund;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Members who all want into one team at once: how many a second are answered, whether there are exactly the seats there are, and what the
 * others are told. On the heap, on PostgreSQL, and beside plain SQL that locks the team's row and inserts the same seat.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.FlashGroupBuy [joiners] [seats] [threads]}; 100,000
 * joiners of 100 seats by 8 threads on the heap unless said otherwise, a fiftieth of the joiners on PostgreSQL.
 */
public final class FlashGroupBuy {

    private static final PseudonymKey KEY = PseudonymKey.of(new byte[32]);
    private static final int ROUNDS = 5;
    private static final int ON_DISK = 50;

    private FlashGroupBuy() {}

    /**
     * Runs and prints.
     *
     * @param args how many joiners, seats and threads
     * @throws Exception if a call fails
     */
    public static void main(String[] args) throws Exception {
        int joiners = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int seats = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        PrintStream out = System.out;
        for (int round = 1; round <= ROUNDS; round++) {
            rush(out, "heap", joiners, threads, ours(new InMemoryBookStore(KEY), seats, round));
        }
        try (DurablePostgres server = DurablePostgres.start()) {
            DataSource pool = server.pool();
            SchemaInstaller.of(pool).install(JdbcBookStore.SCHEMA);
            BookStore store =
                    JdbcBookStore.builder(ConnectionSource.own(pool), KEY).build();
            install(pool);
            for (int round = 1; round <= ROUNDS; round++) {
                rush(out, "PostgreSQL", joiners / ON_DISK, threads, ours(store, seats, round));
                rush(out, "plain SQL", joiners / ON_DISK, threads, plain(pool, seats, round));
            }
        }
    }

    /** One who wants in; says what came of it. */
    @FunctionalInterface
    private interface Joiner {
        String join(int number) throws SQLException;
    }

    private static Joiner ours(BookStore store, int seats, int round) {
        TeamPolicy policy = TeamPolicy.KIND.read(
                "{\"kind\": \"team-policy\", \"version\": \"1\", \"program\": \"flash\", \"currency\": \"CNY\","
                        + " \"goal\": {\"members\": " + seats + "}, \"lasts\": \"PT24H\"}");
        Teams teams =
                Teams.builder(policy, store, refund -> SeatRefund.Outcome.DONE).build();
        TeamId team = new TeamId("round-" + round);
        teams.open(team, new MemberId("leader-" + round), new OrderId("leader"));
        return number -> {
            TeamResult result = teams.join(
                    team,
                    new MemberId("member-" + round + "-" + number),
                    new OrderId("order-" + round + "-" + number),
                    Standing.KNOWN);
            return result.fold(
                    applied -> "seated",
                    replayed -> "replayed",
                    late -> "late",
                    declined -> declined.reason().name(),
                    conflict -> "conflict",
                    erased -> "erased");
        };
    }

    private static void install(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            for (String sql : List.of(
                    "CREATE TABLE plain_team (id text PRIMARY KEY, taken int NOT NULL, seats int NOT NULL)",
                    "CREATE TABLE plain_seat (team text, member text, placed text NOT NULL, PRIMARY KEY (team, member))")) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.execute();
                }
            }
        }
    }

    private static Joiner plain(DataSource pool, int seats, int round) throws SQLException {
        String team = "round-" + round;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            change(connection, "INSERT INTO plain_team VALUES ('" + team + "', 1, " + seats + ")");
        }
        return number -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                int taken = taken(connection, team);
                String answer = "TEAM_FULL";
                if (taken < seats) {
                    change(connection, "UPDATE plain_team SET taken = taken + 1 WHERE id = '" + team + "'");
                    change(
                            connection,
                            "INSERT INTO plain_seat VALUES ('" + team + "', 'member-" + number + "', 'order-" + number
                                    + "')");
                    answer = "seated";
                }
                connection.commit();
                return answer;
            }
        };
    }

    private static int taken(Connection connection, String team) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT taken FROM plain_team WHERE id = ? FOR UPDATE")) {
            statement.setString(1, team);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private static void rush(PrintStream out, String where, int joiners, int threads, Joiner joiner) throws Exception {
        AtomicInteger next = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(threads + 1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Map<String, Integer>>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(pool.submit(() -> {
                Map<String, Integer> answers = new TreeMap<>();
                start.await();
                for (int number = next.getAndIncrement(); number < joiners; number = next.getAndIncrement()) {
                    answers.merge(joiner.join(number), 1, Integer::sum);
                }
                return answers;
            }));
        }
        start.await();
        long from = System.nanoTime();
        Map<String, Integer> answers = new TreeMap<>();
        for (Future<Map<String, Integer>> each : running) {
            each.get().forEach((answer, n) -> answers.merge(answer, n, Integer::sum));
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        pool.shutdown();
        out.printf(
                Locale.ROOT,
                "%-10s %,9d joins in %6.2f s: %,9.0f a second, %s%n",
                where,
                joiners,
                seconds,
                joiners / seconds,
                answers);
    }
}
