package io.communitykit.membership.points.internal.reading;

import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** An account as it is once what was due by now is posted. Changes nothing. */
public final class Settled {

    private final PointsStore store;
    private final AccountState state;
    private final List<Posting> due;
    private final Map<CurrencyId, Pot> pots;
    private final Map<LotId, Lot> lots = new TreeMap<>();
    private final Map<LadderId, TierState> tiers;

    private Settled(PointsStore store, AccountState state, List<Changes> changes) {
        this.store = store;
        this.state = state;
        this.due = changes.stream().flatMap(each -> each.postings().stream()).toList();
        this.pots = new TreeMap<>(state.pots());
        this.tiers = new TreeMap<>(state.tiers());
        state.lots().forEach(lot -> lots.put(lot.id(), lot));
        for (Changes each : changes) {
            pots.putAll(each.pots());
            tiers.putAll(each.tiers());
            each.lots().forEach(lot -> lots.put(lot.id(), lot));
        }
    }

    /**
     * Looks ahead.
     *
     * @param store where the account is
     * @param program the edition that decides
     * @param want wants at least what is due by then
     * @param now the instant
     * @return the account as of the instant
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public static Settled read(PointsStore store, PointsProgram program, Want want, Instant now) {
        return of(store, program, store.read(List.of(want)).get(0), now);
    }

    /**
     * The same from a state that was read before; reads more of the account where the rules need it.
     *
     * @param store where the account is
     * @param program the edition that decides
     * @param shown the state
     * @param now the instant
     * @return the account as of the instant
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public static Settled of(PointsStore store, PointsProgram program, AccountState shown, Instant now) {
        AccountState state = shown;
        while (true) {
            Decision<List<Posting>> decision = PointsRules.due(state, program, now);
            if (decision instanceof Decision.More<List<Posting>> more) {
                state = store.read(more.wants()).get(0);
            } else if (decision instanceof Decision.Commit<List<Posting>> commit) {
                return new Settled(store, state, commit.changes());
            } else {
                return new Settled(store, state, List.of());
            }
        }
    }

    /**
     * Whether the account can be posted to.
     *
     * @return its status
     */
    public AccountState.Status status() {
        return state.status();
    }

    /**
     * The number of the last posting that is there.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return state.sequence();
    }

    /**
     * What the member has.
     *
     * @return every currency that ever moved, in the order of the ids
     */
    public Map<CurrencyId, Pot> pots() {
        return pots;
    }

    /**
     * What the wanted cap windows have counted.
     *
     * @return net points; a window without an entry stands at 0
     */
    public Map<CapWindow, Long> used() {
        return state.used();
    }

    /**
     * What the member has in one currency.
     *
     * @param currency the currency
     * @return its pot, empty if it never moved
     */
    public Pot pot(CurrencyId currency) {
        return pots.getOrDefault(currency, Pot.EMPTY);
    }

    /**
     * Where the member stands.
     *
     * @return every place on a ladder, in the order of the ids
     */
    public Map<LadderId, TierState> tiers() {
        return tiers;
    }

    /**
     * The lots that were wanted, and those that change.
     *
     * @return each once, in the order of the ids
     */
    public List<Lot> lots() {
        return List.copyOf(lots.values());
    }

    /**
     * What is not posted yet.
     *
     * @return postings numbered as they would be
     */
    public List<Posting> due() {
        return due;
    }

    /**
     * Whether a posting is not posted yet.
     *
     * @param posting one of the account
     * @return true if so
     */
    public boolean isDue(Posting posting) {
        return posting.sequence() > state.sequence();
    }

    /**
     * All postings in order, then those that are due.
     *
     * @param each takes one after the other
     * @return false if the member was erased meanwhile
     */
    public boolean forEach(Consumer<Posting> each) {
        long[] last = {0};
        AccountPages.forEach(store, new PostingQuery.Whose.Member(state.account()), 0, posting -> {
            if (!isDue(posting)) {
                last[0] = posting.sequence();
                each.accept(posting);
            }
        });
        due.forEach(each);
        return last[0] == state.sequence() || stillOpen();
    }

    private boolean stillOpen() {
        return store.read(List.of(Want.balances(state.account()))).get(0).status() == AccountState.Status.OPEN;
    }
}
