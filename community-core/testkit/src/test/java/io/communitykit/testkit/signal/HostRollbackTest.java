package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.HostTransactions;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.jdbc.JdbcSignalStore;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store that joins one host transaction after the other")
class HostRollbackTest {

    @Test
    @DisplayName("leaves its key's check value again where the transaction that left it was rolled back")
    void rolledBack() {
        DataSource database = InstalledDatabase.fresh(EmbeddedDatabase.H2);
        AtomicReference<HostTransaction> current = new AtomicReference<>();
        SignalStore joined = store(ConnectionSource.joining(new Switching(current)), "ours");
        SignalSubject subject = StoreRules.fresh();

        try (HostTransaction host = HostTransaction.begin(database, Isolation.READ_COMMITTED)) {
            current.set(host);
            StoreRules.count(joined, subject, "a");
            StoreRules.count(joined, subject, "b");
        }
        try (HostTransaction host = HostTransaction.begin(database, Isolation.READ_COMMITTED)) {
            current.set(host);
            assertThat(StoreRules.name(StoreRules.count(joined, subject, "a"))).isEqualTo("Counted");
            host.commit();
        }

        SignalStore foreign = store(ConnectionSource.own(database), "somebody else's");
        assertThatThrownBy(() -> StoreRules.count(foreign, subject, "a"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN));
    }

    private static SignalStore store(ConnectionSource connections, String secret) {
        return JdbcSignalStore.builder(
                        connections, PseudonymKey.of((secret + " secret of the test").getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** The host's transaction of the moment. */
    private record Switching(AtomicReference<HostTransaction> of) implements HostTransactions {

        @Override
        public Connection current() {
            return Objects.requireNonNull(of.get()).current();
        }

        @Override
        public void markRollbackOnly(StorageException cause) {
            Objects.requireNonNull(of.get()).markRollbackOnly(cause);
        }

        @Override
        public boolean markedRollbackOnly() {
            return Objects.requireNonNull(of.get()).markedRollbackOnly();
        }
    }
}
