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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts on the heap: for tests, examples, simulations and a first run. Nothing survives the process, and nothing is
 * ever dropped, so memory grows with every posting. One lock an account; units of different accounts run side by side.
 * Listing all accounts costs a sort of them. Safe for many threads.
 */
public final class InMemoryPointsStore implements PointsStore {

    private final PseudonymKey key;
    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
    private final Map<Pseudonym, Account> erased = new ConcurrentHashMap<>();

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
            results.add(update(unit));
        }
        return results;
    }

    private <R> R update(Unit<R> unit) {
        if (unit.wants().size() == 1) {
            Account only = find(unit.wants().get(0).account());
            synchronized (only) {
                return decide(unit, List.of(only));
            }
        }
        List<Account> involved =
                unit.wants().stream().map(want -> find(want.account())).toList();
        // One order for all, so that two units never wait for each other.
        List<Account> inOrder = unit.wants().stream()
                .map(Want::account)
                .sorted()
                .map(this::find)
                .toList();
        return locking(inOrder, 0, unit, involved);
    }

    private <R> R locking(List<Account> inOrder, int from, Unit<R> unit, List<Account> involved) {
        if (from == inOrder.size()) {
            return decide(unit, involved);
        }
        synchronized (inOrder.get(from)) {
            return locking(inOrder, from + 1, unit, involved);
        }
    }

    /** Called with the locks of all the accounts held; they are in the order of the unit's wants. */
    private static <R> R decide(Unit<R> unit, List<Account> involved) {
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

    private static <R> void apply(Decision.Commit<R> commit, Unit<R> unit, List<Account> involved) {
        List<AccountId> ids = unit.accounts();
        // Checked before the first change, so that a wrong decision leaves nothing rather than half.
        for (Changes changes : commit.changes()) {
            Account account = involved.get(ids.indexOf(unit.requireOwn(changes).account()));
            account.requireFits(changes);
        }
        for (Changes changes : commit.changes()) {
            involved.get(ids.indexOf(changes.account())).apply(changes);
        }
    }

    private Account find(AccountId id) {
        while (true) {
            Account known = peek(id);
            if (known != null) {
                return known;
            }
            // An erasure lists the account as erased before it removes it here, so looking again inside is enough.
            Account opened = accounts.computeIfAbsent(id, absent -> gone(absent) == null ? new Account(absent) : null);
            if (opened != null) {
                return opened;
            }
        }
    }

    @Override
    public List<AccountState> read(List<Want> wants) {
        List<AccountState> states = new ArrayList<>(wants.size());
        for (Want want : wants) {
            Account account = peek(want.account());
            if (account == null) {
                states.add(AccountState.unseen(want));
            } else {
                synchronized (account) {
                    states.add(account.state(want));
                }
            }
        }
        return states;
    }

    private @Nullable Account peek(AccountId id) {
        Account known = accounts.get(id);
        return known != null ? known : gone(id);
    }

    private @Nullable Account gone(AccountId id) {
        return erased.isEmpty() ? null : erased.get(pseudonymOf(id));
    }

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        Account account = byQuery(query.whose());
        List<Posting> items = List.of();
        boolean more = false;
        if (account != null) {
            synchronized (account) {
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
        Pseudonym pseudonym = ((PostingQuery.Whose.Nobody) whose).pseudonym();
        Account gone = erased.get(pseudonym);
        return gone != null
                ? gone
                : accounts.entrySet().stream()
                        .filter(each -> pseudonymOf(each.getKey()).equals(pseudonym))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
        Map<Pseudonym, Account> inOrder = new TreeMap<>();
        accounts.forEach((id, account) -> inOrder.put(pseudonymOf(id), account));
        inOrder.putAll(erased);
        List<AccountHead> found = new ArrayList<>();
        for (Map.Entry<Pseudonym, Account> each : inOrder.entrySet()) {
            boolean after =
                    query.after().map(last -> each.getKey().compareTo(last) > 0).orElse(true);
            if (after && found.size() <= query.limit()) {
                synchronized (each.getValue()) {
                    each.getValue()
                            .head(each.getKey(), query.program(), query.dueBy())
                            .ifPresent(found::add);
                }
            }
        }
        if (found.size() <= query.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<AccountHead> items = found.subList(0, query.limit());
        Pseudonym last = items.get(items.size() - 1).pseudonym();
        return new Page<>(items, Optional.of(query.after(last)));
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
            if (account.sequence() == 0 || !account.erase(key)) {
                return 0;
            }
            erased.put(pseudonymOf(id), account);
            accounts.remove(id);
            return account.sequence();
        }
    }

    private Pseudonym pseudonymOf(AccountId id) {
        return key.pseudonym(id.program(), id.member());
    }
}
