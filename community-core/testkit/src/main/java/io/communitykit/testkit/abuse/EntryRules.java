package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of what was recorded. */
abstract class EntryRules extends StoreRules {

    private final MemberId alice = fresh();
    private final MemberId bob = fresh();
    private final MemberId carol = fresh();

    @Test
    @DisplayName("pages of any length make the same list, erasures in their places")
    void pages() {
        long before = last(store);
        store.append(own(alice));
        store.erase(carol);
        store.append(shared(alice, bob));
        List<AbuseEntry> whole = behind(store, before);

        assertThat(whole).hasSize(9);
        assertThat(whole.get(4)).isInstanceOf(AbuseEntry.Forgotten.class);
        for (int limit : new int[] {1, 2, 4, 9, 10}) {
            assertThat(read(store, Optional.empty(), before, limit)).isEqualTo(whole);
        }
        assertThat(store.entries(AbuseQuery.after(whole.get(8).number()))).isEmpty();
        assertThat(store.entries(AbuseQuery.after(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    @DisplayName("a page never skips over what an erasure has left, however much that is")
    void gaps() {
        long before = last(store);
        store.append(own(bob));
        for (int i = 0; i < 5; i++) {
            store.append(own(alice));
        }
        store.append(own(carol));
        store.erase(alice);

        for (int limit : new int[] {1, 2, 3, 100}) {
            assertThat(facts(read(store, Optional.empty(), before, limit)))
                    .hasSize(8)
                    .isEqualTo(facts(behind(store, before)));
        }
    }

    @Test
    @DisplayName("a member's pages hold every fact that names the member, once, and no other")
    void of_member() {
        List<AbuseFact> told = new ArrayList<>(own(alice));
        told.addAll(shared(alice, bob));
        told.addAll(shared(carol, alice));
        told.add(brought(alice, alice));
        store.append(told);
        store.append(all(own(bob), shared(bob, carol)));

        assertThat(facts(of(store, alice))).isEqualTo(bare(told));
        for (int limit : new int[] {1, 3, 13, 14}) {
            assertThat(read(store, Optional.of(alice), 0, limit)).isEqualTo(of(store, alice));
        }
        assertThat(of(store, alice)).hasSize(13);
        assertThat(of(store, fresh())).isEmpty();
    }

    @Test
    @DisplayName("a fact is shown under the same key every time, and that never is another's")
    void keys() {
        store.append(all(own(alice), shared(alice, bob)));

        List<AbuseEntry> entries = of(store, alice);

        assertThat(entries).isEqualTo(of(store, alice));
        assertThat(entries.stream()
                        .map(entry -> ((AbuseEntry.Recorded) entry).fact().key())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a page of nothing or of too much, or behind a negative number, is refused")
    void limits() {
        for (int limit : new int[] {0, -1, AbuseQuery.MAX_LIMIT + 1}) {
            assertThatThrownBy(() -> new AbuseQuery(Optional.empty(), 0, limit))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> AbuseQuery.after(-1)).isInstanceOf(InvalidValueException.class);
    }
}
