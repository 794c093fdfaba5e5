package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account as a transaction sees it: what was read of it, and what units have changed since. Not safe for many threads.
 */
final class Row {

    /** Version of an account that has no row. */
    static final long MISSING = -1;

    final AccountId id;
    final Pseudonym pseudonym;
    long version = MISSING;

    /** The row was locked before anything of the account was read. */
    boolean locked;

    boolean erased;
    long sequence;
    long sealed;

    @Nullable
    Instant lastRecorded;

    /** Nothing happens to the account by itself before; null if nothing is ahead. */
    @Nullable
    Instant nextDue;

    /** What was due next may have gone: {@link #nextDue} is still right, but may be too early. */
    boolean nextDueGone;

    /** By when all that is due was read. */
    Instant dueRead = Instant.MIN;

    Map<CurrencyId, Pot> pots = Map.of();

    Map<LadderId, TierState> tiers = Map.of();

    final Set<CurrencyId> storedPots = new HashSet<>();
    final Set<LadderId> storedTiers = new HashSet<>();
    final Set<CapWindow> storedWindows = new HashSet<>();
    final Map<CapWindow, Long> used = new HashMap<>();
    final RowPostings postings = new RowPostings();
    final RowLots lots = new RowLots();
    final RowHolds holds = new RowHolds();

    /** What was asked of the database so far, found or not. */
    final Set<CapWindow> knownWindows = new HashSet<>();

    /** What units have changed, to be written. */
    final Set<CurrencyId> changedPots = new LinkedHashSet<>();

    final Set<LadderId> changedTiers = new LinkedHashSet<>();
    final Set<CapWindow> changedWindows = new LinkedHashSet<>();
    boolean changed;

    Row(AccountId id, Pseudonym pseudonym) {
        this.id = id;
        this.pseudonym = pseudonym;
    }

    void storedSequence(long stored) {
        sequence = stored;
        lots.storedSequence(stored);
    }

    void storedPots(Map<CurrencyId, Pot> stored) {
        pots = Map.copyOf(stored);
        storedPots.addAll(stored.keySet());
    }

    void storedTiers(Map<LadderId, TierState> stored) {
        tiers = Map.copyOf(stored);
        storedTiers.addAll(stored.keySet());
    }

    Pot pot(CurrencyId currency) {
        return pots.getOrDefault(currency, Pot.EMPTY);
    }

    AccountState.Status status() {
        if (erased) {
            return AccountState.Status.ERASED;
        }
        return sequence == 0 ? AccountState.Status.NEW : AccountState.Status.OPEN;
    }

    /** Whether something may happen to the account until then. */
    boolean isDue(Instant by) {
        return nextDue != null && !nextDue.isAfter(by);
    }

    void apply(Changes changes) {
        for (Posting posting : changes.postings()) {
            postings.make(posting);
            sealed = posting.kind() == PostingKind.SEAL ? posting.sequence() : sealed;
        }
        sequence = changes.last().sequence();
        lastRecorded = changes.last().recordedAt();
        apply(changes.pots());
        place(changes.tiers());
        used.putAll(changes.used());
        knownWindows.addAll(changes.used().keySet());
        changedWindows.addAll(changes.used().keySet());
        for (Lot lot : changes.lots()) {
            nextDueGone |= lots.put(lot, nextDue);
            due(lot.dueAt());
        }
        for (Hold hold : changes.holds()) {
            holds.make(hold);
            due(hold.releaseAt());
        }
        for (IdempotencyKey key : changes.ended()) {
            nextDueGone |= holds.end(key, nextDue);
        }
        changed = true;
    }

    private void apply(Map<CurrencyId, Pot> changes) {
        Map<CurrencyId, Pot> next = new HashMap<>(pots);
        changes.forEach((currency, pot) -> {
            Pot before = next.put(currency, pot);
            nextDueGone |= before != null && gone(before.lapsesAt(), pot.lapsesAt());
            due(pot.lapsesAt());
        });
        pots = Map.copyOf(next);
        changedPots.addAll(changes.keySet());
    }

    private void place(Map<LadderId, TierState> changes) {
        Map<LadderId, TierState> next = new HashMap<>(tiers);
        changes.forEach((ladder, place) -> {
            TierState before = next.put(ladder, place);
            nextDueGone |= before != null && gone(before.dueAt(), place.dueAt());
            due(place.dueAt());
        });
        tiers = Map.copyOf(next);
        changedTiers.addAll(changes.keySet());
    }

    /** Whether what was due next is not any more. */
    private boolean gone(Optional<Instant> before, Optional<Instant> after) {
        return !before.equals(after) && before.filter(at -> at.equals(nextDue)).isPresent();
    }

    private void due(Optional<Instant> at) {
        if (at.isPresent() && (nextDue == null || at.get().isBefore(nextDue))) {
            nextDue = at.get();
        }
    }
}
