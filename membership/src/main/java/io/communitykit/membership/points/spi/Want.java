package io.communitykit.membership.points.spi;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.PostingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of an account's state a decision needs. What a store adds of its own accord does no harm: a decision on part of
 * the state equals the decision on all of it.
 *
 * @param account the account
 * @param key the key whose posting is wanted, if it was told before
 * @param windows the cap windows whose use is wanted
 * @param dueBy all lots and holds to which something happens by itself until then, that instant included, and all lots that
 *     the shares of those holds name; empty for none
 * @param lots further lots
 * @param hold the hold made under this key, and all lots that its shares name
 * @param origin earlier postings, and all lots that their entries name
 */
public record Want(
        AccountId account,
        Optional<PostingKey> key,
        Set<CapWindow> windows,
        Optional<Instant> dueBy,
        List<LotWant> lots,
        Optional<IdempotencyKey> hold,
        Optional<Origin> origin) {

    /**
     * Copies the collections.
     *
     * @param account the account
     * @param key the key whose posting is wanted, if it was told before
     * @param windows the cap windows whose use is wanted
     * @param dueBy all lots and holds to which something happens by itself until then
     * @param lots further lots
     * @param hold the hold made under this key
     * @param origin earlier postings
     */
    public Want {
        windows = copy(windows);
        lots = List.copyOf(lots);
    }

    /**
     * Wants neither lots nor holds.
     *
     * @param account the account
     * @param key the key whose posting is wanted, if it was told before
     * @param windows the cap windows whose use is wanted
     */
    public Want(AccountId account, Optional<PostingKey> key, Set<CapWindow> windows) {
        this(account, key, windows, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** In their order. Most wants have no window or one. */
    private static Set<CapWindow> copy(Set<CapWindow> windows) {
        return switch (windows.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of(windows.iterator().next());
            default -> Collections.unmodifiableSet(new LinkedHashSet<>(windows));
        };
    }

    /**
     * Wants no more than the balances.
     *
     * @param account the account
     * @return the want
     */
    public static Want balances(AccountId account) {
        return new Want(account, Optional.empty(), Set.of());
    }

    /**
     * Wants the balances and what is due by an instant.
     *
     * @param account the account
     * @param dueBy the instant
     * @return the want
     */
    public static Want due(AccountId account, Instant dueBy) {
        return new Want(
                account, Optional.empty(), Set.of(), Optional.of(dueBy), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Wants further lots beside.
     *
     * @param more the lots
     * @return a copy
     */
    public Want with(List<LotWant> more) {
        List<LotWant> all = new ArrayList<>(lots);
        all.addAll(more);
        return new Want(account, key, windows, dueBy, all, hold, origin);
    }

    /**
     * Wants further cap windows beside.
     *
     * @param more the windows
     * @return a copy
     */
    public Want with(Set<CapWindow> more) {
        Set<CapWindow> all = new LinkedHashSet<>(windows);
        all.addAll(more);
        return new Want(account, key, all, dueBy, lots, hold, origin);
    }

    /**
     * Wants the postings of another origin in place of this one's.
     *
     * @param other the origin
     * @return a copy
     */
    public Want with(Origin other) {
        return new Want(account, key, windows, dueBy, lots, hold, Optional.of(other));
    }
}
