package io.communitykit.testkit.word;

import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.jdbc.JdbcWordSource;
import io.communitykit.risk.word.spi.WordSource;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Our own source on one of the databases. */
abstract class OwnJdbcWordSourceContract extends JdbcWordSourceContract {

    private final EmbeddedDatabase database;

    OwnJdbcWordSourceContract(EmbeddedDatabase database) {
        this.database = database;
    }

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(database);
    }

    @Override
    protected WordSource createSource(ConnectionSource connections) {
        return JdbcWordSource.builder(connections).build();
    }

    @Override
    protected void publish(ConnectionSource connections, List<WordList> lists) {
        JdbcWordSource source = JdbcWordSource.builder(connections).build();
        for (WordList list : source.load(Optional.empty()).orElseThrow().lists()) {
            source.remove(list.name(), list.version());
        }
        for (WordList list : lists) {
            source.replace(list, Optional.empty());
        }
    }
}
