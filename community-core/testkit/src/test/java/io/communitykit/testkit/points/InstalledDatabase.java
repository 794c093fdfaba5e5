package io.communitykit.testkit.points;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.core.segment.jdbc.JdbcProfileStore;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.recommend.signal.jdbc.JdbcSignalStore;
import io.communitykit.referral.code.jdbc.JdbcCodeStore;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.risk.abuse.jdbc.JdbcAbuseStore;
import io.communitykit.risk.word.jdbc.JdbcWordSource;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Databases with the tables installed: one a product for all the tests of this JVM, or one for a single test. */
public final class InstalledDatabase {

    private static final Map<Shared, HikariDataSource> INSTALLED = new HashMap<>();

    private static final Set<EmbeddedDatabase> FAILED = EnumSet.noneOf(EmbeddedDatabase.class);

    private InstalledDatabase() {}

    private record Shared(EmbeddedDatabase database, String tests) {}

    /** The one of all tests of stores, which write their tables with one pseudonym key. */
    public static HikariDataSource of(EmbeddedDatabase database) {
        return of(database, "stores");
    }

    /** The one of some tests that write with a pseudonym key of their own. A server that did not start is not started for each of them again. */
    public static synchronized HikariDataSource of(EmbeddedDatabase database, String tests) {
        if (FAILED.contains(database)) {
            throw new IllegalStateException("did not start before: " + database);
        }
        FAILED.add(database);
        HikariDataSource found = INSTALLED.computeIfAbsent(new Shared(database, tests), absent -> install(database));
        FAILED.remove(database);
        return found;
    }

    /** An empty one that nobody else uses; its last connections end with the JVM. */
    public static HikariDataSource fresh(EmbeddedDatabase database) {
        return install(database);
    }

    private static HikariDataSource install(EmbeddedDatabase database) {
        HikariDataSource dataSource = database.fresh();
        SchemaInstaller.of(dataSource).install(JdbcPointsStore.SCHEMA);
        SchemaInstaller.of(dataSource).install(JdbcProfileStore.SCHEMA);
        SchemaInstaller.of(dataSource).install(JdbcSignalStore.SCHEMA);
        SchemaInstaller.of(dataSource).install(JdbcBookStore.SCHEMA);
        SchemaInstaller.of(dataSource).install(JdbcWordSource.SCHEMA);
        SchemaInstaller.of(dataSource).install(JdbcCodeStore.SCHEMA);
        SchemaInstaller.of(dataSource).install(JdbcAbuseStore.SCHEMA);
        return dataSource;
    }
}
