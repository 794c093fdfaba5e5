package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection that breaks leaves a unit whole or absent, and telling again finishes what was begun. */
abstract class BrokenConnectionRules extends StoreRules {

    private SqlFaults faults;
    private StoreProbe breaking;

    abstract StoreOpening<PointsStore> opening();

    @Override
    PointsStore createStore() {
        return opening().open();
    }

    @BeforeEach
    void openBreakingStore() {
        faults = new SqlFaults(opening().dataSource());
        breaking = new StoreProbe(opening().open(BrokenDatabase.withoutPauses(faults.dataSource())));
    }

    @Test
    @DisplayName("whichever statement of a fact of two accounts breaks, telling it again finishes it exactly")
    void each_statement() {
        int broken = 0;
        do {
            broken++;
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
        } while (finishesExactly());
        assertThat(broken).as("statements that were broken, one after another").isGreaterThan(5);
    }

    @Test
    @DisplayName("where the commit does not reach the database, telling again finishes it exactly")
    void before_commit() {
        faults.breakAt(SqlFaults.Point.BEFORE_COMMIT, 1, BrokenDatabase.PERMANENT);
        assertThat(finishesExactly()).isTrue();
    }

    @Test
    @DisplayName("where only the reply to the commit is lost, telling again changes nothing")
    void after_commit() {
        faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.PERMANENT);
        assertThat(finishesExactly()).isTrue();
    }

    /** Tells a fact of two known and two unseen accounts over the breaking connection, then again over a good one. */
    private boolean finishesExactly() {
        List<AccountId> accounts = List.of(fresh(), fresh(), fresh(), fresh());
        List<SampleFact> before = accounts.subList(0, 2).stream()
                .map(account -> SampleFact.of(account, "before", 30).under(DAY, 50))
                .toList();
        List<SampleFact> fact = accounts.stream()
                .map(account -> SampleFact.of(account, "fact", 30).under(DAY, 50))
                .toList();
        probe.tellAll(before);

        boolean fired = false;
        try {
            breaking.tellAll(fact);
        } catch (StorageException e) {
            fired = true;
            assertThat(e.retryable()).isFalse();
        }
        assertThat(fired).as("the call fails exactly if the connection broke").isEqualTo(faults.fired());
        accounts.forEach(probe::assertInOrder);

        probe.tellAll(fact);

        for (AccountId account : accounts) {
            boolean known = accounts.indexOf(account) < 2;
            AccountState state = probe.state(
                    SampleFact.of(account, "fact", 30).under(DAY, 50).want());
            assertThat(state.sequence()).isEqualTo(known ? 2 : 1);
            assertThat(state.pot(SampleFact.POINTS).balance()).isEqualTo(known ? 50 : 30);
            assertThat(state.used()).containsEntry(DAY, known ? 50L : 30L);
            probe.assertInOrder(account);
        }
        return fired;
    }

    @Test
    @DisplayName("a lost connection is tried again without the caller noticing, whichever statement it breaks at")
    void retried() {
        int broken = 0;
        do {
            broken++;
            AccountId account = fresh();
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            assertThat(breaking.tell(SampleFact.of(account, "1", 5).under(DAY, 9))
                            .outcome())
                    .isEqualTo(SampleAnswer.Outcome.POSTED);
            assertThat(probe.balance(account)).isEqualTo(5);
            probe.assertInOrder(account);
        } while (faults.fired());
        // To read, to make the row, to lock it, to write; where statements do not travel together there are more.
        assertThat(broken).isGreaterThan(4);
    }

    @Test
    @DisplayName("a lost reply to a commit is tried again and answered with what the first try posted")
    void lost_reply_retried() {
        AccountId account = fresh();
        faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.CONNECTION_LOST);

        SampleAnswer answer = breaking.tell(SampleFact.of(account, "1", 5).under(DAY, 9));

        assertThat(faults.fired()).isTrue();
        assertThat(answer.outcome()).isEqualTo(SampleAnswer.Outcome.REPLAYED);
        assertThat(probe.postings(account)).containsExactly(answer.posting().orElseThrow());
        assertThat(probe.balance(account)).isEqualTo(5);
    }

    @Test
    @DisplayName("an erasure that breaks at any statement is finished by erasing again")
    void erasure() {
        int broken = 0;
        do {
            broken++;
            AccountId account = fresh();
            probe.tell(SampleFact.of(account, "1", 5).under(DAY, 9));
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                breaking.store().erase(account.member());
            } catch (StorageException e) {
                assertThat(probe.state(account).status()).isEqualTo(AccountState.Status.OPEN);
                assertThat(probe.postings(account)).hasSize(1);
                probe.store().erase(account.member());
            }
            assertThat(probe.state(account).status()).isEqualTo(AccountState.Status.ERASED);
            assertThat(probe.postings(account)).isEmpty();
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException of every method, never an SQLException")
    void database_away() {
        PointsStore store = opening().open(ConnectionSource.own(BrokenDatabase.away()));
        AccountId account = fresh();
        List<Runnable> calls = List.of(
                () -> store.update(List.of(SampleFact.of(account, "1", 5).unit())),
                () -> store.read(List.of(Want.balances(account))),
                () -> store.postings(new PostingQuery(new PostingQuery.Whose.Member(account), 0, 1)),
                () -> store.accounts(new AccountQuery(program, Optional.empty(), 1)),
                () -> store.erase(account.member()));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageNotContaining(account.member().value()));
    }
}
