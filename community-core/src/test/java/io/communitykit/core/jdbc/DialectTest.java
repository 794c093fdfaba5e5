package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A dialect")
class DialectTest {

    private static final List<String> COLUMNS = List.of("a", "b");

    private static Connection of(String product) {
        DatabaseMetaData metaData = (DatabaseMetaData) Proxy.newProxyInstance(
                DialectTest.class.getClassLoader(), new Class<?>[] {DatabaseMetaData.class}, (p, m, a) -> product);
        return (Connection) Proxy.newProxyInstance(
                DialectTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> metaData);
    }

    @ParameterizedTest
    @CsvSource({"H2, H2", "PostgreSQL, POSTGRESQL", "MariaDB, MARIADB", "MySQL, MARIADB"})
    void isKnownByTheProduct(String product, Dialect dialect) throws SQLException {
        assertThat(Dialect.of(of(product))).isEqualTo(dialect);
    }

    @Test
    void namesAProductItDoesNotKnow() {
        assertThatThrownBy(() -> Dialect.of(of("Oracle")))
                .isInstanceOf(StorageException.class)
                .hasMessage("database must be H2, PostgreSQL, MariaDB or MySQL, got Oracle");
    }

    @Test
    void insertsIfAbsent() {
        assertThat(Dialect.H2.insertIfAbsent("t", COLUMNS, List.of("a")))
                .isEqualTo("INSERT INTO t (a, b) VALUES (?, ?)");
        assertThat(Dialect.POSTGRESQL.insertIfAbsent("t", COLUMNS, COLUMNS))
                .isEqualTo("INSERT INTO t (a, b) VALUES (?, ?) ON CONFLICT (a, b) DO NOTHING");
        assertThat(Dialect.MARIADB.insertIfAbsent("t", COLUMNS, COLUMNS))
                .isEqualTo("INSERT INTO t (a, b) VALUES (?, ?) ON DUPLICATE KEY UPDATE a = a");
    }

    @Test
    void upserts() {
        assertThat(Dialect.H2.upsert("t", COLUMNS, List.of("a")))
                .isEqualTo("MERGE INTO t (a, b) KEY (a) VALUES (?, ?)");
        assertThat(Dialect.POSTGRESQL.upsert("t", COLUMNS, List.of("a")))
                .isEqualTo("INSERT INTO t (a, b) VALUES (?, ?) ON CONFLICT (a) DO UPDATE SET b = excluded.b");
        assertThat(Dialect.MARIADB.upsert("t", COLUMNS, List.of("a")))
                .isEqualTo("INSERT INTO t (a, b) VALUES (?, ?) ON DUPLICATE KEY UPDATE b = VALUES(b)");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 40001, 40001, true",
        "H2, HYT00, 50200, true",
        "H2, 90131, 90131, true",
        "H2, 90098, 90098, true",
        "H2, 23505, 23505, false",
        "H2, HY000, 1213, false",
        "POSTGRESQL, 40001, 0, true",
        "POSTGRESQL, 40P01, 0, true",
        "POSTGRESQL, 40002, 0, false",
        "POSTGRESQL, 55P03, 0, true",
        "POSTGRESQL, 57P01, 0, true",
        "POSTGRESQL, 57014, 0, false",
        "POSTGRESQL, 25P02, 0, false",
        "POSTGRESQL, 08006, 0, true",
        "MARIADB, 40001, 1213, true",
        "MARIADB, HY000, 1205, true",
        "MARIADB, HY000, 1020, true",
        "MARIADB, 23000, 1062, false",
        "MARIADB, HY000, 50200, false",
        "MARIADB, , 1213, true",
        "MARIADB, , 0, false",
    })
    void tellsPassingFailures(Dialect dialect, String state, int code, boolean retryable) {
        assertThat(dialect.isRetryable(new SQLException("driver's words", state, code)))
                .isEqualTo(retryable);
    }

    @Test
    @DisplayName("finds a passing failure behind a batch, a next exception or a cause, even in a ring")
    void looksThroughTheChain() {
        SQLException deadlock = new SQLException("deadlock", "40P01");
        BatchUpdateException batch = new BatchUpdateException("batch", "HY000", new int[0]);
        batch.setNextException(new SQLException("other", "HY000", 0, new IllegalStateException(deadlock)));
        assertThat(Dialect.POSTGRESQL.isRetryable(batch)).isTrue();

        SQLException ring = new SQLException("one", "HY000");
        SQLException other = new SQLException("two", "HY000", ring);
        ring.setNextException(other);
        assertThat(Dialect.POSTGRESQL.isRetryable(ring)).isFalse();
    }

    @Test
    @DisplayName("takes a failure for a duplicate only where nothing else went wrong")
    void tellsDuplicates() {
        SQLException duplicate = new SQLException("duplicate", "23505", 23505);
        BatchUpdateException batch = new BatchUpdateException("batch", "HY000", new int[0]);
        batch.setNextException(duplicate);
        assertThat(Dialect.H2.isDuplicateKey(duplicate)).isTrue();
        assertThat(Dialect.H2.isDuplicateKey(batch)).isTrue();
        assertThat(Dialect.MARIADB.isDuplicateKey(new SQLException("duplicate", "23000", 1062)))
                .isTrue();
        assertThat(Dialect.MARIADB.isDuplicateKey(new SQLException("no parent row", "23000", 1452)))
                .isFalse();

        duplicate.setNextException(new SQLException("value too long", "22001"));
        assertThat(Dialect.H2.isDuplicateKey(batch)).isFalse();
    }

    @Test
    @DisplayName("takes a batch that says nothing more for no duplicate")
    void bareBatch() {
        assertThat(Dialect.H2.isDuplicateKey(new BatchUpdateException("batch", "HY000", new int[0])))
                .isFalse();
    }

    @Test
    void namesItsResources() {
        assertThat(Dialect.values()).extracting(Dialect::resourceName).containsExactly("h2", "postgresql", "mariadb");
        assertThat(Dialect.values()).extracting(Dialect::forUpdate).containsOnly(" FOR UPDATE");
    }
}
