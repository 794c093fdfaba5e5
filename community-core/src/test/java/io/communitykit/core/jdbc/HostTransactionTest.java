package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host's plain JDBC transaction")
class HostTransactionTest {

    private final WatchedDataSource database = new WatchedDataSource();

    @Test
    @DisplayName("commits once, and then only waits to be closed")
    void commits() throws SQLException {
        try (HostTransaction tx = HostTransaction.begin(database.dataSource())) {
            WatchedDataSource.tell(tx.connection(), "fact");
            tx.commit();
            assertThatThrownBy(tx::connection)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("ended");
            assertThatThrownBy(tx::commit).isInstanceOf(StorageException.class).hasMessageContaining("ended");
        }
        assertThat(database.facts()).containsExactly("fact");
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "commit", "setAutoCommit(true)", "close");
    }

    @Test
    @DisplayName("rolls back when closed without a commit, and closes once")
    void rollsBack() throws SQLException {
        HostTransaction tx = HostTransaction.begin(database.dataSource());
        WatchedDataSource.tell(tx.connection(), "fact");
        tx.close();
        tx.close();
        assertThat(database.facts()).isEmpty();
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    @DisplayName("has the isolation it asks for, and gives the connection's own back")
    void isolation() throws SQLException {
        try (HostTransaction tx = HostTransaction.begin(database.dataSource(), Isolation.REPEATABLE_READ)) {
            assertThat(tx.connection().getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
        assertThat(database.calls()).endsWith("setAutoCommit(true)", "setTransactionIsolation(2)", "close");
    }

    @Test
    @DisplayName("is over when its commit fails")
    void commitFails() throws SQLException {
        database.failing("commit", new SQLException("serialization failure", "40001"));
        try (HostTransaction tx = HostTransaction.begin(database.dataSource())) {
            WatchedDataSource.tell(tx.connection(), "fact");
            assertThatThrownBy(tx::commit)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.retryable()).isTrue());
            assertThatThrownBy(tx::connection)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("ended");
        }
        assertThat(database.facts()).isEmpty();
        assertThat(database.count("close")).isEqualTo(1);
    }

    @Test
    @DisplayName("gives the connection back when it cannot begin")
    void beginFails() {
        database.failing("setAutoCommit", new SQLException("reset", "08006"));
        assertThatThrownBy(() -> HostTransaction.begin(database.dataSource())).isInstanceOf(StorageException.class);
        assertThat(database.calls()).endsWith("close");
    }

    @Test
    @DisplayName("needs a connection")
    void noConnection() {
        database.failing("getConnection", new SQLException("refused", "08001"));
        assertThatThrownBy(() -> HostTransaction.begin(database.dataSource()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("got no connection: refused");
    }

    @Test
    @DisplayName("is one per thread at a time, where threads share a facade")
    void perThread() {
        ThreadTransactions host = new ThreadTransactions(database.dataSource());
        assertThatThrownBy(host::current).isInstanceOf(StorageException.class).hasMessageContaining("got none");
        try (HostTransaction tx = host.begin()) {
            assertThat(host.current()).isSameAs(tx.connection());
            assertThatThrownBy(host::begin).isInstanceOf(StorageException.class).hasMessageContaining("got one");
            CompletableFuture.runAsync(() -> assertThatThrownBy(host::current).hasMessageContaining("got none"))
                    .join();
        }
        try (HostTransaction tx = host.begin()) {
            assertThat(host.markedRollbackOnly()).isFalse();
            tx.commit();
        }
        assertThatThrownBy(host::markedRollbackOnly).hasMessageContaining("got none");
    }
}
