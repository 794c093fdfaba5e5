package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection that breaks leaves a member as before or as after. */
abstract class BrokenConnectionRules extends StoreRules {

    private SqlFaults faults;
    private ProfileStore breaking;

    abstract StoreOpening<ProfileStore> opening();

    @Override
    ProfileStore createStore() {
        return opening().open();
    }

    @BeforeEach
    void openBreakingStore() {
        faults = new SqlFaults(opening().dataSource());
        breaking = opening().open(BrokenDatabase.withoutPauses(faults.dataSource()));
        // The store has looked at the key; what it does from now on it does every time.
        count(breaking, fresh());
    }

    @Test
    @DisplayName("whichever statement of a change breaks, a member is as before, and changing again goes on from there")
    void each_statement() {
        for (long known : List.of(0L, 1L)) {
            int broken = 0;
            do {
                broken++;
                faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            } while (breaks(known, known));
            assertThat(broken)
                    .as("statements that were broken, one after another")
                    .isGreaterThan(3);
        }
    }

    @Test
    @DisplayName("where the commit does not reach the database a member is as before")
    void before_commit() {
        for (long known : List.of(0L, 1L)) {
            faults.breakAt(SqlFaults.Point.BEFORE_COMMIT, 1, BrokenDatabase.PERMANENT);
            assertThat(breaks(known, known)).isTrue();
        }
    }

    @Test
    @DisplayName("where only the reply to the commit is lost a member is as after")
    void after_commit() {
        for (long known : List.of(0L, 1L)) {
            faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.PERMANENT);
            assertThat(breaks(known, known + 1)).isTrue();
        }
    }

    /** Whether counting broke; then the member has the number expected, and counting on goes from there. */
    private boolean breaks(long known, long expected) {
        MemberId member = fresh();
        for (long i = 0; i < known; i++) {
            count(store, member);
        }
        boolean fired = false;
        try {
            assertThat(count(breaking, member)).contains(known + 1);
        } catch (StorageException e) {
            fired = true;
            assertThat(e.retryable()).isFalse();
            assertThat(SampleState.number(store.read(member))).isEqualTo(expected);
            assertThat(count(store, member)).contains(expected + 1);
        }
        assertThat(fired).as("the call fails exactly if the connection broke").isEqualTo(faults.fired());
        return fired;
    }

    @Test
    @DisplayName("a lost connection is tried again without the caller noticing, whichever statement it breaks at")
    void retried() {
        int broken = 0;
        do {
            broken++;
            MemberId member = fresh();
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            assertThat(count(breaking, member)).contains(1L);
            assertThat(store.read(member)).contains(SampleState.counted(member, 1));
        } while (faults.fired());
        assertThat(broken).isGreaterThan(3);
    }

    @Test
    @DisplayName("an erasure that breaks at any statement has done nothing, and is finished by erasing again")
    void erasure() {
        int broken = 0;
        do {
            broken++;
            MemberId member = fresh();
            count(store, member);
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(breaking.erase(member)).isTrue();
            } catch (StorageException e) {
                assertThat(store.read(member)).contains(SampleState.counted(member, 1));
                assertThat(store.erase(member)).isTrue();
            }
            assertThat(store.read(member)).isEmpty();
            assertThat(count(store, member)).isEmpty();
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException of every method, never an SQLException")
    void database_away() {
        ProfileStore without = opening().open(ConnectionSource.own(BrokenDatabase.away()));
        MemberId member = fresh();
        List<Runnable> calls = List.of(
                () -> count(without, member),
                () -> without.read(member),
                () -> without.due(Instant.MAX, 1),
                () -> without.members(Optional.of(member), 1),
                () -> without.erase(member));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageNotContaining(member.value()));
    }
}
