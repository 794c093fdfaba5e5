package io.communitykit.membership.points.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts on the heap: for tests, examples, simulations and a first run. Nothing survives the process, and nothing is
 * ever dropped, so memory grows with every posting. One lock an account; units of different accounts run side by side. Safe
 * for many threads.
 */
public final class InMemoryPointsStore implements PointsStore {

    private final PseudonymKey key;

    /** Those that can be changed; among them, for a moment, one that a decision looks at before its first posting. */
    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();

    /** Every account with a posting, erased or not, in the order of listings. */
    private final NavigableMap<Pseudonym, Account> listed = new ConcurrentSkipListMap<>();

    private volatile boolean anyErased;

    /**
     * Creates an empty store.
     *
     * @param key turns an account into the pseudonym that stands for it in listings and after an erasure
     */
    public InMemoryPointsStore(PseudonymKey key) {
        this.key = key;
    }

    @Override
    public <R> List<R> update(List<Unit<R>> units) {
        List<R> results = new ArrayList<>(units.size());
        for (Unit<R> unit : units) {
            while (!update(unit, results)) {
                // An account was given up while its lock was waited for; find it anew.
            }
        }
        return results;
    }

    /** False, and nothing was done, if one of the accounts has been given up. */
    private <R> boolean update(Unit<R> unit, List<R> results) {
        if (unit.wants().size() == 1) {
            Account only = find(unit.wants().get(0).account());
            synchronized (only) {
                return decideLocked(unit, List.of(only), results);
            }
        }
        List<Account> involved = new ArrayList<>(unit.wants().size());
        // One order for all, so that two units never wait for each other.
        SortedMap<AccountId, Account> inOrder = new TreeMap<>();
        for (AccountId id : unit.accounts()) {
            Account account = find(id);
            involved.add(account);
            inOrder.put(id, account);
        }
        return locking(List.copyOf(inOrder.values()), 0, unit, involved, results);
    }

    private <R> boolean locking(
            List<Account> inOrder, int from, Unit<R> unit, List<Account> involved, List<R> results) {
        if (from == inOrder.size()) {
            return decideLocked(unit, involved, results);
        }
        synchronized (inOrder.get(from)) {
            return locking(inOrder, from + 1, unit, involved, results);
        }
    }

    /** Called with the locks of all the accounts held; they are in the order of the unit's wants. */
    private <R> boolean decideLocked(Unit<R> unit, List<Account> involved, List<R> results) {
        for (Account account : involved) {
            if (account.givenUp()) {
                return false;
            }
        }
        try {
            results.add(decide(unit, involved));
            return true;
        } finally {
            // Of a member of whom nothing was posted nothing is kept, not even the id.
            for (Account account : involved) {
                if (account.sequence() == 0) {
                    account.giveUp();
                    accounts.remove(account.id());
                }
            }
        }
    }

    private <R> R decide(Unit<R> unit, List<Account> involved) {
        List<Want> wants = unit.wants();
        while (true) {
            List<AccountState> states = new ArrayList<>(wants.size());
            for (int i = 0; i < involved.size(); i++) {
                states.add(involved.get(i).state(wants.get(i)));
            }
            Decision<R> decision = unit.decider().decide(states);
            if (decision instanceof Decision.Commit<R> commit) {
                apply(commit, unit, involved);
                return commit.result();
            } else if (decision instanceof Decision.Keep<R> keep) {
                return keep.result();
            } else if (decision instanceof Decision.More<R> more) {
                wants = unit.requireSameAccounts(more.wants());
            }
        }
    }

    private <R> void apply(Decision.Commit<R> commit, Unit<R> unit, List<Account> involved) {
        List<AccountId> ids = unit.accounts();
        // Checked before the first change, so that a wrong decision leaves nothing rather than half.
        for (Changes changes : commit.changes()) {
            Account account = involved.get(ids.indexOf(unit.requireOwn(changes).account()));
            account.requireFits(changes);
        }
        for (Changes changes : commit.changes()) {
            Account account = involved.get(ids.indexOf(changes.account()));
            boolean first = account.sequence() == 0;
            account.apply(changes);
            if (first) {
                listed.put(pseudonymOf(account.id()), account);
            }
        }
    }

