package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A transaction of the adapter's own")
class OwnTransactionsTest {

    private final SQLException deadlock = new SQLException("deadlock", "40001", 40001);
    private final SQLException lost = new SQLException("connection reset", "08006");
    private final SQLException duplicate = new SQLException("duplicate key: alice", "23505", 23505);

    private final WatchedDataSource database = new WatchedDataSource();
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    private OwnTransactions source() {
        return source(10);
    }

    private OwnTransactions source(int attempts) {
        return OwnTransactions.builder(database.dataSource())
                .attempts(attempts)
                .sleeper(pauses::add)
                .build();
    }

    private SqlWork<Boolean> telling(String id) {
        return connection -> {
            runs.incrementAndGet();
            return WatchedDataSource.tell(connection, id);
        };
    }

    /** Fails the first times it is run, after it has written. */
    private SqlWork<Boolean> failing(int times, Exception failure) {
        return connection -> {
            boolean told = WatchedDataSource.tell(connection, "fact");
            if (runs.incrementAndGet() <= times) {
                if (failure instanceof SQLException sql) {
                    throw sql;
                }
                throw (RuntimeException) failure;
            }
            return told;
        };
    }

    @Test
    @DisplayName("commits, gives the result back, and closes the connection")
    void commits() {
        assertThat(source().inTransaction("telling", telling("fact"))).isTrue();

        assertThat(database.facts()).containsExactly("fact");
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "commit", "setAutoCommit(true)", "close");
        assertThat(source().ownsTransactions()).isTrue();
    }

    @Test
    @DisplayName("puts autocommit, isolation and read-only back as they were")
    void restores() {
        WatchedDataSource prepared = new WatchedDataSource(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        });
        prepared.readOnly();
        assertThat(ConnectionSource.own(prepared.dataSource()).inTransaction("asking", this::level))
                .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);

        assertThat(prepared.calls())
                .containsExactly(
                        "getConnection",
                        "setReadOnly(false)",
                        "setTransactionIsolation(2)",
                        "setAutoCommit(false)",
                        "commit",
                        "setAutoCommit(true)",
                        "setTransactionIsolation(8)",
                        "setReadOnly(true)",
                        "close");
    }

    @Test
    @DisplayName("leaves autocommit off where it came so, and ends what asking for the isolation began")
    void autoCommitOff() {
        WatchedDataSource prepared = new WatchedDataSource(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        });
        ConnectionSource.own(prepared.dataSource()).inTransaction("asking", this::level);

        assertThat(prepared.calls())
                .containsExactly(
                        "getConnection",
                        "rollback",
                        "setTransactionIsolation(2)",
                        "commit",
                        "setTransactionIsolation(4)",
                        "close");
    }

    @Test
    @DisplayName("may leave the isolation to the connection")
    void isolationOfConnection() {
        WatchedDataSource prepared = new WatchedDataSource(
                connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
        OwnTransactions source = OwnTransactions.builder(prepared.dataSource())
                .isolation(Isolation.OF_CONNECTION)
                .build();

        assertThat(source.inTransaction("asking", this::level)).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }

    private int level(Connection connection) throws SQLException {
        return connection.getTransactionIsolation();
    }

    @Test
    @DisplayName("is made again after a deadlock, each time on a clean slate")
    void retries() {
        assertThat(source().inTransaction("telling", failing(3, deadlock))).isTrue();

        assertThat(runs).hasValue(4);
        assertThat(database.count("rollback")).isEqualTo(3);
        assertThat(database.count("commit")).isEqualTo(1);
        assertThat(database.count("close")).isEqualTo(4);
    }

    @Test
    @DisplayName("is made again when the work itself finds its snapshot stale")
    void retriesStaleSnapshot() {
        StorageException stale = StorageException.retryable("stale snapshot", null);
        assertThat(source().inTransaction("telling", failing(1, stale))).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    @DisplayName("waits longer and longer between attempts, up to a limit")
    void pauses() {
        OwnTransactions source = OwnTransactions.builder(database.dataSource())
                .firstPause(Duration.ofMillis(4))
                .longestPause(Duration.ofMillis(10))
                .sleeper(pauses::add)
                .build();
        source.inTransaction("telling", failing(4, deadlock));

        assertThat(pauses)
                .hasSize(4)
                .allSatisfy(pause -> assertThat(pause.isNegative()).isFalse());
        assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(4));
        assertThat(pauses.get(1)).isLessThanOrEqualTo(Duration.ofMillis(8));
        assertThat(pauses.subList(2, 4)).allMatch(pause -> pause.compareTo(Duration.ofMillis(10)) <= 0);
    }

    @Test
    @DisplayName("gives up after the last attempt with a retryable failure that counts them")
    void givesUp() {
        assertThatThrownBy(() -> source(3).inTransaction("telling", failing(9, deadlock)))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.retryable()).isTrue())
                .hasMessageContaining("telling failed in each of 3 attempts")
                .hasMessageContaining("40001")
                .hasRootCause(deadlock);
        assertThat(runs).hasValue(3);
        assertThat(pauses).hasSize(2);
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("is not made again after a failure that would come again, whose message shows no value of a row")
    void permanent() {
        assertThatThrownBy(() -> source().inTransaction("telling", failing(9, duplicate)))
                .isInstanceOfSatisfying(StorageException.class, e -> {
                    assertThat(e.retryable()).isFalse();
                    assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
                })
                .hasMessageContaining("23505")
                .hasMessageNotContaining("alice")
                .hasCause(duplicate);
        assertThat(runs).hasValue(1);
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("says which table is missing")
    void missingTable() {
        assertThatThrownBy(() -> source().inTransaction(
                                "counting",
                                connection -> connection.createStatement().execute("SELECT 1 FROM absent")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("ABSENT")
                .hasMessageContaining("Maybe the tables are not installed");
    }

    @Test
    @DisplayName("rolls back and lets the work's own exceptions through unchanged")
    void runtimeException() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThat(catchThrowable(() -> source().inTransaction("telling", failing(1, mine))))
                .isSameAs(mine);

        AssertionError error = new AssertionError("mine");
        assertThat(catchThrowable(() -> source().inTransaction("telling", connection -> {
                    WatchedDataSource.tell(connection, "fact");
                    throw error;
                })))
                .isSameAs(error);

        assertThat(database.facts()).isEmpty();
        assertThat(database.count("rollback")).isEqualTo(2);
        assertThat(runs).hasValue(1);
    }

    @Test
    @DisplayName("is made again when the commit is refused")
    void commitRefused() {
        database.failing("commit", deadlock);
        assertThat(source().inTransaction("telling", telling("fact"))).isTrue();

        assertThat(runs).hasValue(2);
        assertThat(database.facts()).containsExactly("fact");
    }

    @Test
    @DisplayName("is made again when the reply to the commit is lost, and finds what it did")
    void commitReplyLost() {
        database.failingAfter("commit", lost);
        assertThat(source().inTransaction("telling", telling("fact"))).isFalse();

        assertThat(runs).hasValue(2);
        assertThat(database.facts()).containsExactly("fact");
    }

    @Test
    @DisplayName("is made again when the pool gave a dead connection")
    void deadOnArrival() {
        database.failing("setAutoCommit", lost);
        assertThat(source().inTransaction("telling", telling("fact"))).isTrue();
        assertThat(database.count("getConnection")).isEqualTo(2);
        assertThat(database.count("close")).isEqualTo(2);
    }

    @Test
    @DisplayName("does not try again for a connection, since a pool has waited already")
    void noConnection() {
        database.failing("getConnection", new SQLException("connection to localhost:5432 refused", "08001"));
        assertThatThrownBy(() -> source().inTransaction("telling", telling("fact")))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.retryable()).isTrue())
                .hasMessageContaining("telling got no connection: connection to localhost:5432 refused");
        assertThat(database.count("getConnection")).isEqualTo(1);
    }

    @Test
    @DisplayName("keeps the first failure when the rollback fails too, and breaks the connection off")
    void rollbackFails() {
        database.failing("rollback", lost);
        StorageException e = catchThrowableOfType(
                StorageException.class, () -> source().inTransaction("telling", failing(1, duplicate)));

        assertThat(e).hasCause(duplicate);
        assertThat(e.getSuppressed()).contains(lost);
        assertThat(database.calls()).endsWith("rollback", "abort", "close").doesNotContain("setAutoCommit(true)");
    }

    @Test
    @DisplayName("keeps the first failure when the connection cannot be closed")
    void closeFails() {
        database.failing("close", lost);
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> source().inTransaction("telling", failing(1, mine)))
                .isSameAs(mine)
                .hasSuppressedException(lost);
    }

    @Test
    @DisplayName("has succeeded once committed, whatever happens to the connection then")
    void restoreFails() {
        boolean told = source().inTransaction("telling", connection -> {
            database.failing("setAutoCommit", lost).failing("close", lost);
            return WatchedDataSource.tell(connection, "fact");
        });
        assertThat(told).isTrue();
        assertThat(database.facts()).containsExactly("fact");
        assertThat(database.calls()).endsWith("commit", "setAutoCommit(true)", "abort", "close");
    }

    @Test
    @DisplayName("stops waiting when interrupted, and the thread stays interrupted")
    void interrupted() {
        OwnTransactions source = OwnTransactions.builder(database.dataSource())
                .sleeper(pause -> {
                    throw new InterruptedException();
                })
                .build();
        assertThatThrownBy(() -> source.inTransaction("telling", failing(9, deadlock)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("interrupted after 1 of 10 attempts")
                .hasRootCause(deadlock);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    @DisplayName("within another is a transaction of its own")
    void nested() {
        OwnTransactions source = source();
        assertThatThrownBy(() -> source.inTransaction("outer", outer -> {
                    WatchedDataSource.tell(outer, "outer");
                    source.inTransaction("inner", inner -> WatchedDataSource.tell(inner, "inner"));
                    throw new IllegalStateException("outer only");
                }))
                .hasMessage("outer only");
        assertThat(database.facts()).containsExactly("inner");
    }

    @Test
    void refusesSettingsOutOfRange() {
        OwnTransactions.Builder builder = OwnTransactions.builder(database.dataSource());
        assertThatThrownBy(() -> builder.attempts(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> builder.attempts(101)).hasMessage("attempts must be 1 to 100, got 101");
        assertThatThrownBy(() -> builder.firstPause(Duration.ofMillis(-1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("first pause");
        assertThatThrownBy(() -> builder.longestPause(Duration.ofSeconds(61)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("longest pause");
    }
}
