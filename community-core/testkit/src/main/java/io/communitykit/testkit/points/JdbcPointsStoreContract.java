package io.communitykit.testkit.points;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.spi.PointsStore;
import java.nio.charset.StandardCharsets;
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

    /** The key under which all data of the contract is stored. */
    private static final PseudonymKey KEY =
            PseudonymKey.of("the contract's own secret".getBytes(StandardCharsets.UTF_8));

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
        return createStore(ConnectionSource.own(dataSource()), KEY);
    }

    /** What the chapters need of the class around them. */
    private final class Opening implements StoreOpening {
        @Override
        public DataSource dataSource() {
            return JdbcPointsStoreContract.this.dataSource();
        }

        @Override
        public PseudonymKey key() {
            return KEY;
        }

        @Override
        public PointsStore open(ConnectionSource connections) {
            return createStore(connections, KEY);
        }

        @Override
        public PointsStore open(ConnectionSource connections, PseudonymKey key) {
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
    @DisplayName("keeps its tables and connections clean:")
    class Tables extends TableRules {
        @Override
        StoreOpening opening() {
            return new Opening();
        }
    }
}
