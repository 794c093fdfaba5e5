package io.communitykit.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.core.jdbc.ThreadTransactions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Transactions and installation on real servers")
class TransactionsOnServersTest {

    private static SchemaScript script(int newest, String text) {
        return new SchemaScript(
                "component",
                newest,
                (version, dialect) ->
                        new ByteArrayInputStream(text.formatted(version).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a connection that comes without autocommit, serializable and read-only serves all the same")
    void settings(EmbeddedDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.freshUrl());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        try (HikariDataSource dataSource = new HikariDataSource(config)) {
            SchemaInstaller.of(dataSource)
                    .install(script(1, "CREATE TABLE IF NOT EXISTS fact (id VARCHAR(20) PRIMARY KEY, n INTEGER);"));
            ConnectionSource source = ConnectionSource.own(dataSource);
            for (int i = 0; i < 3; i++) {
                String id = "id" + i;
                int level = source.inTransaction("inserting", connection -> {
                    Facts.insert(connection, id);
                    return connection.getTransactionIsolation();
                });
                assertThat(level).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            }
            long count = source.inTransaction(
                    "counting", connection -> Facts.number(connection, "SELECT COUNT(*) FROM fact"));
            assertThat(count).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a connection goes back with its own settings")
    void restores(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource pool = Facts.fresh(database);
                Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            ConnectionSource source = ConnectionSource.own(OneConnection.of(connection));
            assertThat(source.inTransaction("asking", Connection::getTransactionIsolation))
                    .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThatThrownBy(() -> source.inTransaction("failing", each -> {
                        Facts.insert(each, "a");
                        Facts.insert(each, "a");
                        return true;
                    }))
                    .isInstanceOf(StorageException.class);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(Facts.number(connection, "SELECT COUNT(*) FROM fact")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a host that swallows a failure and commits keeps nothing, and can begin again")
    void hostSwallows(EmbeddedDatabase database) throws SQLException {
        try (HikariDataSource dataSource = Facts.fresh(database, "taken")) {
            ThreadTransactions host = new ThreadTransactions(dataSource);
            ConnectionSource source = ConnectionSource.joining(host);
            try (HostTransaction tx = host.begin()) {
                Facts.insert(tx.connection(), "host's");
                assertThatThrownBy(() -> source.inTransaction("inserting", connection -> {
                            Facts.insert(connection, "half");
                            Facts.insert(connection, "taken");
                            return true;
                        }))
                        .isInstanceOf(StorageException.class);
                assertThatThrownBy(tx::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM fact")).isEqualTo(1);

            try (HostTransaction tx = host.begin()) {
                source.inTransaction("inserting", connection -> {
                    Facts.insert(connection, "again");
                    return true;
                });
                tx.commit();
            }
            assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM fact")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("many may install at the same time, and each finds the tables there when it returns")
    void installTogether(EmbeddedDatabase database) throws Exception {
        for (int round = 0; round < 5; round++) {
            try (HikariDataSource dataSource = database.fresh()) {
                SchemaScript script = script(2, "CREATE TABLE IF NOT EXISTS t%s (id INTEGER PRIMARY KEY);");
                Together.run(8, thread -> {
                    SchemaInstaller.of(dataSource).install(script);
                    assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM t1"))
                            .isZero();
                    assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM t2"))
                            .isZero();
                });
                assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM communitykit_schema"))
                        .isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a failed installation lets go of its lock and can be made good")
    void installAgain(EmbeddedDatabase database) throws Exception {
        try (HikariDataSource dataSource = database.fresh()) {
            SchemaInstaller installer = SchemaInstaller.of(dataSource);
            String half = "CREATE TABLE IF NOT EXISTS t%s (id INTEGER PRIMARY KEY); ";
            assertThatThrownBy(() -> installer.install(script(1, half + "CREATE TABEL u (id INTEGER);")))
                    .isInstanceOf(StorageException.class);
            Together.run(4, thread -> installer.install(script(1, half)));
            assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM t1")).isZero();
            assertThat(Facts.committed(dataSource, "SELECT MAX(version) FROM communitykit_schema"))
                    .isEqualTo(1);
        }
    }
}
