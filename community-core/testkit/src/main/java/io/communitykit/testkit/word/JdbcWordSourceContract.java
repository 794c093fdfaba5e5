package io.communitykit.testkit.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link WordSource} on a relational database must do, beyond {@link WordSourceContract}: join the host's transaction, and survive
 * a connection that breaks at any point.
 */
public abstract class JdbcWordSourceContract extends WordSourceContract {

    /** For subclasses. */
    protected JdbcWordSourceContract() {}

    /**
     * Gives the database under test, with the source's tables installed.
     *
     * @return a data source of at least 10 connections, always of the same database
     */
    protected abstract DataSource dataSource();

    /**
     * Gives the source under test.
     *
     * @param connections its own transactions, or the host's
     * @return a source that is ready to use
     */
    protected abstract WordSource createSource(ConnectionSource connections);

    /**
     * Makes these lists all that the database holds, in one transaction.
     *
     * @param connections its own transactions, or the host's
     * @param lists the lists
     */
    protected abstract void publish(ConnectionSource connections, List<WordList> lists);

    @Override
    protected final WordSource createSource() {
        return createSource(ConnectionSource.own(dataSource()));
    }

    @Override
    protected final void publish(List<WordList> lists) {
        try (HostTransaction host = HostTransaction.begin(dataSource(), Isolation.READ_COMMITTED)) {
            publish(ConnectionSource.joining(host), lists);
            host.commit();
        }
    }

    private WordEdition current() {
        return createSource().load(Optional.empty()).orElseThrow();
    }

    @TestFactory
    @DisplayName("what the host writes is seen within its transaction, and by others once it commits")
    Stream<DynamicTest> host() {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest("at " + isolation, () -> {
                    publish(SampleLists.edition(1));
                    WordEdition before = current();
                    try (HostTransaction host = HostTransaction.begin(dataSource(), isolation)) {
                        ConnectionSource joining = ConnectionSource.joining(host);
                        publish(joining, SampleLists.edition(2));
                        WordEdition within =
                                createSource(joining).load(Optional.empty()).orElseThrow();
                        assertThat(within.lists()).containsExactlyInAnyOrderElementsOf(SampleLists.edition(2));
                        assertThat(createSource().load(Optional.of(before.version())))
                                .isEmpty();
                        host.commit();
                    }
                    assertThat(current().lists()).containsExactlyInAnyOrderElementsOf(SampleLists.edition(2));
                }));
    }

    @Test
    @DisplayName("what the host rolls back never was, and its version is not given to other content")
    void rolled_back() {
        publish(SampleLists.edition(1));
        WordEdition before = current();
        PolicyVersion never;
        try (HostTransaction host = HostTransaction.begin(dataSource(), Isolation.READ_COMMITTED)) {
            ConnectionSource joining = ConnectionSource.joining(host);
            publish(joining, SampleLists.edition(2));
            never = createSource(joining).load(Optional.empty()).orElseThrow().version();
        }

        assertThat(current()).isEqualTo(before);
        publish(SampleLists.edition(3));
        assertThat(current().version()).isNotEqualTo(never);
    }

    @Test
    @DisplayName(
            "a load that breaks at any statement is a StorageException, or is tried again without the caller noticing")
    void breaks() {
        publish(SampleLists.edition(1));
        SqlFaults faults = new SqlFaults(dataSource());
        WordSource breaking = createSource(BrokenDatabase.withoutPauses(faults.dataSource()));
        int broken = 0;
        do {
            broken++;
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> breaking.load(Optional.empty()));
            assertThat(failure != null).isEqualTo(faults.fired());
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            assertThat(breaking.load(Optional.empty()).orElseThrow()).isEqualTo(current());
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException, never an SQLException")
    void away() {
        WordSource without = createSource(BrokenDatabase.withoutPauses(BrokenDatabase.away()));

        assertThatThrownBy(() -> without.load(Optional.empty()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.retryable()).isTrue());
    }
}
