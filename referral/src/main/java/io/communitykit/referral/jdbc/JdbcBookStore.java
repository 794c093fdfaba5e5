package io.communitykit.referral.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.KeyedTables;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.BookNames;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.internal.UpdateLog;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps books in H2, PostgreSQL, MariaDB or MySQL, in transactions of its own or in the host's. Never creates tables: hand {@link #SCHEMA}
 * to {@link io.communitykit.core.jdbc.SchemaInstaller}, or the resources {@code v1/<database>.sql} to Flyway or Liquibase.
 *
 * <p>Opening books makes their rows, locks them and reads them; what is saved is written when the update ends. On PostgreSQL each
 * opening is one round trip, and so are the end and the commit; elsewhere opening takes 4, or up to 6 where rows are made. Updates that open
 * books in opposite orders may wait for each other until the database makes one of them run again, so open books together where you can.
 * An update that saves nothing leaves nothing, except that in the host's transaction rows that hold ids and are never listed may stay.
 *
 * <p>A header, and a body, may take {@value #MAX_BYTES} bytes of JSON; with one that takes more nothing is saved and a {@link
 * io.communitykit.core.StorageException} says so. Safe for many threads; holds no lock of the JVM's across a call.
 *
 * <p>In the host's transaction a book that was changed after the transaction's snapshot gives a retryable {@link
 * io.communitykit.core.StorageException}; the host rolls back and runs again. Erase in a transaction of its own: a snapshot older than a book
 * cannot see its entries. H2 loses commits in a crash unless its URL says {@code WRITE_DELAY=0}, and may answer a query from an
 * old result while another connection commits unless it says {@code OPTIMIZE_REUSE_RESULTS=0}.
 */
public final class JdbcBookStore implements BookStore {

    /**
     * How much a header or a body may take, in bytes of UTF-8: with every one escaped it still fits the 16 MiB that MariaDB takes at once
     * as it comes.
     */
    public static final int MAX_BYTES = 8_000_000;

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "referral-books",
            1,
            (version, dialect) ->
                    JdbcBookStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    /** So many books go into one statement. */
    private static final int PER_QUERY = 20;

    private final ConnectionSource connections;
    private final KeyedTables tables;
    private final BookNames names;

    private JdbcBookStore(Builder builder) {
        this.connections = builder.connections;
        this.tables = new KeyedTables(builder.connections, "referral", builder.key);
        this.names = new BookNames(builder.key);
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @param key turns a member into the pseudonym under which rows are stored; the same for as long as the tables live
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections, PseudonymKey key) {
        return new Builder(connections, key);
    }

    /** Takes an answer out of a transaction that is to be rolled back. */
    private static final class InVain extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        InVain() {
            super("rows were made for nothing", null, false, false);
        }
    }

    @Override
    public <R> R update(Function<Books, R> work) {
        List<R> answer = new ArrayList<>(1);
        try {
            return tables.writing("book update", (connection, dialect) -> {
                BooksInTables books = new BooksInTables(connection, dialect, names.remembering());
                R result = run(work, books);
                if (books.madeInVain() && connections.ownsTransactions()) {
                    answer.add(result);
                    throw new InVain();
                }
                books.write();
                return result;
            });
        } catch (InVain e) {
            return answer.get(0);
        }
    }

    private static <R> R run(Function<Books, R> work, BooksInTables books) throws SQLException {
        try {
            R result = work.apply(books);
            books.requireNoFailure();
            return result;
        } catch (RuntimeException | Error e) {
            books.requireNoFailure();
            throw e;
        } finally {
            books.end();
        }
    }

    @Override
    public List<Book> read(List<BookWant> wants) {
        UpdateLog.requireDistinct(wants);
        return tables.reading("book read", (connection, dialect) -> {
            List<Book> books = new ArrayList<>(wants.size());
            for (int from = 0; from < wants.size(); from += PER_QUERY) {
                List<BookWant> some = wants.subList(from, Math.min(wants.size(), from + PER_QUERY));
                books.addAll(read(connection, dialect, some));
            }
            return books;
        });
    }

    private List<Book> read(Connection connection, Dialect dialect, List<BookWant> some) throws SQLException {
        BookQuery query = new BookQuery(new Columns(dialect), names.remembering(), some);
        new SqlTrip(connection, dialect)
                .query(query.sql(), query::bind, query::read)
                .run();
        return query.found().stream().map(Found::book).toList();
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        BookName book = names.of(query.book());
        Optional<Pseudonym> owner = query.book().owner().map(member -> book.owner());
        Optional<EntryPlace> after = query.after().map(entry -> new EntryPlace(entry.at(), names.of(entry.key())));
        return tables.reading("book entries", (connection, dialect) -> {
            EntryPage page =
                    new EntryPage(connection, dialect, book, owner, query.kind().name(), query.limit());
            return after.isPresent() ? page.behind(after.get()) : page.first();
        });
    }

    @Override
    public List<DueBook> due(DueQuery query) {
        Pseudonym own = names.of(BookId.of(query.kind(), query.program())).owner();
        Optional<Pseudonym> last = query.after().map(it -> names.of(it.book()).owner());
        return tables.reading(
                "books due", (connection, dialect) -> new DuePage(connection, dialect, query, own, last).books());
    }

    @Override
    public boolean erase(MemberId member) {
        Pseudonym pseudonym = names.of(member);
        return tables.writing("book erasure", (connection, dialect) -> {
            MemberTable members = new MemberTable(connection, dialect);
            boolean known = members.lockToErase(pseudonym);
            if (known) {
                SqlTrip trip = new SqlTrip(connection, dialect);
                members.addErase(trip, pseudonym);
                trip.run();
                new BookTable(connection, dialect).forgetDue(pseudonym);
                new EntryTable(connection, dialect).deletePersonal(pseudonym);
            }
            return known;
        });
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final ConnectionSource connections;
        private final PseudonymKey key;

        private Builder(ConnectionSource connections, PseudonymKey key) {
            this.connections = connections;
            this.key = key;
        }

        /**
         * Makes the store. Does not touch the database.
         *
         * @return the store
         */
        public JdbcBookStore build() {
            return new JdbcBookStore(this);
        }
    }
}
