package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.StoreOpening;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The store takes part in the host's transaction, at the isolation that the host has chosen. */
abstract class HostTransactionRules extends StoreRules {

    abstract StoreOpening<PointsStore> opening();

    @Override
    PointsStore createStore() {
        return opening().open();
    }

    /** A test that is run at one isolation, on an order and an account that no test has used. */
    private interface IsolationTest {
        void run(Isolation isolation, String order, AccountId account) throws SQLException;
    }

    private Stream<DynamicTest> eachIsolation(IsolationTest test) {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest(
                        "at " + isolation,
                        () -> test.run(isolation, UUID.randomUUID().toString(), fresh())));
    }

    @BeforeEach
    void createHostTable() throws SQLException {
        try (HostTransaction host = HostTransaction.begin(opening().dataSource());
                Statement statement = host.connection().createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS contract_host_order (id VARCHAR(64) PRIMARY KEY)");
            host.commit();
        }
    }

    @TestFactory
    @DisplayName("the order and its points are committed together")
    Stream<DynamicTest> commits_together() {
        return eachIsolation((isolation, order, account) -> {
            try (HostTransaction host = begin(isolation)) {
                insert(host, order);
                assertThat(joined(host).tell(SampleFact.of(account, order, 5)).outcome())
                        .isEqualTo(SampleAnswer.Outcome.POSTED);
                assertThat(probe.state(account).status()).isEqualTo(AccountState.Status.NEW);
                host.commit();
            }
            assertThat(count(order)).isEqualTo(1);
            assertThat(probe.balance(account)).isEqualTo(5);
        });
    }

    @TestFactory
    @DisplayName("the order and its points vanish together")
    Stream<DynamicTest> vanishes_together() {
        return eachIsolation((isolation, order, account) -> {
            probe.tell(SampleFact.of(account, "before", 1).under(DAY, 9));
            try (HostTransaction host = begin(isolation)) {
                insert(host, order);
                joined(host).tell(SampleFact.of(account, order, 5).under(DAY, 9));
                joined(host).store().erase(account.member());
            }
            assertThat(count(order)).isZero();
            assertThat(probe.balance(account)).isEqualTo(1);
            assertThat(probe.state(SampleFact.of(account, "before", 1)
                                    .under(DAY, 9)
                                    .want())
                            .used())
                    .containsEntry(DAY, 1L);
            assertThat(probe.tell(SampleFact.of(account, order, 5)).outcome()).isEqualTo(SampleAnswer.Outcome.POSTED);
        });
    }

    @TestFactory
    @DisplayName("a second call of the transaction sees what the first has posted")
    Stream<DynamicTest> sees_its_own() {
        return eachIsolation((isolation, order, account) -> {
            SampleFact fact = SampleFact.of(account, order, 5).under(DAY, 7);
            try (HostTransaction host = begin(isolation)) {
                StoreProbe joined = joined(host);
                joined.tell(fact);
                assertThat(joined.balance(account)).isEqualTo(5);
                assertThat(joined.tell(fact).outcome()).isEqualTo(SampleAnswer.Outcome.REPLAYED);
                joined.tell(SampleFact.of(account, "more", 5).under(DAY, 7));
                assertThat(joined.postings(account)).hasSize(2);
                host.commit();
            }
            assertThat(probe.balance(account)).isEqualTo(7);
            probe.assertInOrder(account);
        });
    }

    @TestFactory
    @DisplayName("an account that changed after the host has read it: the result is right, or the host is to run again")
    Stream<DynamicTest> stale_account() {
        return eachIsolation((isolation, order, account) -> {
            probe.tell(SampleFact.of(account, "before", 10).under(DAY, 100));
            assertRightOrRetryable(
                    isolation,
                    order,
                    account,
                    () -> probe.tell(SampleFact.of(account, "meanwhile", 80).under(DAY, 100)),
                    100,
                    3);
        });
    }

    @TestFactory
    @DisplayName(
            "an account that was opened after the host looked for it: the result is right, or the host is to run again")
    Stream<DynamicTest> stale_absence() {
        return eachIsolation((isolation, order, account) -> assertRightOrRetryable(
                isolation,
                order,
                account,
                () -> probe.tell(SampleFact.of(account, "meanwhile", 80).under(DAY, 100)),
                100,
                2));
    }

    @TestFactory
    @DisplayName("a fact that another transaction told meanwhile is not posted twice")
    Stream<DynamicTest> stale_key() {
        return eachIsolation((isolation, order, account) -> {
            probe.tell(SampleFact.of(account, "before", 10).under(DAY, 100));
            assertRightOrRetryable(
                    isolation,
                    order,
                    account,
                    () -> probe.tell(SampleFact.of(account, order, 50).under(DAY, 100)),
                    60,
                    2);
        });
    }

    private void assertRightOrRetryable(
            Isolation isolation, String order, AccountId account, Runnable meanwhile, long balance, int postings)
            throws SQLException {
        SampleFact fact = SampleFact.of(account, order, 50).under(DAY, 100);
        boolean committed = false;
        try (HostTransaction host = begin(isolation)) {
            insert(host, order);
            joined(host).state(fact.want());
            meanwhile.run();
            StorageException failure = catchThrowableOfType(
                    StorageException.class, () -> joined(host).tell(fact));
            if (failure == null) {
                host.commit();
                committed = true;
            } else {
                assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
            }
        }
        if (isolation == Isolation.READ_COMMITTED) {
            assertThat(committed).as("at READ COMMITTED nothing is stale").isTrue();
        } else if (!committed) {
            try (HostTransaction again = begin(isolation)) {
                insert(again, order);
                joined(again).tell(fact);
                again.commit();
            }
        }
        assertThat(count(order)).isEqualTo(1);
        assertThat(probe.balance(account)).isEqualTo(balance);
        assertThat(probe.postings(account)).hasSize(postings);
        assertThat(probe.state(fact.want()).used()).containsEntry(DAY, balance);
        probe.assertInOrder(account);
    }

    @TestFactory
    @DisplayName("a host that swallows an error and commits gets an exception, and nothing is half kept")
    Stream<DynamicTest> swallowed_error() {
        return eachIsolation((isolation, order, account) -> {
            AccountId other = fresh();
            try (HostTransaction host = begin(isolation)) {
                insert(host, order);
                StoreProbe joined = joined(host);
                joined.tell(SampleFact.of(other, order, 5));
                assertThatThrownBy(() -> joined.store()
                                .update(List.of(SampleFact.of(account, order, 5).unit(), failing(other))))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(host::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(count(order)).isZero();
            assertThat(probe.state(account)).isEqualTo(AccountState.unseen(Want.balances(account)));
            assertThat(probe.state(other)).isEqualTo(AccountState.unseen(Want.balances(other)));
        });
    }

    @TestFactory
    @DisplayName("after an error the transaction takes no more work")
    Stream<DynamicTest> refuses_after_an_error() {
        return eachIsolation((isolation, order, account) -> {
            try (HostTransaction host = begin(isolation)) {
                StoreProbe joined = joined(host);
                assertThatThrownBy(() -> joined.store().update(List.of(failing(account))))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> joined.tell(SampleFact.of(account, order, 5)))
                        .isInstanceOf(StorageException.class);
                assertThatThrownBy(() -> joined.state(account)).isInstanceOf(StorageException.class);
            }
            assertThat(probe.state(account)).isEqualTo(AccountState.unseen(Want.balances(account)));
        });
    }

    @TestFactory
    @DisplayName("the connection stays the host's: open, with autocommit off, at its isolation")
    Stream<DynamicTest> leaves_the_connection_alone() {
        return eachIsolation((isolation, order, account) -> {
            try (HostTransaction host = begin(isolation)) {
                int before = host.connection().getTransactionIsolation();
                joined(host).tell(SampleFact.of(account, order, 5));
                assertThat(host.connection().isClosed()).isFalse();
                assertThat(host.connection().getAutoCommit()).isFalse();
                assertThat(host.connection().getTransactionIsolation()).isEqualTo(before);
                host.commit();
            }
        });
    }

    private static Unit<SampleAnswer> failing(AccountId account) {
        return new Unit<>(List.of(SampleFact.of(account, "x", 1).want()), states -> {
            throw new UnsupportedOperationException("of the decider");
        });
    }

    private HostTransaction begin(Isolation isolation) {
        return HostTransaction.begin(opening().dataSource(), isolation);
    }

    private StoreProbe joined(HostTransaction host) {
        return new StoreProbe(opening().open(ConnectionSource.joining(host)));
    }

    private static void insert(HostTransaction host, String order) throws SQLException {
        try (PreparedStatement insert =
                host.connection().prepareStatement("INSERT INTO contract_host_order (id) VALUES (?)")) {
            insert.setString(1, order);
            insert.executeUpdate();
        }
    }

    private long count(String order) throws SQLException {
        try (HostTransaction host = HostTransaction.begin(opening().dataSource());
                PreparedStatement select =
                        host.connection().prepareStatement("SELECT COUNT(*) FROM contract_host_order WHERE id = ?")) {
            select.setString(1, order);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
