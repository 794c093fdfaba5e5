package io.communitykit.testkit.points.linearizability;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The least that keeps single accounts, without any check. Right as it is; those that break something extend it. */
class BareStore implements PointsStore {

    private final Map<AccountId, Books> accounts = new ConcurrentHashMap<>();

    /** One account; nothing in it changes. */
    record Books(
            Map<CurrencyId, Pot> pots, Map<LotId, Lot> lots, Map<IdempotencyKey, Hold> holds, List<Posting> postings) {

        static final Books EMPTY = new Books(Map.of(), Map.of(), Map.of(), List.of());

        AccountState state(Want want) {
            Optional<Posting> told = want.key()
                    .flatMap(key -> postings.stream()
                            .filter(posting -> posting.key().equals(key))
                            .findFirst());
            return new AccountState(
                    want,
                    postings.isEmpty() ? AccountState.Status.NEW : AccountState.Status.OPEN,
                    postings.size(),
                    postings.isEmpty()
                            ? Optional.empty()
                            : Optional.of(postings.get(postings.size() - 1).recordedAt()),
                    pots,
                    told,
                    Map.of(),
                    Optional.empty(),
                    List.copyOf(lots.values()),
                    List.copyOf(holds.values()),
                    List.of());
        }

        Books with(Changes changes) {
            Map<CurrencyId, Pot> newPots = new HashMap<>(pots);
            newPots.putAll(changes.pots());
            Map<LotId, Lot> newLots = new HashMap<>(lots);
            changes.lots().forEach(lot -> newLots.put(lot.id(), lot));
            newLots.values().removeIf(Lot::closed);
            Map<IdempotencyKey, Hold> newHolds = new HashMap<>(holds);
            changes.holds().forEach(hold -> newHolds.put(hold.key(), hold));
            newHolds.keySet().removeAll(changes.ended());
            List<Posting> newPostings = new ArrayList<>(postings);
            newPostings.addAll(changes.postings());
            return new Books(newPots, newLots, newHolds, newPostings);
        }
    }

    Books books(AccountId account) {
        return accounts.getOrDefault(account, Books.EMPTY);
    }

    @Override
    public synchronized <R> List<R> update(List<Unit<R>> units) {
        return units.stream().map(this::decide).toList();
    }

    <R> R decide(Unit<R> unit) {
        Decision<R> decision = unit.decider().decide(read(unit.wants()));
        while (decision instanceof Decision.More<R> more) {
            decision = unit.decider().decide(read(more.wants()));
        }
        if (decision instanceof Decision.Commit<R> commit) {
            for (Changes changes : commit.changes()) {
                store(changes);
            }
            return commit.result();
        }
        return ((Decision.Keep<R>) decision).result();
    }

    void store(Changes changes) {
        put(changes.account(), books(changes.account()).with(changes));
    }

    void put(AccountId account, Books books) {
        accounts.put(account, books);
    }

    @Override
    public List<AccountState> read(List<Want> wants) {
        return wants.stream().map(want -> books(want.account()).state(want)).toList();
    }

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        AccountId account = ((PostingQuery.Whose.Member) query.whose()).account();
        return new Page<>(books(account).postings(), Optional.empty());
    }

    @Override
    public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
        throw new UnsupportedOperationException("accounts are not listed here");
    }

    @Override
    public Erased erase(MemberId member) {
        throw new UnsupportedOperationException("nobody is erased here");
    }
}
