package io.communitykit.testkit.points;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.testkit.internal.StoreOpening;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link PointsStore} on a relational database must do, beyond {@link PointsStoreContract}: join the host's
 * transaction, survive a connection that breaks at any point, and leave no id behind in any table after an erasure.
 *
 * <p>Creates one table of a host, {@code contract_host_order}, in the database under test.
 */
public abstract class JdbcPointsStoreContract extends PointsStoreContract {

    /** For subclasses. */
    protected JdbcPointsStoreContract() {}

    /**
     * Gives the database under test, with the store's tables installed.
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
    protected abstract PointsStore createStore(ConnectionSource connections, PseudonymKey key);

    @Override
    protected final PointsStore createStore() {
        return stores().open();
    }

    /** What the chapters need of the class around them. */
    private StoreOpening<PointsStore> stores() {
        return new StoreOpening<>(this::dataSource, this::createStore);
    }

    @Nested
    @DisplayName("joins the host's transaction:")
    class HostTransactions extends HostTransactionRules {
        @Override
        StoreOpening<PointsStore> opening() {
            return stores();
        }
    }

    @Nested
    @DisplayName("survives a connection that breaks:")
    class BrokenConnections extends BrokenConnectionRules {
        @Override
        StoreOpening<PointsStore> opening() {
            return stores();
        }
    }

    @Nested
    @DisplayName("keeps its tables and connections clean:")
    class Tables extends TableRules {
        @Override
        StoreOpening<PointsStore> opening() {
            return stores();
        }
    }
}
