package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.internal.TableSearch;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is in the tables, and what is left there. */
abstract class TableRules extends StoreRules {

    abstract StoreOpening<AbuseStore> opening();

    @Override
    AbuseStore createStore() {
        return opening().open();
    }

    private List<String> columnsHolding(String text) throws SQLException {
        return new TableSearch(opening().dataSource()).columnsHolding(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("after an erasure no table holds the id, neither in the member's own facts nor in others'")
    void no_trace() throws SQLException {
        MemberId member = fresh();
        store.append(own(member));
        store.append(shared(member, fresh()));
        store.append(shared(fresh(), member));
        assertThat(columnsHolding(member.value())).as("found before").hasSize(1);

        store.erase(member);
        store.append(own(member));
        store.append(shared(fresh(), member));

        assertThat(columnsHolding(member.value())).isEmpty();
    }

    @Test
    @DisplayName("no table ever holds the id of a fact, in which a host may have written that of a member")
    void no_fact_ids() throws SQLException {
        // Short enough to be whole in a column of 16 bytes.
        String unique = UUID.randomUUID().toString().substring(0, 13);

        append(
                store,
                new Linked(
                        new IdempotencyKey(new EventSource("s" + unique), new EventId("e" + unique)),
                        MAY,
                        fresh(),
                        PHONE,
                        THING,
                        KeyNote.PLAIN));

        assertThat(columnsHolding(unique)).isEmpty();
    }

    @Test
    @DisplayName(
            "of members who were erased unseen, refused, asked for, or whose fact was not taken no table holds the id")
    void no_trace_of_strangers() throws SQLException {
        MemberId erased = fresh();
        MemberId asked = fresh();
        MemberId beside = fresh();
        Linked known = linked(fresh());
        MemberId conflicting = fresh();
        append(store, known);

        store.erase(erased);
        store.append(List.of(linked(fresh()), brought(beside, erased)));
        of(store, asked);
        append(store, new Linked(known.key(), MAY, conflicting, PHONE, THING, KeyNote.PLAIN));

        for (MemberId each : List.of(erased, asked, beside, conflicting)) {
            assertThat(columnsHolding(each.value())).isEmpty();
        }
    }

    @Test
    @DisplayName("another store on the same database, such as one opened after a restart, sees the same")
    void second_store() {
        long before = last(store);
        MemberId alice = fresh();
        MemberId bob = fresh();
        store.append(own(alice));
        store.append(shared(alice, bob));
        store.erase(bob);

        AbuseStore other = createStore();

        assertThat(behind(other, before)).isEqualTo(behind(store, before)).hasSize(9);
        assertThat(of(other, alice)).isEqualTo(of(store, alice)).hasSize(8);
        assertThat(append(other, brought(alice, bob))).isEqualTo(ERASED);
        assertThat(other.erase(bob)).isFalse();
    }

    @Test
    @DisplayName("a store that is opened with another pseudonym key refuses everything")
    void foreign_key() {
        MemberId member = fresh();
        append(store, linked(member));
        AbuseStore foreign = opening().openForeign();
        List<Runnable> calls = List.of(
                () -> append(foreign, linked(member)),
                () -> foreign.entries(AbuseQuery.after(0)),
                () -> foreign.entries(AbuseQuery.of(member, 0)),
                () -> foreign.erase(member));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN)));
        assertThat(of(store, member)).hasSize(1);
    }
}
