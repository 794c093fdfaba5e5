package io.communitykit.membership.points.jdbc;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.Want;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what wants ask for and was not read before, for all of them together: a statement for each table that has something
 * to add, and none for the others.
 */
final class Loader {

    /** Lots that share a select. */
    private static final int NAMED = 500;

    private final Connection connection;
    private final Dialect dialect;
    private final PseudonymKey key;
    private final AccountTable accounts;
    private final PostingTable postings;
    private final WindowTable windows;
    private final LotTable lots;
    private final HoldTable holds;

    /** In the order of the database, so that locks are always taken in one order. */
    private final Map<Pseudonym, Row> rows = new TreeMap<>();

    private final Map<AccountId, Row> byAccount = new HashMap<>();
    private boolean readFurther;

    Loader(Connection connection, Dialect dialect, PseudonymKey key) {
        this.connection = connection;
        this.dialect = dialect;
        this.key = key;
        this.accounts = new AccountTable(connection, dialect);
        this.postings = new PostingTable(connection, dialect);
        this.windows = new WindowTable(dialect);
        this.lots = new LotTable(dialect);
        this.holds = new HoldTable(dialect);
    }

    Collection<Row> rows() {
        return rows.values();
    }

    Set<Pseudonym> pseudonyms() {
        return rows.keySet();
    }

    Row row(AccountId account) {
        Row row = byAccount.get(account);
        if (row == null) {
            throw new IllegalStateException("account " + account + " was not loaded");
        }
        return row;
    }

    /** Whether anything beyond the heads was read, which then may be of another moment. */
    boolean readFurther() {
        return readFurther;
    }

    void forget() {
        rows.clear();
        byAccount.clear();
        readFurther = false;
    }

    /** Reads accounts that were not read before, and what is wanted of them. */
    void load(List<Want> wants) throws SQLException {
        name(wants);
        read(wants, new SqlTrip(connection, dialect));
    }

    /**
     * The same under a lock where the wants are about one account and the lock costs no trip of its own. With several
     * accounts the missing ones would have to be made while others are locked, which may end in a deadlock.
     */
    void loadLocked(List<Want> wants) throws SQLException {
        name(wants);
        SqlTrip trip = new SqlTrip(connection, dialect);
        if (dialect.joinsStatements() && rows.size() == 1) {
            accounts.lock(trip, rows().iterator().next());
        }
        read(wants, trip);
    }

    private void name(List<Want> wants) {
        for (Want want : wants) {
            AccountId account = want.account();
            if (!byAccount.containsKey(account)) {
                Row row = new Row(account, key.pseudonym(account.program(), account.member()));
                rows.put(row.pseudonym, row);
                byAccount.put(account, row);
            }
        }
    }

    private void read(List<Want> wants, SqlTrip trip) throws SQLException {
        if (!rows.isEmpty()) {
            accounts.readHeads(trip, rows);
            if (dialect.joinsStatements() && rows.size() == 1) {
                // Most accounts have a row, and then this saves a trip.
                ask(wants, trip);
            }
            trip.run();
            learn(wants);
        }
    }

    /** Reads what is wanted of accounts that were loaded. */
    void learn(List<Want> wants) throws SQLException {
        List<Want> open =
                wants.stream().filter(want -> stored(row(want.account()))).toList();
        if (open.isEmpty()) {
            return;
        }
        SqlTrip trip = new SqlTrip(connection, dialect);
        ask(open, trip);
        readDue(open, trip);
        trip.run();
        readLots(open);
        readNamed(open);
    }

    /** Adds what can be asked for without knowing the account. */
    private void ask(List<Want> wants, SqlTrip trip) {
        int before = trip.statements();
        readPostings(wants, trip);
        readWindows(wants, trip);
        readHolds(wants, trip);
        lots.read(trip, rows, List.copyOf(lotQueries(wants)));
        readFurther |= trip.statements() > before;
    }

    /** Of an account that has no row nothing can be read, and of an erased one nothing is shown. */
    private static boolean stored(Row row) {
        return row.version != Row.MISSING && !row.erased;
    }

    /** Reads what must be known of an account to check and write a change. */
    void learn(Changes changes) throws SQLException {
        Row row = row(changes.account());
        if (!stored(row)) {
            return;
        }
        List<Map.Entry<Row, PostingKey>> keys = new ArrayList<>();
        for (Posting posting : changes.postings()) {
            // Nobody tells anything under an automatic key, and the unique index watches all the same.
            if (posting.key().leg() != Leg.AUTOMATIC && row.postings.mustRead(posting.key())) {
                keys.add(Map.entry(row, posting.key()));
            }
        }
        SqlTrip trip = new SqlTrip(connection, dialect);
        postings.readUnder(trip, rows, keys);
        windows.read(trip, rows, unknown(row, changes.used().keySet()));
        trip.run();
        readFurther = true;
    }

    private void readPostings(List<Want> wants, SqlTrip trip) {
        List<Map.Entry<Row, PostingKey>> keys = new ArrayList<>();
        List<Map.Entry<Row, Subject>> subjects = new ArrayList<>();
        for (Want want : wants) {
            Row row = row(want.account());
            if (want.key().isPresent() && row.postings.mustRead(want.key().get())) {
                keys.add(Map.entry(row, want.key().get()));
            }
            Origin origin = want.origin().orElse(null);
            if (origin instanceof Origin.Under under && row.postings.mustRead(under.key())) {
                keys.add(Map.entry(row, under.key()));
            } else if (origin instanceof Origin.About about && row.postings.mustRead(about.subject())) {
                subjects.add(Map.entry(row, about.subject()));
            }
        }
        postings.readUnder(trip, rows, keys);
        postings.readAbout(trip, rows, subjects);
    }

