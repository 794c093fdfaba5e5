package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Want;
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
    boolean erased;
    long sequence;

    @Nullable
    Instant lastRecorded;

    Map<CurrencyId, Pot> pots = Map.of();

    final Set<CurrencyId> storedPots = new HashSet<>();
    final Set<CapWindow> storedWindows = new HashSet<>();
    final Map<CapWindow, Long> used = new HashMap<>();
    final Map<PostingKey, Posting> told = new HashMap<>();

    /** What was asked of the database so far, found or not. */
    final Set<PostingKey> knownKeys = new HashSet<>();

    final Set<CapWindow> knownWindows = new HashSet<>();

    /** What units have changed, to be written. */
    final Set<CurrencyId> changedPots = new LinkedHashSet<>();

    final Set<CapWindow> changedWindows = new LinkedHashSet<>();
    boolean changed;

    Row(AccountId id, Pseudonym pseudonym) {
        this.id = id;
        this.pseudonym = pseudonym;
    }

    AccountState state(Want want) {
        Map<CapWindow, Long> windows = new HashMap<>();
        for (CapWindow window : want.windows()) {
            Long points = used.get(window);
            if (points != null) {
                windows.put(window, points);
            }
        }
        return new AccountState(
                id,
                status(),
                sequence,
                Optional.ofNullable(lastRecorded),
                erased ? Map.of() : pots,
                want.key().map(told::get),
                windows);
    }

    private AccountState.Status status() {
        if (erased) {
            return AccountState.Status.ERASED;
        }
        return sequence == 0 ? AccountState.Status.NEW : AccountState.Status.OPEN;
    }

    void apply(Changes changes) {
        Posting posting = changes.posting();
        sequence = posting.sequence();
        lastRecorded = posting.recordedAt();
        told.put(posting.key(), posting);
        knownKeys.add(posting.key());
        Map<CurrencyId, Pot> next = new HashMap<>(pots);
        next.putAll(changes.pots());
        pots = Map.copyOf(next);
        used.putAll(changes.used());
        knownWindows.addAll(changes.used().keySet());
        changedPots.addAll(changes.pots().keySet());
        changedWindows.addAll(changes.used().keySet());
        changed = true;
    }
}
