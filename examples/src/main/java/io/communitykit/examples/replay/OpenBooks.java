package io.communitykit.examples.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where books of referrals are kept, and how to let go of it.
 *
 * @param name what to call it in results: {@code memory} or {@code jdbc}
 * @param store the store
 * @param closing ends connections
 */
public record OpenBooks(String name, BookStore store, Runnable closing) implements AutoCloseable {

    private static final String TABLE = "communitykit_referral_book";

    /** Books on the heap. */
    public static OpenBooks memory(PseudonymKey key) {
        return new OpenBooks("memory", new InMemoryBookStore(key), () -> {});
    }

    /**
     * Books in a database, whose tables are created where they are missing.
     *
     * @throws CommandFailure if the database cannot be reached
     */
    static OpenBooks jdbc(String url, @Nullable String user, @Nullable String password, PseudonymKey key) {
        return open(
                OpenStore.connect(url, user, password),
                key,
                pool -> SchemaInstaller.of(pool).install(JdbcBookStore.SCHEMA));
    }

    /**
     * Books in a database that has some already.
     *
     * @throws CommandFailure if the database cannot be reached, or has no books
     */
    static OpenBooks existing(String url, @Nullable String user, @Nullable String password, PseudonymKey key) {
        return open(
                OpenStore.connect(ExistingDatabase.only(url), user, password), key, pool -> requireBooks(url, pool));
    }

    private static void requireBooks(String url, HikariDataSource pool) {
        String place = OpenStore.withoutSecrets(url);
        try {
            if (!ExistingDatabase.hasTable(pool, TABLE)) {
                throw new CommandFailure(
                        ExitCode.STORE,
                        "the database " + place
                                + " has no books of referrals. Maybe --jdbc names another one; referral replay --jdbc fills one.",
                        null);
            }
        } catch (SQLException e) {
            throw new CommandFailure(ExitCode.STORE, "cannot read the database " + place + ": " + e.getMessage(), e);
        }
    }

    private static OpenBooks open(HikariDataSource pool, PseudonymKey key, Consumer<HikariDataSource> tables) {
        try {
            tables.accept(pool);
            BookStore store =
                    JdbcBookStore.builder(ConnectionSource.own(pool), key).build();
            return new OpenBooks("jdbc", store, pool::close);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
