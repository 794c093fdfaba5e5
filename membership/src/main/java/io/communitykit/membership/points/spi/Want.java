package io.communitykit.membership.points.spi;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.PostingKey;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of an account's state a decision needs.
 *
 * @param account the account
 * @param key the key whose posting is wanted, if it was told before
 * @param windows the cap windows whose use is wanted
 */
public record Want(AccountId account, Optional<PostingKey> key, Set<CapWindow> windows) {

    /**
     * Copies the set.
     *
     * @param account the account
     * @param key the key whose posting is wanted, if it was told before
     * @param windows the cap windows whose use is wanted
     */
    public Want {
        windows = copy(windows);
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
}
