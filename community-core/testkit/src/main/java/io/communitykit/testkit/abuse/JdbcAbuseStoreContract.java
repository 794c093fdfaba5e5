package io.communitykit.testkit.abuse;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.testkit.internal.StoreOpening;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link AbuseStore} on a relational database must do, beyond {@link AbuseStoreContract}: join the host's
 * transaction, survive a connection that breaks at any point, and leave no id behind in any table after an erasure.
 */
public abstract class JdbcAbuseStoreContract extends AbuseStoreContract {

    /** For subclasses. */
    protected JdbcAbuseStoreContract() {}

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
    protected abstract AbuseStore createStore(ConnectionSource connections, PseudonymKey key);

    @Override
    protected final AbuseStore createStore() {
        return stores().open();
    }

    /** What the chapters need of the class around them. */
    private StoreOpening<AbuseStore> stores() {
        return new StoreOpening<>(this::dataSource, this::createStore);
    }

    @Nested
    @DisplayName("joins the host's transaction:")
    class HostTransactions extends HostTransactionRules {
        @Override
        StoreOpening<AbuseStore> opening() {
            return stores();
        }
    }

    @Nested
    @DisplayName("survives a connection that breaks:")
    class BrokenConnections extends BrokenConnectionRules {
        @Override
        StoreOpening<AbuseStore> opening() {
            return stores();
        }
    }

    @Nested
    @DisplayName("keeps its tables clean:")
    class Tables extends TableRules {
        @Override
        StoreOpening<AbuseStore> opening() {
            return stores();
        }
    }
}
