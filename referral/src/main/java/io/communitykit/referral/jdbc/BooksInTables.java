package io.communitykit.referral.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.BookNames;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.UpdateLog;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.BookWant.Access;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.Party;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The books of one update within one transaction. Opening makes the rows that are missing, since a missing row cannot be locked, locks
 * those of the owners against erasure and those of the books in the order of their names, and reads under the locks. What was read must
 * be what is locked; otherwise the transaction's snapshot is stale, and only a new transaction can go on.
 */
final class BooksInTables implements Books {

    private final Connection connection;
    private final Dialect dialect;
    private final BookNames names;
    private final Columns columns;
    private final MemberTable members;
    private final BookTable books;
    private final EntryTable entries;
    private final Locks locks;
    private final UpdateLog log;
    private @Nullable Exception failure;

    BooksInTables(Connection connection, Dialect dialect, BookNames names) {
        this.connection = connection;
        this.dialect = dialect;
        this.names = names;
        this.columns = new Columns(dialect);
        this.members = new MemberTable(connection, dialect);
        this.books = new BookTable(connection, dialect);
        this.entries = new EntryTable(connection, dialect);
        this.locks = new Locks(members, books);
        this.log = new UpdateLog(names);
    }

    @Override
    public List<Book> open(List<BookWant> wants) {
        log.checkWants(wants);
        if (failure != null) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FAILED, "no book can be opened, since an earlier one could not", failure);
        }
        try {
            return tryOpen(wants);
        } catch (SQLException e) {
            failure = e;
            // Only for who runs within the work; what the store throws says more.
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "books could not be opened", e);
        } catch (StorageException e) {
            failure = e;
            throw e;
        }
    }

    private List<Book> tryOpen(List<BookWant> wants) throws SQLException {
        BookQuery query = new BookQuery(columns, names, wants);
        NavigableMap<Pseudonym, MemberId> owners = new TreeMap<>();
        NavigableMap<BookName, Access> unlocked = new TreeMap<>();
        for (Found each : query.found()) {
            Access access = each.want().access();
            if (!locks.holds(each.name(), access)) {
                unlocked.put(each.name(), access);
                each.want()
                        .book()
                        .owner()
                        .ifPresent(owner -> owners.put(each.name().owner(), owner));
            }
        }
        locks.withoutHeld(owners);
        SqlTrip trip = new SqlTrip(connection, dialect);
        if (dialect.joinsStatements()) {
            members.addInsert(trip, owners);
            books.addInsert(trip, locks.withoutHeld(unlocked.keySet()));
        } else if (!unlocked.isEmpty()) {
            insertMissing(wants, owners, unlocked.keySet());
        }
        locks.add(trip, owners.keySet(), unlocked);
        trip.query(query.sql(), query::bind, query::read);
        trip.run();
        List<Book> opened = new ArrayList<>(wants.size());
        for (Found each : query.found()) {
            locks.requireFresh(each);
            Book book = each.book();
            log.opened(each.want(), book.standing());
            opened.add(book);
        }
        return opened;
    }

    /** Looks first, since an insert may lock rows that are there. */
    private void insertMissing(List<BookWant> wants, NavigableMap<Pseudonym, MemberId> owners, Set<BookName> unlocked)
            throws SQLException {
        List<BookWant> heads =
                wants.stream().map(want -> BookWant.keep(want.book())).toList();
        BookQuery query = new BookQuery(columns, names, heads);
        new SqlTrip(connection, dialect)
                .query(query.sql(), query::bind, query::read)
                .run();
        NavigableMap<Pseudonym, MemberId> missing = new TreeMap<>(owners);
        List<BookName> without = new ArrayList<>(unlocked);
        for (Found each : query.found()) {
            if (each.ownerHasRow()) {
                missing.remove(each.name().owner());
            }
            if (each.revision() != Found.MISSING) {
                without.remove(each.name());
            }
        }
        members.insert(missing);
        books.insert(without);
    }

    @Override
    public void save(List<BookChange> changes) {
        log.save(changes);
    }

    void end() {
        log.end();
    }

    /** Lets a failure out whatever the work made of it. */
    void requireNoFailure() throws SQLException {
        if (failure instanceof SQLException sql) {
            throw sql;
        } else if (failure instanceof StorageException storage) {
            throw storage;
        }
    }

    /** Whether rows may have been made for books of which nothing is saved, and nothing else was done. */
    boolean madeInVain() {
        return log.changes().isEmpty() && locks.anyMade();
    }

    /** Writes what was saved, in one trip where statements are joined. */
    void write() throws SQLException {
        List<BookTable.Write> heads = new ArrayList<>();
        List<EntryTable.Write> rows = new ArrayList<>();
        NavigableMap<Pseudonym, MemberId> parties = new TreeMap<>();
        for (BookChange change : log.changes()) {
            BookName book = names.of(change.book());
            heads.add(new BookTable.Write(book, locks.revision(book) + 1, change));
            for (Entry entry : change.entries()) {
                EntryName name = names.of(entry.key());
                rows.add(new EntryTable.Write(book, name, entry));
                entry.key()
                        .party()
                        .flatMap(Party::known)
                        .ifPresent(member -> parties.put(name.party().orElseThrow(), member));
            }
        }
        locks.withoutHeld(parties);
        SqlTrip trip = new SqlTrip(connection, dialect);
        if (dialect.joinsStatements()) {
            members.addInsert(trip, parties);
        } else {
            members.existing(List.copyOf(parties.keySet())).forEach(parties::remove);
            members.insert(parties);
        }
        books.addWrite(trip, heads);
        entries.addWrite(trip, rows);
        trip.run();
    }
}
