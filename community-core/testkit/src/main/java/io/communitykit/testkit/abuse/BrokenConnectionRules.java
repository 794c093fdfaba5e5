package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection that breaks leaves what was told as before or as after. */
abstract class BrokenConnectionRules extends StoreRules {

    private SqlFaults faults;
    private AbuseStore breaking;

    abstract StoreOpening<AbuseStore> opening();

    @Override
    AbuseStore createStore() {
        return opening().open();
    }

    @BeforeEach
    void openBreakingStore() {
        faults = new SqlFaults(opening().dataSource());
        breaking = opening().open(BrokenDatabase.withoutPauses(faults.dataSource()));
        // The store has looked at the key and the log; what it does from now on it does every time.
        append(breaking, linked(fresh()));
    }

    @Test
    @DisplayName(
            "whichever statement of an append breaks, none of its facts is recorded, and telling again records them")
    void each_statement() {
        int broken = 0;
        do {
            broken++;
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
        } while (breaks("Recorded"));
        assertThat(broken).as("statements that were broken, one after another").isGreaterThan(2);
    }

    @Test
    @DisplayName("where the commit does not reach the database nothing is recorded, and telling again records it")
    void before_commit() {
        faults.breakAt(SqlFaults.Point.BEFORE_COMMIT, 1, BrokenDatabase.PERMANENT);
        assertThat(breaks("Recorded")).isTrue();
    }

    @Test
    @DisplayName("where only the reply to the commit is lost everything is recorded, and telling again is a repeat")
    void after_commit() {
        faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.PERMANENT);
        assertThat(breaks("Replayed")).isTrue();
    }

    /** Whether appending broke; then telling again has the results expected. */
    private boolean breaks(String again) {
        long before = last(store);
        List<AbuseFact> told = all(own(fresh()), shared(fresh(), fresh()));
        boolean fired = false;
        try {
            assertThat(breaking.append(told)).hasOnlyElementsOfType(Appended.Recorded.class);
        } catch (StorageException e) {
            fired = true;
            assertThat(e.retryable()).isFalse();
            assertThat(behind(store, before)).hasSize(again.equals("Recorded") ? 0 : told.size());
            assertThat(store.append(told)).extracting(StoreRules::name).containsOnly(again);
        }
        assertThat(facts(behind(store, before))).isEqualTo(bare(told));
        assertThat(fired).as("the call fails exactly if the connection broke").isEqualTo(faults.fired());
        return fired;
    }

    @Test
    @DisplayName("a lost connection is tried again without the caller noticing, whichever statement it breaks at")
    void retried() {
        int broken = 0;
        do {
            broken++;
            AbuseFact fact = brought(fresh(), fresh());
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            assertThat(name(append(breaking, fact))).isEqualTo("Recorded");
            assertThat(append(store, fact)).isEqualTo(REPLAYED);
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("an erasure that breaks at any statement has done nothing, and is finished by erasing again")
    void erasure() {
        int broken = 0;
        do {
            broken++;
            MemberId member = fresh();
            long before = last(store);
            List<AbuseFact> told = all(own(member), shared(fresh(), member));
            store.append(told);
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(breaking.erase(member)).isTrue();
            } catch (StorageException e) {
                assertThat(facts(behind(store, before))).isEqualTo(bare(told));
                assertThat(store.erase(member)).isTrue();
            }
            assertThat(behind(store, before)).hasSize(5);
            assertThat(append(store, linked(member))).isEqualTo(ERASED);
        } while (faults.fired());
        assertThat(broken).isGreaterThan(3);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException of every method, never an SQLException")
    void database_away() {
        AbuseStore without = opening().open(ConnectionSource.own(BrokenDatabase.away()));
        MemberId member = fresh();
        List<Runnable> calls = List.of(
                () -> append(without, linked(member)),
                () -> without.entries(AbuseQuery.after(0)),
                () -> without.entries(AbuseQuery.of(member, 0)),
                () -> without.erase(member));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageNotContaining(member.value()));
    }
}
