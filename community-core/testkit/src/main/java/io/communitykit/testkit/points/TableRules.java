package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.internal.TableSearch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is left in tables and on connections. */
abstract class TableRules extends StoreRules {

    abstract StoreOpening<PointsStore> opening();

    @Override
    PointsStore createStore() {
        return opening().open();
    }

    @Test
    @DisplayName("after an erasure no table holds the id, nor any key, subject, reason or digest of the member's facts")
    void no_trace() throws SQLException {
        String unique = UUID.randomUUID().toString();
        AccountId account = new AccountId(program, new MemberId("member \u4f1a\u5458 " + unique));
        Posting posting = tellFully(account, unique);
        TableSearch search = new TableSearch(opening().dataSource());
        List<byte[]> traces = List.of(
                account.member().value().getBytes(StandardCharsets.UTF_8),
                unique.getBytes(StandardCharsets.UTF_8),
                posting.content().toBytes());
        for (byte[] trace : traces) {
            assertThat(search.columnsHolding(trace)).as("found before").isNotEmpty();
        }

        probe.store().erase(account.member());

        for (byte[] trace : traces) {
            assertThat(search.columnsHolding(trace)).as("found after").isEmpty();
        }
    }

    @Test
    @DisplayName("another store on the same database, such as one opened after a restart, sees the same")
    void second_store() {
        AccountId account = fresh();
        SampleFact fact = SampleFact.of(account, "1", 5).under(DAY, 10);
        probe.tell(fact);
        StoreProbe.Everything before = probe.everything(program, fact.want());

        StoreProbe other = new StoreProbe(createStore());

        assertThat(other.everything(program, fact.want())).isEqualTo(before);
        assertThat(other.tell(fact).outcome()).isEqualTo(SampleAnswer.Outcome.REPLAYED);
        assertThat(other.tell(SampleFact.of(account, "2", 1)).outcome()).isEqualTo(SampleAnswer.Outcome.POSTED);
        assertThat(probe.tell(SampleFact.of(account, "2", 1)).outcome()).isEqualTo(SampleAnswer.Outcome.REPLAYED);
        probe.assertInOrder(account);
    }

    private Posting tellFully(AccountId account, String unique) {
        Posting plain = SampleFact.of(account, "1", 5)
                .changes(AccountState.unseen(Want.balances(account)))
                .last();
        IdempotencyKey key = new IdempotencyKey(new EventSource("source " + unique), new EventId("id " + unique));
        Posting full = new Posting(
                1,
                new PostingKey(key, Leg.MAIN),
                ContentDigest.builder().field(ContentField.SUBJECT, unique).build(),
                plain.kind(),
                plain.type(),
                Optional.of(new Subject("subject " + unique)),
                Optional.of(new Reason("reason " + unique)),
                Optional.empty(),
                plain.occurredAt(),
                plain.recordedAt(),
                plain.policy(),
                plain.entries(),
                SampleTiers.changes(SampleTiers.LADDER));
        Changes changes =
                SampleFact.of(account, "1", 5).under(DAY, 9).changes(AccountState.unseen(Want.balances(account)));
        Lot lot = SampleLots.until(0, 5, 1);
        Hold hold = new Hold(
                key,
                SampleFact.POINTS,
                1,
                Optional.of(new Subject("held for " + unique)),
                Optional.of(SampleLots.day(1)),
                List.of(SampleLots.share(lot, 1)));
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(account)),
                states -> new Decision.Commit<>(
                        List.of(new Changes(
                                account,
                                List.of(full),
                                changes.pots(),
                                changes.used(),
                                List.of(lot),
                                List.of(hold),
                                Set.of(),
                                Map.of(SampleTiers.LADDER, locked(key, unique)))),
                        "told"));
        probe.store().update(List.of(unit));
        return full;
    }

    private static TierState locked(IdempotencyKey key, String unique) {
        Reason reason = new Reason("locked for " + unique);
        return SampleTiers.locked(
                List.of(new TierLock(key, SampleTiers.GOLD, TierLock.Hold.EXACTLY, reason, Optional.empty())));
    }

    @Test
    @DisplayName("a posting commits to what it was before the erasure, so that a seal still verifies")
    void commitments() {
        AccountId account = fresh();
        tellFully(account, UUID.randomUUID().toString());
        probe.tell(SampleFact.of(account, "2", 5));
        List<String> before = commitments(new PostingQuery.Whose.Member(account));
        Pseudonym pseudonym = probe.heads(program, 1).get(0).pseudonym();

        probe.store().erase(account.member());

        assertThat(commitments(new PostingQuery.Whose.Nobody(pseudonym)))
                .isEqualTo(before)
                .doesNotHaveDuplicates();
    }

    private List<String> commitments(PostingQuery.Whose whose) {
        return probe.postings(whose, 10).stream()
                .map(posting -> posting.commitment(StoreOpening.KEY))
                .toList();
    }

    @Test
    @DisplayName("a store that is opened with another pseudonym key refuses everything")
    void foreign_key() {
        AccountId account = fresh();
        probe.tell(SampleFact.of(account, "1", 5));
        PointsStore store = opening().openForeign();
        List<Runnable> calls = List.of(
                () -> store.update(List.of(SampleFact.of(account, "2", 5).unit())),
                () -> store.read(List.of(Want.balances(account))),
                () -> store.postings(new PostingQuery(new PostingQuery.Whose.Member(account), 0, 1)),
                () -> store.accounts(new AccountQuery(program, Optional.empty(), 1)),
                () -> store.erase(account.member()));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOfSatisfying(StorageException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN);
                    assertThat(e.retryable()).isFalse();
                }));
        assertThat(probe.balance(account)).isEqualTo(5);
    }

    @TestFactory
    @DisplayName("a connection goes back as it came, after success and after failure:")
    Stream<DynamicTest> connection_restored() {
        return Stream.of(Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_SERIALIZABLE)
                .flatMap(isolation -> Stream.of(true, false)
                        .map(autoCommit -> DynamicTest.dynamicTest(
                                "isolation " + isolation + ", autocommit " + autoCommit,
                                () -> assertRestored(isolation, autoCommit))));
    }

    private void assertRestored(int isolation, boolean autoCommit) throws SQLException {
        try (Connection connection = opening().dataSource().getConnection()) {
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(autoCommit);
            StoreProbe own = new StoreProbe(opening().open(ConnectionSource.own(lending(connection))));
            AccountId account = fresh();

            own.tell(SampleFact.of(account, "1", 5));
            assertAsItCame(connection, isolation, autoCommit);
            own.postings(account);
            assertAsItCame(connection, isolation, autoCommit);
            Unit<String> failing = new Unit<>(List.of(Want.balances(account)), states -> {
                throw new UnsupportedOperationException("of the decider");
            });
            assertThatThrownBy(() -> own.store().update(List.of(failing)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertAsItCame(connection, isolation, autoCommit);
            own.store().erase(account.member());
            assertAsItCame(connection, isolation, autoCommit);
        }
    }

    private static void assertAsItCame(Connection connection, int isolation, boolean autoCommit) throws SQLException {
        assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
        assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
        assertThat(connection.isReadOnly()).isFalse();
        if (!autoCommit) {
            connection.rollback();
        }
    }

    /** Gives the same connection each time; closing it does nothing. */
    private static DataSource lending(Connection connection) {
        ClassLoader loader = TableRules.class.getClassLoader();
        Object lent = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, args) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, args);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
        return (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, args) -> lent);
    }
}
