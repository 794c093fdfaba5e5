package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection that breaks leaves codes and uses as before or as after. */
abstract class BrokenConnectionRules extends StoreRules {

    private SqlFaults faults;
    private CodeStore breaking;

    abstract StoreOpening<CodeStore> opening();

    @Override
    CodeStore createStore() {
        return opening().open();
    }

    @BeforeEach
    void openBreakingStore() {
        faults = new SqlFaults(opening().dataSource());
        breaking = opening().open(BrokenDatabase.withoutPauses(faults.dataSource()));
        // The store has looked at the key; what it does from now on it does every time.
        claim(breaking, freshMember(), freshCode());
    }

    @Test
    @DisplayName("whichever statement of a replacement breaks, the old code is good as before and the new one free")
    void claims() {
        int broken = 0;
        do {
            broken++;
            assertThat(replaces(SqlFaults.Point.STATEMENT, broken, true)).isEqualTo(faults.fired());
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
        assertThat(replaces(SqlFaults.Point.BEFORE_COMMIT, 1, true)).isTrue();
    }

    @Test
    @DisplayName("where only the reply to the commit is lost, the code is replaced")
    void after_commit() {
        assertThat(replaces(SqlFaults.Point.AFTER_COMMIT, 1, false)).isTrue();
    }

    /** Whether the call broke; then nothing has changed, or all has. */
    private boolean replaces(SqlFaults.Point point, int number, boolean nothing) {
        MemberId ann = freshMember();
        MemberCode old = code(ann, freshCode());
        MemberCode young = code(ann, freshCode());
        claim(store, old, Optional.empty());
        faults.breakAt(point, number, BrokenDatabase.PERMANENT);
        try {
            assertThat(claim(breaking, young, Optional.of(old.revoked(MARCH)))).isEqualTo("claimed");
            return false;
        } catch (StorageException e) {
            assertThat(e.retryable()).isFalse();
            assertThat(store.find(old.code().key())).contains(nothing ? old : old.revoked(MARCH));
            assertThat(store.find(young.code().key()).isEmpty()).isEqualTo(nothing);
            assertThat(store.codes(ann)).hasSize(nothing ? 1 : 2);
            return true;
        }
    }

    @Test
    @DisplayName("whichever statement of a use breaks, it is not counted, and telling it again counts")
    void uses() {
        int broken = 0;
        do {
            broken++;
            MemberCode code = code(freshMember(), freshCode());
            claim(store, code, Optional.empty());
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(count(breaking, code.code().key(), "a")).isEqualTo("counted");
            } catch (StorageException e) {
                assertThat(store.find(code.code().key())).contains(code);
                assertThat(count(store, code.code().key(), "a")).isEqualTo("counted");
            }
            assertThat(store.find(code.code().key())).contains(code.used());
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("a use whose commit was not answered is a replay when it is told again")
    void use_after_commit() {
        MemberCode code = code(freshMember(), freshCode());
        claim(store, code, Optional.empty());
        faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.PERMANENT);

        assertThatThrownBy(() -> count(breaking, code.code().key(), "a")).isInstanceOf(StorageException.class);

        assertThat(count(store, code.code().key(), "a")).isEqualTo("replayed");
        assertThat(store.find(code.code().key())).contains(code.used());
    }

    @Test
    @DisplayName("a lost connection is tried again without the caller noticing, whichever statement it breaks at")
    void retried() {
        int broken = 0;
        do {
            broken++;
            MemberCode code = code(freshMember(), freshCode());
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            assertThat(claim(breaking, code, Optional.empty())).isEqualTo("claimed");
            assertThat(store.find(code.code().key())).contains(code);
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("an erasure that breaks at any statement has done nothing, and is finished by erasing again")
    void erasure() {
        int broken = 0;
        do {
            broken++;
            MemberId ann = freshMember();
            MemberCode code = code(ann, freshCode());
            claim(store, code, Optional.empty());
            count(store, code.code().key(), "a");
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(breaking.erase(ann)).isTrue();
            } catch (StorageException e) {
                assertThat(count(store, code.code().key(), "a")).isEqualTo("replayed");
                assertThat(store.codes(ann)).containsExactly(code.used());
                assertThat(store.erase(ann)).isTrue();
            }
            assertThat(store.codes(ann)).isEmpty();
            assertThat(count(store, code.code().key(), "a")).isEqualTo("gone");
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException of every method, never an SQLException")
    void database_away() {
        CodeStore without = opening().open(ConnectionSource.own(BrokenDatabase.away()));
        MemberId ann = freshMember();
        List<Runnable> calls = List.of(
                () -> claim(without, ann, freshCode()),
                () -> without.find(freshCode().key()),
                () -> without.codes(ann),
                () -> count(without, freshCode().key(), "a"),
                () -> without.erase(ann));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageNotContaining(ann.value()));
    }
}
