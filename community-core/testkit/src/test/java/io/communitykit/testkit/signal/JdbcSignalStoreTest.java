package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.jdbc.JdbcSignalStore;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our own store promises beyond the contract. */
@DisplayName("The store of signals on a database")
class JdbcSignalStoreTest {

    private static final PseudonymKey KEY =
            PseudonymKey.of("the contract's own secret".getBytes(StandardCharsets.UTF_8));

    private final SignalSubject subject = StoreRules.fresh();

    private static SignalStore store(EmbeddedDatabase database) {
        SignalStore store = JdbcSignalStore.builder(ConnectionSource.own(InstalledDatabase.of(database)), KEY)
                .build();
        // Leaves the key's check value, for which calls within calls would wait.
        StoreRules.count(store, StoreRules.fresh(), "first");
        return store;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("asks a decider again where another changed the subject between reading and locking")
    void decides_again(EmbeddedDatabase database) {
        SignalStore store = store(database);
        for (String id : List.of("on a new row", "on an old row")) {
            List<Long> shown = new ArrayList<>();
            long before =
                    StoreRules.read(store, subject).map(state -> state.facts()).orElse(0L);

            Optional<String> answer = store.update(subject, StoreRules.key(id), seen -> {
                shown.add(seen.state().map(state -> state.facts()).orElse(0L));
                if (shown.size() == 1) {
                    StoreRules.count(store, subject, "meanwhile " + id);
                }
                Entry entry = new Entry(
                        StoreRules.likes(shown.get(shown.size() - 1).intValue() + 1),
                        StoreRules.fact(StoreRules.MARCH, "mine"));
                return new Saved<>(Optional.of(entry), "call " + shown.size());
            });

            assertThat(answer).contains("call 2");
            assertThat(shown).containsExactly(before, before + 1);
            assertThat(StoreRules.read(store, subject)).contains(StoreRules.likes((int) before + 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses a state that it cannot read, rather than begin anew, and can still erase it")
    void unreadable_state(EmbeddedDatabase database) throws SQLException {
        SignalStore store = store(database);
        String whole = StoreRules.likes(1).toText();
        for (String broken : List.of("", "2" + whole.substring(1), whole.substring(0, whole.length() - 1) + "x")) {
            SignalSubject each = StoreRules.fresh();
            StoreRules.count(store, each, "a");
            overwriteState(database, each, broken);

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> store.read(List.of(StoreRules.fresh(), each)),
                    () -> StoreRules.count(store, each, "a"),
                    () -> StoreRules.count(store, each, "b"))) {
                assertUnreadable("a subject's state cannot be read: ", each, call);
            }
            assertThat(store.erase(each)).isTrue();
            assertThat(StoreRules.read(store, each)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses a fact that it cannot read when that is told again, and counts others")
    void unreadable_fact(EmbeddedDatabase database) throws SQLException {
        SignalStore store = store(database);
        StoreRules.count(store, subject, "a");
        overwriteFacts(database, 0, new byte[] {99, 0, 0, 0, 0, 0, 0, 0, 0});
        assertUnreadable("a fact cannot be read: ", subject, () -> StoreRules.count(store, subject, "a"));

        assertThat(StoreRules.name(StoreRules.count(store, subject, "b"))).isEqualTo("Counted");

        overwriteFacts(
                database,
                Long.MAX_VALUE,
                StoreRules.fact(StoreRules.MARCH, "a").digest().toBytes());
        assertUnreadable("a fact cannot be read: ", subject, () -> StoreRules.count(store, subject, "a"));
        assertThat(store.erase(subject)).isTrue();
    }

    private static void assertUnreadable(String message, SignalSubject subject, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(StorageException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNREADABLE);
                    assertThat(e.retryable()).isFalse();
                })
                .hasMessageStartingWith(message)
                .hasMessageNotContaining(subject.id());
    }

    private static void overwriteState(EmbeddedDatabase database, SignalSubject subject, String state)
            throws SQLException {
        boolean text = database == EmbeddedDatabase.POSTGRESQL;
        try (HostTransaction host = HostTransaction.begin(InstalledDatabase.of(database));
                PreparedStatement update = host.connection()
                        .prepareStatement("UPDATE communitykit_signal SET state = ? WHERE subject = ?")) {
            if (text) {
                update.setString(1, state);
                update.setString(2, subject.id());
            } else {
                update.setBytes(1, state.getBytes(StandardCharsets.UTF_8));
                update.setBytes(2, subject.id().getBytes(StandardCharsets.UTF_8));
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
            host.commit();
        }
    }

    /** All facts of the subject. */
    private void overwriteFacts(EmbeddedDatabase database, long micros, byte[] digest) throws SQLException {
        boolean text = database == EmbeddedDatabase.POSTGRESQL;
        try (HostTransaction host = HostTransaction.begin(InstalledDatabase.of(database));
                PreparedStatement update = host.connection()
                        .prepareStatement(
                                "UPDATE communitykit_signal_fact SET at_micros = ?, digest = ? WHERE pseudonym"
                                        + " = (SELECT pseudonym FROM communitykit_signal WHERE subject = ?)")) {
            update.setLong(1, micros);
            update.setBytes(2, digest);
            if (text) {
                update.setString(3, subject.id());
            } else {
                update.setBytes(3, subject.id().getBytes(StandardCharsets.UTF_8));
            }
            assertThat(update.executeUpdate()).isPositive();
            host.commit();
        }
    }
}
