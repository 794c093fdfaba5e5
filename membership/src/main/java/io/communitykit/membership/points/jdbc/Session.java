package io.communitykit.membership.points.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Some units within one transaction. What it does, in this order:
 *
 * <ol>
 *   <li>read the wanted accounts without a lock, and decide all units on what was read;
 *   <li>make rows for accounts that have none and are about to change (a missing row is never locked);
 *   <li>lock the rows in the order of their ids, and compare versions: where nothing changed, the decisions stand;
 *   <li>otherwise read and decide again, now under the locks; if the rows read still differ from the rows locked, the
 *       transaction's snapshot is stale, and only a new transaction can go on;
 *   <li>write.
 * </ol>
 */
final class Session {

    private final PseudonymKey key;
    private final AccountTables tables;
    private final AccountWriter writer;

    /** In the order of the database, so that locks are always taken in one order. */
    private final Map<Pseudonym, Row> rows = new TreeMap<>();

    private final Map<AccountId, Row> byAccount = new HashMap<>();
    private final List<Map.Entry<Row, Posting>> postings = new ArrayList<>();

    Session(Connection connection, Dialect dialect, PseudonymKey key) {
        this.key = key;
        this.tables = new AccountTables(connection, dialect);
        this.writer = new AccountWriter(connection, dialect);
    }

    <R> List<R> update(List<Unit<R>> units) throws SQLException {
        List<Want> wants = units.stream().flatMap(unit -> unit.wants().stream()).toList();
        load(wants);
        List<R> results = decideFirst(units, wants);
        Map<Pseudonym, Long> locked = lock();
        if (changedSince(locked)) {
            forget();
            load(wants);
            if (changedSince(locked)) {
                throw StorageException.retryable(
                        "points update works on a stale snapshot. Maybe the host's transaction read at REPEATABLE READ"
                                + " before another one committed; run it again",
                        null);
            }
            results = decideAll(units);
        }
        write(locked);
        return results;
    }

    List<AccountState> read(List<Want> wants) throws SQLException {
        load(wants);
        // Heads come in one statement and so are of one moment; keys and windows are read apart.
        boolean headsAlone = wants.stream()
                .allMatch(want -> want.key().isEmpty() && want.windows().isEmpty());
        if (!headsAlone && changedSince(tables.versions(rows.keySet()))) {
            // A busy account: waiting for its lock once beats reading again and again.
            Map<Pseudonym, Long> locked = tables.lock(rows.keySet());
            forget();
            load(wants);
            if (changedSince(locked)) {
                throw StorageException.retryable("points read works on a stale snapshot", null);
            }
        }
        return wants.stream().map(want -> row(want.account()).state(want)).toList();
    }

    private void load(List<Want> wants) throws SQLException {
        for (Want want : wants) {
            if (!byAccount.containsKey(want.account())) {
                Pseudonym pseudonym =
                        key.pseudonym(want.account().program(), want.account().member());
                Row row = new Row(want.account(), pseudonym);
                rows.put(pseudonym, row);
                byAccount.put(want.account(), row);
            }
        }
        if (!rows.isEmpty()) {
            tables.readHeads(rows);
            learn(wants);
        }
    }

    private void forget() {
        rows.clear();
        byAccount.clear();
        postings.clear();
    }

    /** Reads those keys and windows that were not read before. */
    private void learn(List<Want> wants) throws SQLException {
        Map<Row, List<PostingKey>> keys = new HashMap<>();
        Map<Row, List<CapWindow>> windows = new HashMap<>();
        for (Want want : wants) {
            Row row = row(want.account());
            if (row.version != Row.MISSING) {
                want.key()
                        .filter(wanted -> row.knownKeys.add(wanted))
                        .ifPresent(wanted -> keys.computeIfAbsent(row, any -> new ArrayList<>())
                                .add(wanted));
                for (CapWindow window : want.windows()) {
                    if (row.knownWindows.add(window)) {
                        windows.computeIfAbsent(row, any -> new ArrayList<>()).add(window);
                    }
                }
            }
        }
        tables.readTold(rows, keys);
        tables.readWindows(rows, windows);
    }

    /** What a decider throws may come of states that changed while they were read; under the lock it counts. */
    private <R> List<R> decideFirst(List<Unit<R>> units, List<Want> wants) throws SQLException {
        try {
            return decideAll(units);
        } catch (RuntimeException unlocked) {
            tables.lock(rows.keySet());
            forget();
            load(wants);
            return decideAll(units);
        }
    }

    private <R> List<R> decideAll(List<Unit<R>> units) throws SQLException {
        List<R> results = new ArrayList<>(units.size());
        for (Unit<R> unit : units) {
            results.add(decide(unit));
        }
        return results;
    }

    private <R> R decide(Unit<R> unit) throws SQLException {
        List<Want> wants = unit.wants();
        while (true) {
            List<AccountState> states = new ArrayList<>(wants.size());
            for (Want want : wants) {
                states.add(row(want.account()).state(want));
            }
            Decision<R> decision = unit.decider().decide(states);
            if (decision instanceof Decision.Commit<R> commit) {
                for (Changes changes : commit.changes()) {
                    apply(unit.requireOwn(changes));
                }
                return commit.result();
            } else if (decision instanceof Decision.Keep<R> keep) {
                return keep.result();
            } else if (decision instanceof Decision.More<R> more) {
                wants = unit.requireSameAccounts(more.wants());
                learn(wants);
            }
        }
    }

    private void apply(Changes changes) throws SQLException {
        Posting posting = changes.posting();
        Row row = row(changes.account());
        Want want = changes.want();
        learn(List.of(want));
        Unit.requireFits(changes, row.state(want));
        row.apply(changes);
        postings.add(Map.entry(row, posting));
    }

    private Row row(AccountId account) {
        Row row = byAccount.get(account);
        if (row == null) {
            throw new IllegalStateException("account " + account + " was not loaded");
        }
        return row;
    }

    /** Makes missing rows that are about to change, then locks all rows that exist. */
    private Map<Pseudonym, Long> lock() throws SQLException {
        List<Row> fresh = rows.values().stream()
                .filter(row -> row.version == Row.MISSING && row.changed)
                .toList();
        writer.insertMissing(fresh);
        Set<Pseudonym> existing = new TreeSet<>();
        for (Row row : rows.values()) {
            if (row.version != Row.MISSING || row.changed) {
                existing.add(row.pseudonym);
            }
        }
        fresh.forEach(row -> row.version = 0);
        return tables.lock(existing);
    }

    private boolean changedSince(Map<Pseudonym, Long> versions) {
        for (Row row : rows.values()) {
            Long version = versions.get(row.pseudonym);
            if (version != null ? version != row.version : row.version != Row.MISSING) {
                return true;
            }
        }
        return false;
    }

    private void write(Map<Pseudonym, Long> locked) throws SQLException {
        for (Row row : rows.values()) {
            if (row.changed && !locked.containsKey(row.pseudonym)) {
                throw StorageException.retryable(
                        "points update decided anew to change an account it holds no lock of", null);
            }
        }
        // A row made for a change that the second decision gave up must not stay and tell of the member.
        writer.deleteUnused(rows.values().stream()
                .filter(row -> row.version == 0 && !row.changed)
                .toList());
        writer.write(rows.values(), postings);
    }
}
