package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection that breaks leaves a subject and its facts as before or as after. */
abstract class BrokenConnectionRules extends StoreRules {

    private SqlFaults faults;
    private SignalStore breaking;

    abstract StoreOpening<SignalStore> opening();

    @Override
    SignalStore createStore() {
        return opening().open();
    }

    @BeforeEach
    void openBreakingStore() {
        faults = new SqlFaults(opening().dataSource());
        breaking = opening().open(BrokenDatabase.withoutPauses(faults.dataSource()));
        // The store has looked at the key; what it does from now on it does every time.
        count(breaking, fresh(), "a");
    }

    @Test
    @DisplayName("whichever statement of a change breaks, nothing is counted nor remembered, and telling again counts")
    void each_statement() {
        for (int known : List.of(0, 1)) {
            int broken = 0;
            do {
                broken++;
                faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            } while (breaks(known, "Counted"));
            assertThat(broken)
                    .as("statements that were broken, one after another")
                    .isGreaterThan(2);
        }
    }

    @Test
    @DisplayName("where the commit does not reach the database nothing is counted, and telling again counts")
    void before_commit() {
        for (int known : List.of(0, 1)) {
            faults.breakAt(SqlFaults.Point.BEFORE_COMMIT, 1, BrokenDatabase.PERMANENT);
            assertThat(breaks(known, "Counted")).isTrue();
        }
    }

    @Test
    @DisplayName("where only the reply to the commit is lost the fact is counted, and telling again is a repeat")
    void after_commit() {
        for (int known : List.of(0, 1)) {
            faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.PERMANENT);
            assertThat(breaks(known, "Replayed")).isTrue();
        }
    }

    /** Whether counting broke; then telling the fact again has the result expected. */
    private boolean breaks(int known, String again) {
        SignalSubject subject = fresh();
        for (int i = 0; i < known; i++) {
            count(store, subject, "like " + i);
        }
        boolean fired = false;
        try {
            assertThat(name(count(breaking, subject, "new"))).isEqualTo("Counted");
        } catch (StorageException e) {
            fired = true;
            assertThat(e.retryable()).isFalse();
            assertThat(facts(subject)).isEqualTo(again.equals("Counted") ? known : known + 1);
            assertThat(name(count(store, subject, "new"))).isEqualTo(again);
        }
        assertThat(read(store, subject)).contains(likes(known + 1));
        assertThat(fired).as("the call fails exactly if the connection broke").isEqualTo(faults.fired());
        return fired;
    }

    @Test
    @DisplayName("a lost connection is tried again without the caller noticing, whichever statement it breaks at")
    void retried() {
        int broken = 0;
        do {
            broken++;
            SignalSubject subject = fresh();
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            assertThat(name(count(breaking, subject, "a"))).isEqualTo("Counted");
            assertThat(read(store, subject)).contains(likes(1));
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("an erasure that breaks at any statement has done nothing, and is finished by erasing again")
    void erasure() {
        int broken = 0;
        do {
            broken++;
            SignalSubject subject = freshAuthor();
            count(store, subject, "a");
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(breaking.erase(subject)).isTrue();
            } catch (StorageException e) {
                assertThat(name(count(store, subject, "a"))).isEqualTo("Replayed");
                assertThat(store.erase(subject)).isTrue();
            }
            assertThat(read(store, subject)).isEmpty();
            assertThat(count(store, subject, "a")).isEmpty();
        } while (faults.fired());
        assertThat(broken).isGreaterThan(3);
    }

    @Test
    @DisplayName("a purge that breaks at any statement has forgotten a fact's key and closed its time, or neither")
    void purge() {
        int broken = 0;
        do {
            broken++;
            while (store.purge(MARCH.plusSeconds(1), SignalStore.MAX_PURGE) > 0) {
                // What earlier tests have left.
            }
            SignalSubject subject = fresh();
            count(store, subject, "a");
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(breaking.purge(MARCH.plusSeconds(1), 10)).isEqualTo(1);
                assertThat(name(count(store, subject, "a"))).isEqualTo("TooLate");
            } catch (StorageException e) {
                assertThat(name(count(store, subject, "a"))).isEqualTo("Replayed");
                assertThat(store.purge(MARCH.plusSeconds(1), 10)).isEqualTo(1);
            }
            assertThat(name(count(store, subject, "a"))).isEqualTo("TooLate");
        } while (faults.fired());
        assertThat(broken).isGreaterThan(4);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException of every method, never an SQLException")
    void database_away() {
        SignalStore without = opening().open(ConnectionSource.own(BrokenDatabase.away()));
        SignalSubject subject = freshAuthor();
        List<Runnable> calls = List.of(
                () -> count(without, subject, "a"),
                () -> without.read(List.of(subject)),
                () -> without.purge(MARCH, 1),
                () -> without.erase(subject));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageNotContaining(subject.id()));
    }
}
