package io.communitykit.core.jdbc;

import java.sql.Connection;

/** How far a transaction is kept apart from others that run at the same time. */
public enum Isolation {
    /**
     * Whatever the connection comes with; neither asked for nor changed. Saves PostgreSQL a round trip per transaction
     * where the data source is known to give READ COMMITTED.
     */
    OF_CONNECTION(Connection.TRANSACTION_NONE),
    /** Each statement sees what was committed before it began. What the adapters are made for. */
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    /** The transaction sees what was committed before its first statement. */
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    /** As if transactions ran one after another. */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    /** The constant of {@link Connection}, or {@link Connection#TRANSACTION_NONE} to leave it alone. */
    int level() {
        return level;
    }
}
