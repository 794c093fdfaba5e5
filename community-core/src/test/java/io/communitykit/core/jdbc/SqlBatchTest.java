package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A batch")
class SqlBatchTest {

    private static final String INSERT = "INSERT INTO fact (id) VALUES (?)";

    private final WatchedDataSource database = new WatchedDataSource();
    private final ConnectionSource source = ConnectionSource.own(database.dataSource());

    private void execute(List<String> rows) {
        source.inTransaction("batch", connection -> {
            SqlBatch.execute(connection, INSERT, rows, (statement, id) -> statement.setString(1, id));
            return true;
        });
    }

    private void insertIfAbsent(List<String> rows) {
        source.inTransaction("batch", connection -> {
            String sql = Dialect.H2.insertIfAbsent("fact", List.of("id"), List.of("id"));
            SqlBatch.insertIfAbsent(connection, Dialect.H2, sql, rows, (statement, id) -> statement.setString(1, id));
            return true;
        });
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(10_000 + i))
                .toList();
    }

    @Test
    @DisplayName("executes every row, whatever is left over after full flushes")
    void everyRow() {
        for (int count : new int[] {1, 499, 500, 501, 1000, 1201}) {
            SqlBatchTest fresh = new SqlBatchTest();
            fresh.execute(ids(count));
            assertThat(fresh.database.facts()).isEqualTo(ids(count));
        }
    }

    @Test
    @DisplayName("of no rows prepares no statement")
    void noRows() {
        source.inTransaction("batch", connection -> {
            SqlBatch.execute(connection, "no SQL at all", List.<String>of(), (statement, id) -> {});
            return true;
        });
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("keeps nothing when a row fails")
    void rowFails() {
        List<String> rows = Stream.concat(ids(600).stream(), Stream.of("much longer than twenty characters"))
                .toList();
        assertThatThrownBy(() -> execute(rows))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("22001");
        assertThat(database.facts()).isEmpty();
    }

    @Test
    @DisplayName("inserts the rows that are absent and leaves the others")
    void absentRows() {
        execute(List.of("b"));
        insertIfAbsent(List.of("a", "b", "b", "c"));
        assertThat(database.facts()).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("that inserts absent rows still fails for any other reason")
    void absentRowsFail() {
        assertThatThrownBy(() -> insertIfAbsent(List.of("a", "much longer than twenty characters")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("22001");
        assertThat(database.facts()).isEmpty();
    }
}
