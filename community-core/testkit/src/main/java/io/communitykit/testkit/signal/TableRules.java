package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.internal.TableSearch;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is in the tables, and what is left there. */
abstract class TableRules extends StoreRules {

    abstract StoreOpening<SignalStore> opening();

    @Override
    SignalStore createStore() {
        return opening().open();
    }

    private List<String> columnsHolding(String text) throws SQLException {
        return new TableSearch(opening().dataSource()).columnsHolding(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("after an erasure no table holds the id")
    void no_trace() throws SQLException {
        String unique = UUID.randomUUID().toString();
        SignalSubject author = new SignalSubject.OfAuthor(new MemberId("author \u4f1a\u5458 " + unique));
        count(store, author, "a");
        assertThat(columnsHolding(unique)).as("found before").isNotEmpty();

        store.erase(author);
        count(store, author, "a");
        count(store, author, "b");

        assertThat(columnsHolding(unique)).as("found after").isEmpty();
        assertThat(columnsHolding(author.id())).isEmpty();
    }

    @Test
    @DisplayName("no table ever holds the id of a fact, in which a host may have written that of a member")
    void no_fact_ids() throws SQLException {
        // Short enough to be whole in a column of 16 bytes.
        String unique = UUID.randomUUID().toString().substring(0, 13);

        count(store, fresh(), unique);

        assertThat(columnsHolding(unique)).isEmpty();
    }

    @Test
    @DisplayName("of a subject never seen that was erased, refused, asked for or thrown at no table holds the id")
    void no_trace_of_strangers() throws SQLException {
        SignalSubject erased = freshAuthor();
        SignalSubject thrownAt = freshAuthor();
        SignalSubject kept = freshAuthor();

        store.erase(erased);
        count(store, erased, "a");
        store.update(kept, key("a"), seen -> new Saved<>(Optional.empty(), "kept"));
        store.read(List.of(kept));
        assertThatThrownBy(() -> store.update(thrownAt, key("a"), seen -> {
                    throw new UnsupportedOperationException("of the decider");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        for (SignalSubject each : List.of(erased, thrownAt, kept)) {
            assertThat(columnsHolding(each.id())).isEmpty();
        }
    }

    @Test
    @DisplayName("another store on the same database, such as one opened after a restart, sees the same")
    void second_store() {
        SignalSubject subject = fresh();
        SignalSubject erased = freshAuthor();
        count(store, subject, "a");
        store.erase(erased);

        SignalStore other = createStore();

        assertThat(read(other, subject)).contains(likes(1));
        assertThat(name(count(other, subject, "a"))).isEqualTo("Replayed");
        assertThat(name(count(other, subject, "b"))).isEqualTo("Counted");
        assertThat(count(other, erased, "a")).isEmpty();
        assertThat(name(count(store, subject, "b"))).isEqualTo("Replayed");
    }

    @Test
    @DisplayName("a store that is opened with another pseudonym key refuses everything")
    void foreign_key() {
        SignalSubject subject = freshAuthor();
        count(store, subject, "a");
        SignalStore foreign = opening().openForeign();
        List<Runnable> calls = List.of(
                () -> count(foreign, subject, "a"),
                () -> foreign.read(List.of(subject)),
                () -> foreign.purge(MARCH, 1),
                () -> foreign.erase(subject));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN)));
        assertThat(read(store, subject)).contains(likes(1));
    }
}
