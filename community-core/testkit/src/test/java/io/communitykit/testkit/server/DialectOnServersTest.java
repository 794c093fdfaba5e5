package io.communitykit.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.core.jdbc.SqlBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What the dialects claim is what the servers do")
class DialectOnServersTest {

    private static final List<String> COLUMNS = List.of("id", "n");
    private static final List<String> KEY = List.of("id");

    @ParameterizedTest
    @EnumSource
    @DisplayName("a duplicate key is told from other failures, and would come again")
    void duplicateKey(EmbeddedDatabase database) throws SQLException {
        Dialect dialect = database.dialect();
        try (HikariDataSource dataSource = Facts.fresh(database, "a");
                Connection connection = dataSource.getConnection()) {
            SQLException duplicate = catchThrowableOfType(SQLException.class, () -> Facts.insert(connection, "a"));
            assertThat(dialect.isDuplicateKey(duplicate)).isTrue();
            assertThat(dialect.isRetryable(duplicate)).isFalse();

            SQLException tooLong =
                    catchThrowableOfType(SQLException.class, () -> Facts.insert(connection, "x".repeat(21)));
            assertThat(dialect.isDuplicateKey(tooLong)).isFalse();
            assertThat(dialect.isRetryable(tooLong)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a failure within a batch is recognised behind the batch's own exception")
    void batchFailure(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database, "a");
                Connection connection = dataSource.getConnection()) {
            SQLException duplicate = catchThrowableOfType(
                    SQLException.class,
                    () -> SqlBatch.execute(
                            connection,
                            "INSERT INTO fact (id, n) VALUES (?, 0)",
                            List.of("b", "a"),
                            (statement, id) -> statement.setString(1, id)));
            assertThat(database.dialect().isDuplicateKey(duplicate)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("inserting if absent leaves rows as they are, also when many insert the same at once")
    void insertIfAbsent(EmbeddedDatabase database) throws Exception {
        Dialect dialect = database.dialect();
        String sql = dialect.insertIfAbsent("fact", COLUMNS, KEY);
        try (HikariDataSource dataSource = Facts.fresh(database, "k00")) {
            ConnectionSource source = ConnectionSource.own(dataSource);
            for (int round = 0; round < 20; round++) {
                List<String> ids = List.of("k00", "r" + round + "a", "r" + round + "b");
                Together.run(
                        8,
                        thread -> source.inTransaction("inserting", connection -> {
                            SqlBatch.insertIfAbsent(connection, dialect, sql, ids, (statement, id) -> {
                                statement.setString(1, id);
                                statement.setInt(2, 1 + thread);
                            });
                            for (String id : ids) {
                                Facts.increment(connection, id);
                            }
                            return thread;
                        }));
            }
            assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM fact")).isEqualTo(41);
            assertThat(Facts.committed(dataSource, "SELECT n FROM fact WHERE id = 'k00'"))
                    .isEqualTo(160);
            assertThat(Facts.committed(dataSource, "SELECT MIN(n) FROM fact")).isGreaterThanOrEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an upsert inserts, and where the row is there replaces all but the key")
    void upsert(EmbeddedDatabase database) throws SQLException {
        String sql = database.dialect().upsert("fact", COLUMNS, KEY);
        try (HikariDataSource dataSource = Facts.fresh(database, "a")) {
            ConnectionSource.own(dataSource).inTransaction("upsert", connection -> {
                SqlBatch.execute(connection, sql, List.of("a", "b", "c", "b"), (statement, id) -> {
                    statement.setString(1, id);
                    statement.setInt(2, id.equals("c") ? 1 : 7);
                });
                return true;
            });
            assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM fact")).isEqualTo(3);
            assertThat(Facts.committed(dataSource, "SELECT SUM(n) FROM fact")).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a shared lock keeps others from changing the row, and where there is such a thing lets them share it")
    void forShare(EmbeddedDatabase database) throws SQLException {
        String sql = "SELECT n FROM fact WHERE id = 'a'" + database.dialect().forShare();
        try (HikariDataSource dataSource = Facts.fresh(database, "a");
                HostTransaction holder = HostTransaction.begin(dataSource);
                HostTransaction sharer = HostTransaction.begin(dataSource);
                HostTransaction changer = HostTransaction.begin(dataSource)) {
            Facts.number(holder.connection(), sql);
            if (database != EmbeddedDatabase.H2) {
                assertThat(Facts.number(sharer.connection(), sql)).isZero();
            }
            Facts.execute(changer.connection(), impatient(database));
            SQLException e = catchThrowableOfType(SQLException.class, () -> Facts.increment(changer.connection(), "a"));
            assertThat(database.dialect().isRetryable(e)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("batches of any size arrive whole")
    void batches(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database)) {
            ConnectionSource.own(dataSource).inTransaction("batch", connection -> {
                List<Integer> rows = IntStream.range(0, 1201).boxed().toList();
                SqlBatch.execute(connection, "INSERT INTO fact (id, n) VALUES (?, ?)", rows, (statement, row) -> {
                    statement.setString(1, "id" + row);
                    statement.setInt(2, row);
                });
                return rows.size();
            });
            assertThat(Facts.committed(dataSource, "SELECT SUM(n) FROM fact")).isEqualTo(1200L * 1201 / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("of two that wait for each other one is the victim, and is made again until both are done")
    void deadlock(EmbeddedDatabase database) throws Exception {
        ConcurrentLinkedQueue<String> victims = new ConcurrentLinkedQueue<>();
        try (HikariDataSource dataSource = Facts.fresh(database, "a", "b")) {
            ConnectionSource source = ConnectionSource.own(dataSource);
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            Together.run(2, thread -> {
                AtomicInteger attempts = new AtomicInteger();
                source.inTransaction("crossing", connection -> {
                    Facts.increment(connection, thread == 0 ? "a" : "b");
                    if (attempts.incrementAndGet() == 1) {
                        await(bothHoldOne);
                    }
                    try {
                        Facts.increment(connection, thread == 0 ? "b" : "a");
                    } catch (SQLException e) {
                        victims.add(e.getSQLState() + " " + e.getErrorCode());
                        throw e;
                    }
                    return thread;
                });
            });
            // A victim that is back before the other has woken up may be the victim once more.
            assertThat(victims)
                    .isNotEmpty()
                    .containsOnly(Map.of(
                                    EmbeddedDatabase.H2, "40001 40001",
                                    EmbeddedDatabase.POSTGRESQL, "40P01 0",
                                    EmbeddedDatabase.MARIADB, "40001 1213")
                            .get(database));
            assertThat(Facts.committed(dataSource, "SELECT MIN(n) FROM fact")).isEqualTo(2);
            assertThat(Facts.committed(dataSource, "SELECT MAX(n) FROM fact")).isEqualTo(2);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a lock that is not given in time may be given later")
    void lockTimeout(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database, "a");
                HostTransaction holder = HostTransaction.begin(dataSource);
                HostTransaction waiter = HostTransaction.begin(dataSource)) {
            Facts.increment(holder.connection(), "a");
            Facts.execute(waiter.connection(), impatient(database));
            SQLException e = catchThrowableOfType(SQLException.class, () -> Facts.increment(waiter.connection(), "a"));
            assertThat(database.dialect().isRetryable(e))
                    .as("%s %s", e.getSQLState(), e.getErrorCode())
                    .isTrue();
        }
    }

    private static String impatient(EmbeddedDatabase database) {
        return switch (database) {
            case H2 -> "SET LOCK_TIMEOUT 20";
            case POSTGRESQL -> "SET lock_timeout = '20ms'";
            case MARIADB -> "SET SESSION innodb_lock_wait_timeout = 0";
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2"})
    @DisplayName("PostgreSQL and H2 refuse to lock a row that has changed since the snapshot was taken")
    void staleSnapshotIsRefused(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database, "a");
                HostTransaction late = HostTransaction.begin(dataSource, Isolation.REPEATABLE_READ)) {
            assertThat(Facts.number(late.connection(), "SELECT n FROM fact WHERE id = 'a'"))
                    .isZero();
            incrementElsewhere(dataSource);
            SQLException e =
                    catchThrowableOfType(SQLException.class, () -> lock(database.dialect(), late.connection()));
            assertThat(database.dialect().isRetryable(e)).isTrue();
        }
    }

    @Test
    @DisplayName("MariaDB at REPEATABLE READ locks the newest row while a plain read shows the old one")
    void staleSnapshotShows() throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(EmbeddedDatabase.MARIADB, "a");
                HostTransaction late = HostTransaction.begin(dataSource, Isolation.REPEATABLE_READ)) {
            assertThat(Facts.number(late.connection(), "SELECT n FROM fact WHERE id = 'a'"))
                    .isZero();
            incrementElsewhere(dataSource);
            assertThat(lock(Dialect.MARIADB, late.connection())).isEqualTo(1);
            assertThat(Facts.number(late.connection(), "SELECT n FROM fact WHERE id = 'a'"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("at READ COMMITTED the lock gives the newest row, and so does a read after it")
    void readCommitted(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database, "a")) {
            ConnectionSource.own(dataSource).inTransaction("reading", connection -> {
                assertThat(Facts.number(connection, "SELECT n FROM fact WHERE id = 'a'"))
                        .isZero();
                incrementElsewhere(dataSource);
                assertThat(lock(database.dialect(), connection)).isEqualTo(1);
                assertThat(Facts.number(connection, "SELECT n FROM fact WHERE id = 'a'"))
                        .isEqualTo(1);
                return true;
            });
        }
    }

    private static void incrementElsewhere(HikariDataSource dataSource) throws SQLException {
        try (Connection other = dataSource.getConnection()) {
            Facts.increment(other, "a");
        }
    }

    private static long lock(Dialect dialect, Connection connection) throws SQLException {
        return Facts.number(connection, "SELECT n FROM fact WHERE id = 'a'" + dialect.forUpdate());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @DisplayName("a session that an administrator ends is followed by an attempt on another connection")
    void killed(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database, "a")) {
            AtomicInteger attempts = new AtomicInteger();
            ConnectionSource.own(dataSource).inTransaction("counting", connection -> {
                if (attempts.incrementAndGet() == 1) {
                    kill(database, dataSource, connection);
                }
                Facts.increment(connection, "a");
                return true;
            });
            assertThat(attempts).hasValue(2);
            assertThat(Facts.committed(dataSource, "SELECT n FROM fact")).isEqualTo(1);
        }
    }

    private static void kill(EmbeddedDatabase database, HikariDataSource dataSource, Connection victim)
            throws SQLException {
        boolean postgres = database == EmbeddedDatabase.POSTGRESQL;
        long session = Facts.number(victim, postgres ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()");
        try (Connection other = dataSource.getConnection()) {
            Facts.execute(
                    other, (postgres ? "SELECT pg_terminate_backend(" + session + ", 10000)" : "KILL " + session));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a missing table is named")
    void missingTable(EmbeddedDatabase database) {
        try (HikariDataSource dataSource = database.fresh(2)) {
            assertThatThrownBy(() -> ConnectionSource.own(dataSource)
                            .inTransaction(
                                    "counting", connection -> Facts.number(connection, "SELECT COUNT(*) FROM absent")))
                    .hasMessageContaining("counting failed in the database: SQLState 42")
                    .hasMessageMatching("(?is).*absent.*")
                    .hasMessageContaining("Maybe the tables are not installed");
        }
    }
}
