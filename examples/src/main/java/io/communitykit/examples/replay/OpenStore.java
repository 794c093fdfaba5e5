package io.communitykit.examples.replay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store, and how to let go of it.
 *
 * @param name what to call it in results: {@code memory} or {@code jdbc}
 * @param place what to call it in messages: the database's address without its parameters, which may be secret
 * @param store the store
 * @param key its pseudonym key
 * @param closing ends connections
 */
public record OpenStore(String name, String place, PointsStore store, PseudonymKey key, Runnable closing)
        implements AutoCloseable {

    private static final long CONNECT_MILLIS = TimeUnit.SECONDS.toMillis(15);

    /** A store on the heap. */
    public static OpenStore memory(PseudonymKey key) {
        return new OpenStore("memory", "memory", new InMemoryPointsStore(key), key, () -> {});
    }

    /**
     * A store in a database, whose tables are created where they are missing.
     *
     * @throws CommandFailure if the database cannot be reached
     */
    public static OpenStore jdbc(String url, @Nullable String user, @Nullable String password, PseudonymKey key) {
        return open(
                url,
                connect(url, user, password),
                key,
                pool -> SchemaInstaller.of(pool).install(JdbcPointsStore.SCHEMA));
    }

    /**
     * A store in a database that has one already. Creates neither tables nor, with H2, the database.
     *
     * @throws CommandFailure if the database cannot be reached, or has no tables of points
     */
    public static OpenStore existing(String url, @Nullable String user, @Nullable String password, PseudonymKey key) {
        return open(url, connect(ExistingDatabase.only(url), user, password), key, pool -> requireTables(url, pool));
    }

    private static void requireTables(String url, HikariDataSource pool) {
        try {
            if (!ExistingDatabase.hasTables(pool)) {
                throw new CommandFailure(
                        ExitCode.STORE,
                        "the database " + withoutSecrets(url)
                                + " has no points ledger. Maybe --jdbc names another one; replay --jdbc fills one.",
                        null);
            }
        } catch (SQLException e) {
            throw new CommandFailure(
                    ExitCode.STORE, "cannot read the database " + withoutSecrets(url) + ": " + e.getMessage(), e);
        }
    }

    private static OpenStore open(
            String url, HikariDataSource pool, PseudonymKey key, Consumer<HikariDataSource> tables) {
        try {
            tables.accept(pool);
            PointsStore store =
                    JdbcPointsStore.builder(ConnectionSource.own(pool), key).build();
            return new OpenStore("jdbc", withoutSecrets(url), store, key, pool::close);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public void close() {
        closing.run();
    }

    static HikariDataSource connect(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("communitykit");
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(CONNECT_MILLIS);
        try {
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new CommandFailure(
                    ExitCode.STORE, "cannot open the database " + withoutSecrets(url) + ": " + reason(e), e);
        }
    }

    /** Parameters of a URL may hold a password. */
    static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    private static String reason(RuntimeException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
