package io.communitykit.membership.points.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.membership.points.Posting;
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
 *
 * <p>Where statements can be joined and one account is concerned, its row is locked in the same trip that reads it, before
 * anything is read; the decision then stands at once. A repeat or a rejection so waits for the lock as a change does. Only a
 * missing row goes the way above.
 */
final class Session {

    private final Connection connection;
    private final Dialect dialect;
    private final Loader loader;
    private final AccountTable accounts;
    private final PostingTable postings;
    private final BalanceTable balances;
    private final TierTable tiers;
    private final WindowTable windows;
    private final LotTable lots;
    private final HoldTable holds;

    Session(Connection connection, Dialect dialect, PseudonymKey key) {
        this.connection = connection;
        this.dialect = dialect;
        this.loader = new Loader(connection, dialect, key);
        this.accounts = new AccountTable(connection, dialect);
        this.postings = new PostingTable(connection, dialect);
        this.balances = new BalanceTable(dialect);
        this.tiers = new TierTable(dialect);
        this.windows = new WindowTable(dialect);
        this.lots = new LotTable(dialect);
        this.holds = new HoldTable(dialect);
    }

    <R> List<R> update(List<Unit<R>> units) throws SQLException {
        List<Want> wants = units.stream().flatMap(unit -> unit.wants().stream()).toList();
        loader.loadLocked(wants);
        List<R> results = decideFirst(units, wants);
        Map<Pseudonym, Long> locked = lock();
        if (changedSince(locked)) {
            loader.forget();
            loader.load(wants);
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
        loader.load(wants);
        // Heads come in one statement and so are of one moment; everything else is read apart.
        if (loader.readFurther() && changedSince(accounts.versions(loader.pseudonyms()))) {
            // A busy account: waiting for its lock once beats reading again and again.
            Map<Pseudonym, Long> locked = accounts.lock(loader.pseudonyms());
            loader.forget();
            loader.load(wants);
            if (changedSince(locked)) {
                throw StorageException.retryable("points read works on a stale snapshot", null);
            }
        }
        return states(wants);
    }

    private List<AccountState> states(List<Want> wants) {
        List<AccountState> states = new ArrayList<>(wants.size());
        for (Want want : wants) {
            states.add(View.of(loader.row(want.account()), want));
        }
        return states;
    }

    /** What a decider throws may come of states that changed while they were read; under the lock it counts. */
    private <R> List<R> decideFirst(List<Unit<R>> units, List<Want> wants) throws SQLException {
        try {
            return decideAll(units);
        } catch (RuntimeException unlocked) {
            if (loader.rows().stream().allMatch(row -> row.locked)) {
                throw unlocked;
            }
            accounts.lock(loader.pseudonyms());
            loader.forget();
            loader.load(wants);
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
        // What a unit before this one has taken may have to be made up for.
        loader.learn(wants);
        while (true) {
            Decision<R> decision = unit.decider().decide(states(wants));
            if (decision instanceof Decision.Commit<R> commit) {
                for (Changes changes : commit.changes()) {
                    apply(unit.requireOwn(changes));
                }
                return commit.result();
            } else if (decision instanceof Decision.Keep<R> keep) {
                return keep.result();
            } else if (decision instanceof Decision.More<R> more) {
                wants = unit.requireSameAccounts(more.wants());
                loader.learn(wants);
            }
        }
    }

    private void apply(Changes changes) throws SQLException {
        Row row = loader.row(changes.account());
        loader.learn(changes);
        Unit.requireFits(changes, row.status(), row.sequence, row.postings.told()::containsKey);
        row.apply(changes);
    }

    /** Makes missing rows that are about to change, then locks all rows that exist and are not locked yet. */
    private Map<Pseudonym, Long> lock() throws SQLException {
        List<Row> fresh = loader.rows().stream()
                .filter(row -> row.version == Row.MISSING && row.changed)
                .toList();
        accounts.insertMissing(fresh);
        Map<Pseudonym, Long> locked = new HashMap<>();
        Set<Pseudonym> existing = new TreeSet<>();
        for (Row row : loader.rows()) {
            if (row.locked) {
                locked.put(row.pseudonym, row.version);
            } else if (row.version != Row.MISSING || row.changed) {
                existing.add(row.pseudonym);
            }
        }
        fresh.forEach(row -> row.version = 0);
        locked.putAll(accounts.lock(existing));
        return locked;
    }

    private boolean changedSince(Map<Pseudonym, Long> versions) {
        for (Row row : loader.rows()) {
            Long version = versions.get(row.pseudonym);
            if (version != null ? version != row.version : row.version != Row.MISSING) {
                return true;
            }
        }
        return false;
    }

    private void write(Map<Pseudonym, Long> locked) throws SQLException {
        List<Row> changed = loader.rows().stream().filter(row -> row.changed).toList();
        List<Map.Entry<Row, Posting>> made = new ArrayList<>();
        for (Row row : changed) {
            if (!locked.containsKey(row.pseudonym)) {
                throw StorageException.retryable(
                        "points update decided anew to change an account it holds no lock of", null);
            }
            row.postings.made().forEach(posting -> made.add(Map.entry(row, posting)));
        }
        // A row made for a change that the second decision gave up must not stay and tell of the member.
        SqlTrip trip = new SqlTrip(connection, dialect);
        accounts.deleteUnused(
                trip,
                loader.rows().stream()
                        .filter(row -> row.version == 0 && !row.changed)
                        .toList());
        postings.insert(trip, made);
        balances.write(trip, changed);
        tiers.write(trip, changed);
        windows.write(trip, changed);
        lots.write(trip, changed);
        holds.write(trip, changed);
        accounts.update(trip, changed);
        trip.run();
    }
}
