package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.jdbc.JdbcBookStore;
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
import io.communitykit.testkit.server.CountedTrips;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a network each round trip costs more than the work of the server. Commits and rollbacks are counted with the rest. */
@DisplayName("Books on PostgreSQL")
class BookRoundTripsTest {

    private static final PseudonymKey KEY = PseudonymKey.of("the trips' own secret".getBytes(StandardCharsets.UTF_8));
    private static final ProgramId PROGRAM = new ProgramId("trips");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static CountedTrips trips;
    private static HikariDataSource pool;
    private static BookStore store;

    @BeforeAll
    static void open() {
        trips = CountedTrips.to(EmbeddedDatabase.POSTGRESQL.freshUrl());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(trips.url());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        SchemaInstaller.of(pool).install(JdbcBookStore.SCHEMA);
        store = JdbcBookStore.builder(ConnectionSource.own(pool), KEY).build();
        // The first transaction leaves the check value of the key, the second finds it, and later ones do not look.
        saved();
        saved();
    }

    @AfterAll
    static void close() {
        pool.close();
        trips.close();
    }

    private static BookId freshBook() {
        return BookId.of(StoreRules.FRIEND, PROGRAM, StoreRules.fresh());
    }

    private static BookId saved() {
        BookId book = freshBook();
        openAndSave(List.of(BookWant.change(book)));
        return book;
    }

    /** All together, with an entry each that names somebody new. */
    private static void openAndSave(List<BookWant> wants) {
        List<Book> opened = store.update(books -> {
            List<Book> found = books.open(wants);
            books.save(found.stream().map(each -> next(each.id())).toList());
            return found;
        });
        assertThat(opened).hasSameSizeAs(wants);
    }

    private static BookChange next(BookId book) {
        Entry entry = StoreRules.entry(StoreRules.GRANT, "e" + COUNT.incrementAndGet(), StoreRules.fresh());
        return StoreRules.change(book, COUNT.get(), entry);
    }

    private static BookWant wanted(BookId book) {
        return BookWant.change(book, EntryKey.of(StoreRules.GRANT, "1"), EntryKey.of(StoreRules.GRANT, "2"))
                .with(new EntryRange(StoreRules.GRANT, StoreRules.NOON, 10))
                .with(new EntryRange(StoreRules.TOUCH, StoreRules.NOON, 10));
    }

    @Test
    @DisplayName("an update that opens once takes three round trips: open, save, commit; new books and new parties too")
    void one_open() {
        BookId known = saved();

        assertThat(tripsOf(() -> openAndSave(List.of(wanted(known))))).containsOnly(3);
        assertThat(tripsOf(() -> openAndSave(List.of(wanted(freshBook()))))).containsOnly(3);
    }

    @Test
    @DisplayName("an update of three books at once, members' and the program's own, takes three too")
    void three_books() {
        BookId own = BookId.of(StoreRules.BUDGET, PROGRAM);

        assertThat(tripsOf(() -> openAndSave(List.of(wanted(freshBook()), BookWant.change(own), wanted(saved())))))
                .as("three, and three for the book that is saved before")
                .containsOnly(6);
    }

    @Test
    @DisplayName("each further opening takes one, also of a book that is open")
    void two_opens() {
        BookId known = saved();
        assertThat(tripsOf(() -> store.update(books -> {
                    List<Book> opened = new ArrayList<>(books.open(List.of(wanted(known))));
                    opened.addAll(books.open(List.of(wanted(known), BookWant.keep(freshBook()))));
                    books.save(List.of(next(known)));
                    return opened;
                })))
                .containsOnly(4);
    }

    @Test
    @DisplayName("an update that saves nothing takes two: open, and commit or roll back")
    void nothing_saved() {
        BookId known = saved();

        assertThat(tripsOf(() -> store.update(books -> books.open(List.of(wanted(known))))))
                .containsOnly(2);
        assertThat(tripsOf(() -> store.update(books -> books.open(List.of(wanted(freshBook()))))))
                .containsOnly(2);
    }

    @Test
    @DisplayName("reading takes two for up to 20 books, and so does each page and each list")
    void reading() {
        List<BookWant> many =
                Stream.generate(() -> wanted(freshBook())).limit(21).toList();

        assertThat(tripsOf(() -> store.read(many.subList(0, 1)))).containsOnly(2);
        assertThat(tripsOf(() -> store.read(many.subList(0, 20)))).containsOnly(2);
        assertThat(tripsOf(() -> store.read(many))).containsOnly(3);
        assertThat(tripsOf(
                        () -> store.entries(new EntryQuery(many.get(0).book(), StoreRules.GRANT, Optional.empty(), 9))))
                .containsOnly(2);
        assertThat(tripsOf(() -> store.due(DueQuery.first(StoreRules.FRIEND, PROGRAM, StoreRules.NOON, 9))))
                .containsOnly(2);
    }

    /** With times enough for the driver to let the server prepare the statements, which changes how they are sent. */
    private static List<Integer> tripsOf(Runnable work) {
        return IntStream.range(0, 12)
                .mapToObj(time -> {
                    int before = trips.count();
                    work.run();
                    return trips.count() - before;
                })
                .toList();
    }
}
