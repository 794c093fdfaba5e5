package io.communitykit.testkit.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.jdbc.Dialect;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases that adapters are tested on. Each server starts once per JVM, when first asked for a database, and stops
 * with the JVM, which therefore must end by itself or by {@code System.exit}. Works as root and as an ordinary user. Safe for many threads.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void works(EmbeddedDatabase database) {
 *     try (HikariDataSource dataSource = database.fresh()) { ... }
 * }
 * }</pre>
 */
public enum EmbeddedDatabase {
    /** H2, in the memory of this JVM. */
    H2 {
        @Override
        Server server() {
            return new HeapH2();
        }
    },
    /** PostgreSQL, a process of its own. Not durable: fsync is off. */
    POSTGRESQL {
        @Override
        Server server() {
            return PostgresServer.running();
        }
    },
    /** MariaDB, a process of its own, for 64-bit Linux. */
    MARIADB {
        @Override
        Server server() {
            return MariaDbServer.running();
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A running server. */
    interface Server {

        /** Creates an empty database; the URL holds the user too. */
        String create(String database) throws Exception;
    }

    abstract Server server();

    /**
     * What the product speaks.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        return Dialect.valueOf(name());
    }

    /**
     * Creates an empty database and a pool of 20 connections to it.
     *
     * @return the pool, to be closed by the test
     */
    public HikariDataSource fresh() {
        return fresh(20);
    }

    /**
     * Creates an empty database and a pool of connections to it.
     *
     * @param connections how many at most
     * @return the pool, to be closed by the test
     */
    public HikariDataSource fresh(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(freshUrl());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /**
     * Creates an empty database.
     *
     * @return its JDBC URL, user included; other processes can use it too, except on H2
     */
    public String freshUrl() {
        try {
            return server().create("test" + COUNT.incrementAndGet());
        } catch (Exception e) {
            throw new IllegalStateException(this + " gave no database", e);
        }
    }
}
