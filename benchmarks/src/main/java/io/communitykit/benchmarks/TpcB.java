package io.communitykit.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * The "TPC-B (sort of)" transaction of pgbench, at scale 4: five statements and a commit, on 400,000 accounts, 40 tellers
 * and 4 branches. A known yardstick for what this server does on this disk.
 */
@State(Scope.Benchmark)
public class TpcB {

    private static final int SCALE = 4;

    private @Nullable DurablePostgres server;

    /** Starts the server and fills the tables. */
    @Setup(Level.Trial)
    public void open() {
        DurablePostgres started = DurablePostgres.start();
        server = started;
        try (Connection connection = started.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE branches (bid int PRIMARY KEY, bbalance int, filler char(88))"
                    + " WITH (fillfactor = 100)");
            statement.execute("CREATE TABLE tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84))");
            statement.execute("CREATE TABLE accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84))");
            statement.execute("CREATE TABLE history (tid int, bid int, aid int, delta int, mtime timestamp,"
                    + " filler char(22))");
            statement.execute("INSERT INTO branches SELECT n, 0, '' FROM generate_series(1, " + SCALE + ") n");
            statement.execute("INSERT INTO tellers SELECT n, (n - 1) / 10 + 1, 0, '' FROM generate_series(1, "
                    + SCALE * 10 + ") n");
            statement.execute("INSERT INTO accounts SELECT n, (n - 1) / 100000 + 1, 0, '' FROM generate_series(1, "
                    + SCALE * 100_000 + ") n");
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException e) {
            throw new IllegalStateException("the tables could not be filled", e);
        }
    }

    /** Stops the server. */
    @TearDown(Level.Trial)
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    /** Picks rows, always the same ones for the same thread. */
    @State(Scope.Thread)
    public static class Choice {

        private SplittableRandom random = new SplittableRandom(0);

        /**
         * Takes the thread's own sequence.
         *
         * @param thread which of how many
         */
        @Setup
        public void begin(ThreadParams thread) {
            random = new SplittableRandom(thread.getThreadIndex());
        }

        static Choice of(int client) {
            Choice choice = new Choice();
            choice.random = new SplittableRandom(client);
            return choice;
        }

        private int upTo(int bound) {
            return 1 + random.nextInt(bound);
        }
    }

    long transaction(Choice choice) {
        if (server == null) {
            throw new IllegalStateException("not opened");
        }
        int delta = choice.upTo(10_000) - 5_000;
        int account = choice.upTo(SCALE * 100_000);
        int teller = choice.upTo(SCALE * 10);
        int branch = choice.upTo(SCALE);
        try (Connection connection = server.pool().getConnection()) {
            connection.setAutoCommit(false);
            change(connection, "UPDATE accounts SET abalance = abalance + ? WHERE aid = ?", delta, account);
            long balance = balance(connection, account);
            change(connection, "UPDATE tellers SET tbalance = tbalance + ? WHERE tid = ?", delta, teller);
            change(connection, "UPDATE branches SET bbalance = bbalance + ? WHERE bid = ?", delta, branch);
            change(
                    connection,
                    "INSERT INTO history (tid, bid, aid, delta, mtime) VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)",
                    teller,
                    branch,
                    account,
                    delta);
            connection.commit();
            return balance;
        } catch (SQLException e) {
            throw new IllegalStateException("TPC-B failed", e);
        }
    }

    private static void change(Connection connection, String sql, int... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setInt(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long balance(Connection connection, int account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT abalance FROM accounts WHERE aid = ?")) {
            select.setInt(1, account);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
