package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.communitykit.core.StorageException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("The log of transactions")
class OwnTransactionsLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.communitykit.core.jdbc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final WatchedDataSource database = new WatchedDataSource();
    private final ConnectionSource source =
            OwnTransactions.builder(database.dataSource()).sleeper(pause -> {}).build();

    @BeforeEach
    void attach() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    @DisplayName("has one warning per retry, with purpose, attempt and SQLState, and nothing of what was written")
    void retries() {
        AtomicInteger runs = new AtomicInteger();
        source.inTransaction("points update", connection -> {
            WatchedDataSource.tell(connection, "alice");
            if (runs.incrementAndGet() <= 2) {
                throw new SQLException("deadlock on the row of alice", "40001");
            }
            return true;
        });

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "points update: attempt 1 of 10 met a passing failure (SQLState 40001) and is made again",
                        "points update: attempt 2 of 10 met a passing failure (SQLState 40001) and is made again");
        assertThat(log.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    @DisplayName("is silent about success and about failures that are thrown")
    void silent() {
        source.inTransaction("points update", connection -> WatchedDataSource.tell(connection, "alice"));
        assertThatThrownBy(() -> source.inTransaction("points update", connection -> {
                    throw new SQLException("value too long", "22001");
                }))
                .isInstanceOf(StorageException.class);
        assertThat(log.list).isEmpty();
    }

    @Test
    @DisplayName("warns when a connection cannot be put back after a commit")
    void notPutBack() {
        database.failing("close", new SQLException("reset while closing for alice", "08006"));
        source.inTransaction("points update", connection -> WatchedDataSource.tell(connection, "alice"));
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("points update: the connection could not be put back (SQLState 08006)");
    }
}
