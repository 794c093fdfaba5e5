package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.internal.TableSearch;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is in the tables, and what is left there. */
abstract class TableRules extends StoreRules {

    abstract StoreOpening<ProfileStore> opening();

    @Override
    ProfileStore createStore() {
        return opening().open();
    }

    @Test
    @DisplayName("after an erasure no table holds the id, nor anything that was known")
    void no_trace() throws SQLException {
        String unique = UUID.randomUUID().toString();
        MemberId member = new MemberId("member \u4f1a\u5458 " + unique);
        MemberState full = SampleState.full(member);
        Profile profile = full.profile().with(new AttributeName("secret"), AttributeValue.of("known of " + unique));
        save(new MemberState(profile, full.counters(), full.judgedAt(), full.edition(), full.changes(), full.dueAt()));
        TableSearch search = new TableSearch(opening().dataSource());
        List<byte[]> traces =
                List.of(member.value().getBytes(StandardCharsets.UTF_8), unique.getBytes(StandardCharsets.UTF_8));
        for (byte[] trace : traces) {
            assertThat(search.columnsHolding(trace)).as("found before").isNotEmpty();
        }

        store.erase(member);
        count(store, member);

        for (byte[] trace : traces) {
            assertThat(search.columnsHolding(trace)).as("found after").isEmpty();
        }
    }

    @Test
    @DisplayName("of a member never seen who was erased, refused, asked for or thrown at no table holds the id")
    void no_trace_of_strangers() throws SQLException {
        MemberId erased = fresh();
        MemberId thrownAt = fresh();
        MemberId kept = fresh();

        store.erase(erased);
        count(store, erased);
        store.update(kept, before -> new ProfileStore.Saved<>(Optional.empty(), "kept"));
        store.read(kept);
        assertThatThrownBy(() -> store.update(thrownAt, before -> {
                    throw new UnsupportedOperationException("of the decider");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        TableSearch search = new TableSearch(opening().dataSource());
        for (MemberId each : List.of(erased, thrownAt, kept)) {
            assertThat(search.columnsHolding(each.value().getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("another store on the same database, such as one opened after a restart, sees the same")
    void second_store() {
        MemberId member = fresh();
        MemberId erased = fresh();
        count(store, member);
        store.erase(erased);

        ProfileStore other = createStore();

        assertThat(other.read(member)).contains(SampleState.counted(member, 1));
        assertThat(count(other, member)).contains(2L);
        assertThat(count(other, erased)).isEmpty();
        assertThat(count(store, member)).contains(3L);
    }

    @Test
    @DisplayName("a store that is opened with another pseudonym key refuses everything")
    void foreign_key() {
        MemberId member = fresh();
        count(store, member);
        ProfileStore foreign = opening().openForeign();
        List<Runnable> calls = List.of(
                () -> count(foreign, member),
                () -> foreign.read(member),
                () -> foreign.due(Instant.MAX, 1),
                () -> foreign.members(Optional.empty(), 1),
                () -> foreign.erase(member));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN)));
        assertThat(store.read(member)).contains(SampleState.counted(member, 1));
    }
}
