package io.communitykit.testkit.signal;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link SignalStore} on a relational database must do, beyond {@link SignalStoreContract}: join the host's
 * transaction, survive a connection that breaks at any point, and leave no id behind in any table after an erasure.
 */
public abstract class JdbcSignalStoreContract extends SignalStoreContract {

    /** The key under which all data of the contract is stored. */
    private static final PseudonymKey KEY =
            PseudonymKey.of("the contract's own secret".getBytes(StandardCharsets.UTF_8));

    /** For subclasses. */
    protected JdbcSignalStoreContract() {}

    /**
     * Gives the database under test, with the store's tables installed, whose names begin with {@code communitykit}.
     *
     * @return a data source of at least 20 connections, always of the same database
     */
    protected abstract DataSource dataSource();

    /**
     * Gives the store under test.
     *
     * @param connections its own transactions, or the host's
     * @param key the key that pseudonyms are made with
     * @return a store that is ready to use
     */
    protected abstract SignalStore createStore(ConnectionSource connections, PseudonymKey key);

    @Override
    protected final SignalStore createStore() {
        return createStore(ConnectionSource.own(dataSource()), KEY);
    }

    /** What the chapters need of the class around them. */
    private final class Opening implements StoreOpening {
        @Override
        public DataSource dataSource() {
            return JdbcSignalStoreContract.this.dataSource();
        }

        @Override
        public SignalStore open(ConnectionSource connections) {
            return createStore(connections, KEY);
        }

        @Override
        public SignalStore open(ConnectionSource connections, PseudonymKey key) {
            return createStore(connections, key);
        }
    }

    @Nested
    @DisplayName("joins the host's transaction:")
    class HostTransactions extends HostTransactionRules {
        @Override
        StoreOpening opening() {
            return new Opening();
        }
    }

    @Nested
    @DisplayName("survives a connection that breaks:")
    class BrokenConnections extends BrokenConnectionRules {
        @Override
        StoreOpening opening() {
            return new Opening();
        }
    }

    @Nested
    @DisplayName("keeps its tables clean:")
    class Tables extends TableRules {
        @Override
        StoreOpening opening() {
            return new Opening();
        }
    }
}
