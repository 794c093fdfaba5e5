package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.OwnTransactions;
import io.communitykit.core.json.Json;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.testkit.internal.LookAlikes;
import io.communitykit.testkit.internal.ManyThreads;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our own store promises beyond the contract. */
@DisplayName("The store of books on a database")
class JdbcBookStoreTest {

    private static final PseudonymKey KEY =
            PseudonymKey.of("the contract's own secret".getBytes(StandardCharsets.UTF_8));

    private final ProgramId program = new ProgramId("program-" + UUID.randomUUID());
    private final BookId book = freshBook();

    private BookId freshBook() {
        return BookId.of(StoreRules.FRIEND, program, StoreRules.fresh());
    }

    private static BookStore store(EmbeddedDatabase database) {
        return JdbcBookStore.builder(ConnectionSource.own(InstalledDatabase.of(database)), KEY)
                .build();
    }

    private static void save(BookStore store, BookChange change) {
        List<Book> opened = store.update(books -> {
            List<Book> found = books.open(List.of(BookWant.change(change.book())));
            books.save(List.of(change));
            return found;
        });
        assertThat(opened).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "takes a header and a body of just MAX_BYTES that has to be escaped all over, and says what it takes of larger ones")
    void largest(EmbeddedDatabase database) {
        BookStore store = store(database);
        int frame = Json.object("t", Json.of("")).toString().length();
        Json.Obj most = Json.object("t", Json.of("'".repeat(JdbcBookStore.MAX_BYTES - frame)));
        Json.Obj more = Json.object("t", Json.of("'".repeat(JdbcBookStore.MAX_BYTES - frame + 1)));
        Json.Obj wide = Json.object("t", Json.of("\u751f".repeat(JdbcBookStore.MAX_BYTES / 3)));
        EntryKey key = EntryKey.of(StoreRules.GRANT, "1");
        save(store, new BookChange(book, most, Optional.empty(), List.of(new Entry(key, StoreRules.NOON, most))));

        for (Json.Obj each : List.of(more, wide)) {
            assertThatThrownBy(() -> save(store, new BookChange(book, each, Optional.empty(), List.of())))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("header of a book must take at most 8000000 bytes of JSON, got 8000");
            assertThatThrownBy(() -> save(store, StoreRules.change(book, 1, new Entry(key, StoreRules.NOON, each))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("body of an entry must take at most 8000000 bytes of JSON, got 8000");
        }

        Book read = store.read(List.of(BookWant.keep(book, key))).get(0);
        assertThat(read.header().equals(Optional.of(most))).isTrue();
        assertThat(read.entry(key).orElseThrow().body().equals(most)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("lists entries and books in the same order as the store on the heap")
    void same_order(EmbeddedDatabase database) {
        List<BookStore> stores = List.of(store(database), new InMemoryBookStore(KEY));
        List<Entry> entries = new ArrayList<>();
        for (String text : LookAlikes.IDS) {
            entries.add(StoreRules.entry(StoreRules.GRANT, text, StoreRules.NOON));
            entries.add(StoreRules.entry(StoreRules.GRANT, text, new MemberId(text)));
        }
        Collections.shuffle(entries, new Random(5));
        List<BookId> books = Stream.generate(this::freshBook).limit(20).toList();
        for (BookStore store : stores) {
            save(store, StoreRules.change(book, 1, entries.toArray(Entry[]::new)));
            books.forEach(each ->
                    save(store, new BookChange(each, StoreRules.number(1), Optional.of(StoreRules.NOON), List.of())));
        }

        EntryQuery page = new EntryQuery(book, StoreRules.GRANT, Optional.empty(), 1_000);
        assertThat(stores.get(0).entries(page))
                .hasSize(entries.size())
                .isEqualTo(stores.get(1).entries(page));
        EntryRange range = new EntryRange(StoreRules.GRANT, StoreRules.NOON, 33);
        List<BookWant> wants = List.of(BookWant.keep(book).with(range));
        assertThat(stores.get(0).read(wants)).isEqualTo(stores.get(1).read(wants));
        DueQuery due = DueQuery.first(StoreRules.FRIEND, program, StoreRules.NOON, 100);
        assertThat(stores.get(0).due(due)).hasSize(20).isEqualTo(stores.get(1).due(due));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("locks books that are opened together in one order, so that nobody has to run again")
    void no_deadlock(EmbeddedDatabase database) throws InterruptedException, ExecutionException {
        BookStore once = JdbcBookStore.builder(
                        OwnTransactions.builder(InstalledDatabase.of(database))
                                .attempts(1)
                                .build(),
                        KEY)
                .build();
        List<BookId> known = Stream.generate(this::freshBook).limit(4).toList();
        known.forEach(each -> save(once, StoreRules.change(each, 0)));

        List<Integer> threads = ManyThreads.run(8, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 20; i++) {
                countInAll(once, shuffled(known, random));
            }
            return thread;
        });

        assertThat(threads).hasSize(8);
        assertThat(once.read(known.stream().map(BookWant::keep).toList()))
                .extracting(StoreRules::number)
                .containsOnly(160L);
    }

    private static List<BookId> shuffled(List<BookId> books, Random random) {
        List<BookId> shuffled = new ArrayList<>(books);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static void countInAll(BookStore store, List<BookId> books) {
        store.update(update -> {
            List<Book> opened = update.open(books.stream().map(BookWant::change).toList());
            update.save(opened.stream()
                    .map(each -> StoreRules.change(each.id(), StoreRules.number(each) + 1))
                    .toList());
            return opened;
        });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("finds more entries than are looked up one by one, of many parties")
    void many_keys(EmbeddedDatabase database) {
        BookStore store = store(database);
        Entry[] entries = IntStream.range(0, 300)
                .mapToObj(i -> StoreRules.entry(StoreRules.GRANT, "e" + i, StoreRules.fresh()))
                .toArray(Entry[]::new);
        save(store, StoreRules.change(book, 1, entries));
        for (int count : List.of(1, 31, 32, 33, 300)) {
            List<Entry> wanted = List.of(entries).subList(0, count);
            EntryKey[] keys = wanted.stream().map(Entry::key).toArray(EntryKey[]::new);
            assertThat(store.read(List.of(BookWant.keep(book, keys)))
                            .get(0)
                            .found()
                            .values())
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses what it cannot read, rather than begin anew")
    void unreadable(EmbeddedDatabase database) throws SQLException {
        BookStore store = store(database);
        for (String broken : List.of("[1]", "{\"a\":1", "{\"a\":1,\"a\":2}", "")) {
            BookId each = freshBook();
            save(store, StoreRules.change(each, 1));
            overwrite(database, each, broken);
            for (Runnable call : List.<Runnable>of(
                    () -> store.read(List.of(BookWant.keep(each))), () -> StoreRules.count(store, each))) {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNREADABLE))
                        .hasMessageNotContaining(each.owner().orElseThrow().value());
            }
            assertThat(store.erase(each.owner().orElseThrow())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("leaves no book of who was erased due in its table, so that no page reads past it for ever")
    void none_due(EmbeddedDatabase database) throws SQLException {
        BookStore store = store(database);
        save(store, new BookChange(book, StoreRules.number(1), Optional.of(StoreRules.NOON), List.of()));
        assertThat(dueRows(database)).isEqualTo(1);
        assertThat(store.erase(book.owner().orElseThrow())).isTrue();
        assertThat(dueRows(database)).isZero();
    }

    /** How many rows of the test's own program are due, whoever they are of. */
    private int dueRows(EmbeddedDatabase database) throws SQLException {
        String sql = "SELECT COUNT(*) FROM communitykit_referral_book WHERE program = ? AND due_micros IS NOT NULL";
        try (HostTransaction host = HostTransaction.begin(InstalledDatabase.of(database));
                PreparedStatement select = host.connection().prepareStatement(sql)) {
            if (database == EmbeddedDatabase.POSTGRESQL) {
                select.setString(1, program.value());
            } else {
                select.setBytes(1, program.value().getBytes(StandardCharsets.UTF_8));
            }
            try (ResultSet found = select.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getInt(1);
            }
        }
    }

    private static void overwrite(EmbeddedDatabase database, BookId book, String header) throws SQLException {
        String sql = "UPDATE communitykit_referral_book SET header = ? WHERE pseudonym ="
                + " (SELECT pseudonym FROM communitykit_referral_member WHERE member = ?)";
        String member = book.owner().orElseThrow().value();
        try (HostTransaction host = HostTransaction.begin(InstalledDatabase.of(database));
                PreparedStatement update = host.connection().prepareStatement(sql)) {
            if (database == EmbeddedDatabase.POSTGRESQL) {
                update.setString(1, header);
                update.setString(2, member);
            } else {
                update.setBytes(1, header.getBytes(StandardCharsets.UTF_8));
                update.setBytes(2, member.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
            host.commit();
        }
    }
}