    private void readWindows(List<Want> wants, SqlTrip trip) {
        List<Map.Entry<Row, CapWindow>> unknown = new ArrayList<>();
        for (Want want : wants) {
            if (!want.windows().isEmpty()) {
                unknown.addAll(unknown(row(want.account()), want.windows()));
            }
        }
        windows.read(trip, rows, unknown);
    }

    private static List<Map.Entry<Row, CapWindow>> unknown(Row row, Set<CapWindow> windows) {
        List<Map.Entry<Row, CapWindow>> unknown = new ArrayList<>();
        for (CapWindow window : windows) {
            if (row.knownWindows.add(window)) {
                unknown.add(Map.entry(row, window));
            }
        }
        return unknown;
    }

    /** Nearly every account says that nothing is due, and then nothing is read. */
    private void readDue(List<Want> wants, SqlTrip trip) {
        Map<Instant, Set<Row>> due = new LinkedHashMap<>();
        for (Want want : wants) {
            Row row = row(want.account());
            Instant by = want.dueBy().orElse(Instant.MIN);
            if (row.isDue(by) && row.dueRead.isBefore(by)) {
                row.dueRead = by;
                due.computeIfAbsent(by, any -> new LinkedHashSet<>()).add(row);
            }
        }
        List<LotQuery> queries = new ArrayList<>();
        for (Map.Entry<Instant, Set<Row>> each : due.entrySet()) {
            queries.add(new LotQuery.Due(each.getValue(), each.getKey()));
            holds.readDue(trip, rows, each.getValue(), each.getKey());
        }
        lots.read(trip, rows, queries);
        readFurther |= !queries.isEmpty();
    }

    private void readHolds(List<Want> wants, SqlTrip trip) {
        List<Map.Entry<Row, IdempotencyKey>> keys = new ArrayList<>();
        for (Want want : wants) {
            Row row = row(want.account());
            want.hold()
                    .filter(wanted -> row.holds.mustRead(wanted))
                    .ifPresent(wanted -> keys.add(Map.entry(row, wanted)));
        }
        holds.readUnder(trip, rows, keys);
    }

    /** Further pages, until every want is covered. */
    private void readLots(List<Want> wants) throws SQLException {
        Set<LotQuery> queries = lotQueries(wants);
        while (!queries.isEmpty()) {
            read(List.copyOf(queries));
            queries = lotQueries(wants);
        }
    }

    private Set<LotQuery> lotQueries(List<Want> wants) {
        Set<LotQuery> queries = new LinkedHashSet<>();
        for (Want want : wants) {
            Row row = row(want.account());
            for (LotWant wanted : want.lots()) {
                if (wanted instanceof LotWant.Cover cover) {
                    RowLots.Prefix prefix = row.lots.missing(cover, want.dueBy().orElse(Instant.MIN));
                    if (prefix != null) {
                        queries.add(new LotQuery.Spendable(row, prefix));
                    }
                } else if (wanted instanceof LotWant.Open open && row.lots.mustRead(open)) {
                    queries.add(new LotQuery.Open(row, open.currency()));
                } else if (wanted instanceof LotWant.Expired expired && row.lots.mustRead(expired)) {
                    queries.add(new LotQuery.Expired(row, expired));
                }
            }
        }
        return queries;
    }

    /** Reads lots that are wanted by id, and those that wanted holds and postings name. */
    private void readNamed(List<Want> wants) throws SQLException {
        List<Map.Entry<Row, LotId>> ids = new ArrayList<>();
        for (Want want : wants) {
            Row row = row(want.account());
            for (LotWant wanted : want.lots()) {
                if (wanted instanceof LotWant.Named named) {
                    named.ids().forEach(id -> require(row, id, ids));
                }
            }
            want.dueBy()
                    .filter(row::isDue)
                    .ifPresent(by -> row.holds.dueBy(by).forEach(hold -> require(row, hold, ids)));
            want.hold().map(row.holds::get).ifPresent(hold -> require(row, hold, ids));
            List<Posting> origin = want.origin().map(row.postings::origin).orElse(List.of());
            for (Posting posting : origin) {
                for (Entry entry : posting.entries()) {
                    require(row, entry.lots(), ids);
                }
            }
        }
        List<LotQuery> queries = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += NAMED) {
            queries.add(new LotQuery.Named(ids.subList(from, Math.min(ids.size(), from + NAMED))));
        }
        read(queries);
    }

    private static void require(Row row, Hold hold, List<Map.Entry<Row, LotId>> ids) {
        require(row, hold.shares(), ids);
    }

    private static void require(Row row, List<LotShare> shares, List<Map.Entry<Row, LotId>> ids) {
        for (LotShare share : shares) {
            require(row, share.lot(), ids);
        }
    }

    private static void require(Row row, LotId id, List<Map.Entry<Row, LotId>> ids) {
        if (row.lots.mustRead(id)) {
            ids.add(Map.entry(row, id));
        }
    }

    private void read(List<LotQuery> queries) throws SQLException {
        readFurther |= !queries.isEmpty();
        SqlTrip trip = new SqlTrip(connection, dialect);
        lots.read(trip, rows, queries);
        trip.run();
    }
}