    private Account find(AccountId id) {
        while (true) {
            Account known = peek(id);
            if (known != null) {
                return known;
            }
            // An erasure says so before it removes the account here, so looking again inside is enough.
            Account opened = accounts.computeIfAbsent(id, absent -> gone(absent) == null ? new Account(absent) : null);
            if (opened != null) {
                return opened;
            }
        }
    }

    @Override
    public List<AccountState> read(List<Want> wants) {
        return wants.stream().map(this::read).toList();
    }

    private AccountState read(Want want) {
        while (true) {
            Account account = peek(want.account());
            if (account == null) {
                return AccountState.unseen(want);
            }
            synchronized (account) {
                if (!account.givenUp()) {
                    return account.state(want);
                }
            }
        }
    }

    private @Nullable Account peek(AccountId id) {
        Account known = accounts.get(id);
        return known != null ? known : gone(id);
    }

    private @Nullable Account gone(AccountId id) {
        return anyErased ? erased(pseudonymOf(id)) : null;
    }

    private @Nullable Account erased(Pseudonym pseudonym) {
        Account known = listed.get(pseudonym);
        return known != null && known.erased() ? known : null;
    }

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        Account account = byQuery(query.whose());
        List<Posting> items = List.of();
        boolean more = false;
        boolean byMember = query.whose() instanceof PostingQuery.Whose.Member;
        if (account != null) {
            synchronized (account) {
                if (byMember && account.erased()) {
                    return new Page<>(List.of(), Optional.empty());
                }
                items = account.postings(query.after(), query.limit());
                more = account.sequence() > query.after() + items.size();
            }
        }
        Optional<PostingQuery> next = more
                ? Optional.of(new PostingQuery(
                        query.whose(), items.get(items.size() - 1).sequence(), query.limit()))
                : Optional.empty();
        return new Page<>(items, next);
    }

    private @Nullable Account byQuery(PostingQuery.Whose whose) {
        if (whose instanceof PostingQuery.Whose.Member member) {
            return accounts.get(member.account());
        }
        return listed.get(((PostingQuery.Whose.Nobody) whose).pseudonym());
    }

    @Override
    public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
        Map<Pseudonym, Account> rest =
                query.after().map(last -> listed.tailMap(last, false)).orElse(listed);
        List<AccountHead> found = new ArrayList<>();
        for (Map.Entry<Pseudonym, Account> each : rest.entrySet()) {
            synchronized (each.getValue()) {
                each.getValue()
                        .head(each.getKey(), query.program(), query.dueBy())
                        .ifPresent(found::add);
            }
            if (found.size() > query.limit()) {
                List<AccountHead> items = found.subList(0, query.limit());
                Pseudonym last = items.get(items.size() - 1).pseudonym();
                return new Page<>(items, Optional.of(query.after(last)));
            }
        }
        return new Page<>(found, Optional.empty());
    }

    @Override
    public Erased erase(MemberId member) {
        List<AccountId> own = accounts.keySet().stream()
                .filter(id -> id.member().equals(member))
                .toList();
        int count = 0;
        long postings = 0;
        for (AccountId id : own) {
            long removed = erase(id);
            count += removed > 0 ? 1 : 0;
            postings += removed;
        }
        return new Erased(count, postings);
    }

    /** How many postings were made anonymous; 0 where there was nothing to erase. */
    private long erase(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            return 0;
        }
        synchronized (account) {
            if (account.sequence() == 0 || account.erased()) {
                return 0;
            }
            anyErased = true;
            account.erase(key);
            accounts.remove(id);
            return account.sequence();
        }
    }

    private Pseudonym pseudonymOf(AccountId id) {
        return key.pseudonym(id.program(), id.member());
    }
}
