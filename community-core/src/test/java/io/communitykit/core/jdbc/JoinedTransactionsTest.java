package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work that joins the host's transaction")
class JoinedTransactionsTest {

    private final WatchedDataSource database = new WatchedDataSource();
    private final ThreadTransactions host = new ThreadTransactions(database.dataSource());
    private final ConnectionSource source = ConnectionSource.joining(host);

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK);
            assertThat(e.retryable()).isFalse();
        });
    }

    private boolean tell(String id) {
        return source.inTransaction("telling", connection -> WatchedDataSource.tell(connection, id));
    }

    /** Writes, then fails. */
    private boolean tellAndFail(SQLException failure) {
        return source.inTransaction("telling", connection -> {
            WatchedDataSource.tell(connection, "half");
            throw failure;
        });
    }

    @Test
    @DisplayName("commits with the host, on the host's connection, and commits nothing by itself")
    void commitsWithHost() throws SQLException {
        try (HostTransaction tx = host.begin()) {
            WatchedDataSource.tell(tx.connection(), "host's");
            tell("ours");
            assertThat(database.facts()).isEmpty();
            tx.commit();
        }
        assertThat(database.facts()).containsExactly("host's", "ours");
        assertThat(database.count("getConnection")).isEqualTo(1);
        assertThat(source.ownsTransactions()).isFalse();
    }

    @Test
    @DisplayName("rolls back with the host")
    void rollsBackWithHost() {
        try (HostTransaction tx = host.begin()) {
            tell("ours");
            assertThat(tx.markedRollbackOnly()).isFalse();
        }
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("is run once: only the host can begin again")
    void noRetry() {
        SQLException deadlock = new SQLException("deadlock", "40001");
        try (HostTransaction tx = host.begin()) {
            assertThatThrownBy(() -> tellAndFail(deadlock))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.retryable()).isTrue())
                    .hasCause(deadlock);
            assertThat(tx.markedRollbackOnly()).isTrue();
        }
        assertThat(database.calls()).doesNotContain("setSavepoint");
    }

    @Test
    @DisplayName("keeps nothing when the host swallows its failure and goes on to commit")
    void hostSwallows() {
        try (HostTransaction tx = host.begin()) {
            tell("before");
            Throwable swallowed = catchThrowable(() -> tellAndFail(new SQLException("deadlock", "40001")));
            refused(() -> tell("after"));
            assertThatThrownBy(tx::commit)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK))
                    .hasCause(swallowed);
        }
        assertThat(database.facts()).isEmpty();
        assertThat(database.count("commit")).isZero();
    }

    @Test
    @DisplayName("is taken again by the host's next transaction")
    void nextTransaction() {
        try (HostTransaction tx = host.begin()) {
            assertThatThrownBy(() -> tellAndFail(new SQLException("deadlock", "40001")));
            assertThat(tx.markedRollbackOnly()).isTrue();
        }
        try (HostTransaction tx = host.begin()) {
            assertThat(tell("again")).isTrue();
            tx.commit();
        }
        assertThat(database.facts()).containsExactly("again");
    }

    @Test
    @DisplayName("marks the transaction whatever it throws, and lets its own exceptions through unchanged")
    void marksForAnyException() {
        Throwable[] thrown = {
            new IllegalStateException("mine"),
            new AssertionError("mine"),
            StorageException.retryable("stale snapshot", null),
            StorageException.permanent(ErrorCode.STORAGE_FOREIGN, "foreign", null)
        };
        for (Throwable each : thrown) {
            try (HostTransaction tx = host.begin()) {
                assertThat(catchThrowable(() -> source.inTransaction("telling", connection -> {
                            WatchedDataSource.tell(connection, "half");
                            if (each instanceof Error error) {
                                throw error;
                            }
                            throw (RuntimeException) each;
                        })))
                        .isSameAs(each);
                assertThat(tx.markedRollbackOnly()).isTrue();
                refused(() -> tell("after"));
            }
        }
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("is refused on a connection that commits each statement alone")
    void autoCommit() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            ConnectionSource careless = ConnectionSource.joining(new HostTransactions() {
                @Override
                public Connection current() {
                    return connection;
                }

                @Override
                public void markRollbackOnly(StorageException cause) {
                    throw new AssertionError("nothing was done, so there is nothing to mark");
                }

                @Override
                public boolean markedRollbackOnly() {
                    return false;
                }
            });
            assertThatThrownBy(() -> careless.inTransaction("telling", each -> WatchedDataSource.tell(each, "alone")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("autocommit off, got on");
        }
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("keeps its failure when the host cannot take the mark")
    void markFails() throws SQLException {
        IllegalStateException unable = new IllegalStateException("unable");
        SQLException deadlock = new SQLException("deadlock", "40001");
        try (HostTransaction tx = HostTransaction.begin(database.dataSource())) {
            ConnectionSource broken = ConnectionSource.joining(new HostTransactions() {
                @Override
                public Connection current() {
                    return tx.current();
                }

                @Override
                public void markRollbackOnly(StorageException cause) {
                    throw unable;
                }

                @Override
                public boolean markedRollbackOnly() {
                    return false;
                }
            });
            assertThatThrownBy(() -> broken.inTransaction("telling", connection -> {
                        throw deadlock;
                    }))
                    .hasCause(deadlock)
                    .hasSuppressedException(unable);
        }
    }
}
