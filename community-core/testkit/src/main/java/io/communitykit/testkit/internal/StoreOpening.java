package io.communitykit.testkit.internal;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * How the chapters about databases get their stores.
 *
 * @param <S> the store under test
 */
public final class StoreOpening<S> {

    /** The key under which all data of a contract is stored. */
    public static final PseudonymKey KEY = key("the contract's own secret");

    private final Supplier<DataSource> database;
    private final BiFunction<ConnectionSource, PseudonymKey, S> store;

    /**
     * Takes what a contract asks its subclass for.
     *
     * @param database the database under test
     * @param store makes a store of connections and the key of its pseudonyms
     */
    public StoreOpening(Supplier<DataSource> database, BiFunction<ConnectionSource, PseudonymKey, S> store) {
        this.database = database;
        this.store = store;
    }

    /**
     * The database under test.
     *
     * @return its connections
     */
    public DataSource dataSource() {
        return database.get();
    }

    /**
     * A store with transactions of its own and the {@link #KEY}.
     *
     * @return the store
     */
    public S open() {
        return open(ConnectionSource.own(dataSource()));
    }

    /**
     * A store with the {@link #KEY}.
     *
     * @param connections its own transactions, or the host's
     * @return the store
     */
    public S open(ConnectionSource connections) {
        return store.apply(connections, KEY);
    }

    /**
     * A store with transactions of its own and a key that is not the {@link #KEY}.
     *
     * @return the store
     */
    public S openForeign() {
        return store.apply(ConnectionSource.own(dataSource()), key("somebody else's secret"));
    }

    private static PseudonymKey key(String secret) {
        return PseudonymKey.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
