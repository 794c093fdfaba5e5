package io.communitykit.testkit.signal;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.testkit.internal.StoreOpening;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link SignalStore} on a relational database must do, beyond {@link SignalStoreContract}: join the host's
 * transaction, survive a connection that breaks at any point, and leave no id behind in any table after an erasure.
 */
public abstract class JdbcSignalStoreContract extends SignalStoreContract {

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
        return stores().open();
    }

    /** What the chapters need of the class around them. */
    private StoreOpening<SignalStore> stores() {
        return new StoreOpening<>(this::dataSource, this::createStore);
    }

    @Nested
    @DisplayName("joins the host's transaction:")
    class HostTransactions extends HostTransactionRules {
        @Override
        StoreOpening<SignalStore> opening() {
            return stores();
        }
    }

    @Nested
    @DisplayName("survives a connection that breaks:")
    class BrokenConnections extends BrokenConnectionRules {
        @Override
        StoreOpening<SignalStore> opening() {
            return stores();
        }
    }

    @Nested
    @DisplayName("keeps its tables clean:")
    class Tables extends TableRules {
        @Override
        StoreOpening<SignalStore> opening() {
            return stores();
        }
    }
}
