package io.communitykit.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.SqlTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Statements that travel together")
class SqlTripOnServersTest {

    private static final String INSERT = "INSERT INTO fact (id, n) VALUES (?, ?)";
    private static final String UPDATE = "UPDATE fact SET n = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM fact WHERE id = ?";
    private static final String SELECT = "SELECT id, n FROM fact WHERE n >= ? ORDER BY id";

    @ParameterizedTest
    @EnumSource
    @DisplayName("are carried out in their order, with parameters and results of their own, few or many")
    void order(EmbeddedDatabase database) throws Exception {
        for (int rows : new int[] {1, 3, 40, 120}) {
            List<String> seen = new ArrayList<>();
            List<Integer> numbers = IntStream.range(100, 100 + rows).boxed().toList();
            try (HikariDataSource dataSource = Facts.fresh(database, "a", "b")) {
                ConnectionSource.own(dataSource).inTransaction("trip", connection -> {
                    SqlTrip trip = new SqlTrip(connection, database.dialect());
                    see(trip, 0, seen);
                    trip.insert("fact", List.of("id", "n"), numbers, (parameters, number) -> {
                        parameters.setString(1, "c" + number);
                        parameters.setInt(2, number);
                    });
                    update(trip, "b", 7);
                    trip.update("fact", List.of("n"), List.of("id"), numbers, (parameters, number) -> {
                        parameters.setInt(1, number + 1);
                        parameters.setString(2, "c" + number);
                    });
                    trip.changeIfThere(DELETE, List.of("a", "nobody"), (parameters, id) -> parameters.setString(1, id));
                    see(trip, 7, seen);
                    trip.run();
                    return trip.statements();
                });
            }
            List<String> expected = new ArrayList<>(List.of("a=0", "b=0", "b=7"));
            numbers.forEach(number -> expected.add("c" + number + "=" + (number + 1)));
            assertThat(seen).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("leave nothing behind when one in the middle fails, and the failure is as if it had come alone")
    void failure(EmbeddedDatabase database) throws Exception {
        try (HikariDataSource dataSource = Facts.fresh(database, "a", "b")) {
            ConnectionSource source = ConnectionSource.own(dataSource);
            StorageException alone = failureOf(source, database.dialect(), List.of("a"), 0);
            StorageException amongOthers = failureOf(source, database.dialect(), List.of("c", "a", "d"), 5);

            assertThat(amongOthers.code()).isEqualTo(alone.code());
            assertThat(amongOthers.retryable()).isEqualTo(alone.retryable()).isFalse();
            assertThat(amongOthers).hasMessage(alone.getMessage());
            assertThat(Facts.committed(dataSource, "SELECT COUNT(*) FROM fact")).isEqualTo(2);
            assertThat(Facts.committed(dataSource, "SELECT SUM(n) FROM fact")).isZero();
        }
    }

    private static StorageException failureOf(ConnectionSource source, Dialect dialect, List<String> ids, int b) {
        try {
            source.inTransaction("trip", connection -> {
                SqlTrip trip = new SqlTrip(connection, dialect);
                update(trip, "b", b);
                trip.change(INSERT, ids, (parameters, id) -> {
                    parameters.setString(1, id);
                    parameters.setInt(2, 1);
                });
                update(trip, "b", b);
                trip.run();
                return ids.size();
            });
        } catch (StorageException e) {
            return e;
        }
        throw new AssertionError("a duplicate was stored");
    }

    @Test
    @DisplayName("notice on PostgreSQL that a row to be changed is not there, and leave nothing behind")
    void missingRow() throws Exception {
        try (HikariDataSource dataSource = Facts.fresh(EmbeddedDatabase.POSTGRESQL, "a", "b")) {
            assertThatThrownBy(() -> ConnectionSource.own(dataSource).inTransaction("trip", connection -> {
                        SqlTrip trip = new SqlTrip(connection, Dialect.POSTGRESQL);
                        update(trip, "a", 1);
                        update(trip, "nobody", 1);
                        update(trip, "b", 1);
                        trip.run();
                        return true;
                    }))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.retryable()).isFalse())
                    .hasMessageContaining("got 0");
            assertThat(Facts.committed(dataSource, "SELECT SUM(n) FROM fact")).isZero();
        }
    }

    @Test
    @DisplayName("see each what was committed before it, also where an earlier one waited for a lock")
    void snapshots() throws Exception {
        try (HikariDataSource dataSource = Facts.fresh(EmbeddedDatabase.POSTGRESQL, "a", "b")) {
            List<String> seen = new ArrayList<>();
            HostTransaction holder = HostTransaction.begin(dataSource);
            Facts.increment(holder.connection(), "a");
            Facts.increment(holder.connection(), "b");
            Thread waiting = new Thread(() -> ConnectionSource.own(dataSource).inTransaction("trip", connection -> {
                SqlTrip trip = new SqlTrip(connection, Dialect.POSTGRESQL);
                trip.query(
                        "SELECT n FROM fact WHERE id = ? FOR UPDATE",
                        parameters -> parameters.setString(1, "a"),
                        found -> assertThat(found.next()).isTrue());
                see(trip, 0, seen);
                trip.run();
                return true;
            }));
            waiting.start();
            while (Facts.committed(dataSource, "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                    == 0) {
                Thread.onSpinWait();
            }
            holder.commit();
            holder.close();
            waiting.join();

            assertThat(seen).containsExactly("a=1", "b=1");
        }
    }

    private static void see(SqlTrip trip, int from, List<String> seen) {
        trip.query(SELECT, parameters -> parameters.setInt(1, from), found -> {
            while (found.next()) {
                seen.add(found.getString(1) + "=" + found.getInt(2));
            }
        });
    }

    private static void update(SqlTrip trip, String id, int n) {
        trip.change(UPDATE, List.of(id), (parameters, each) -> {
            parameters.setInt(1, n);
            parameters.setString(2, each);
        });
    }
}
