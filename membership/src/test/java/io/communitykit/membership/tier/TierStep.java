package io.communitykit.membership.tier;

import java.time.Duration;
import java.util.Optional;

/** What happens next in a random history. */
sealed interface TierStep {

    /** The clock moves, perhaps backwards. */
    record Move(Duration by) implements TierStep {}

    /** The clock moves to so long after (before) the first instant of a later day. */
    record Midnight(int days, Duration after) implements TierStep {}

    /** What is due is posted. */
    record Due() implements TierStep {}

    /** Points come in; a gift may be refunded. */
    record Grant(boolean growth, long points, Optional<Integer> gift, Duration ago) implements TierStep {}

    /** An order is paid. */
    record Paid(int order, long cents, Duration ago) implements TierStep {}

    /** A part of an order, or the rest of it, comes back. */
    record Refunded(int order, long cents, Duration ago) implements TierStep {}

    /** A share of a gift is taken back. */
    record GiftRefunded(int gift, long parts, Duration ago) implements TierStep {}

    /** A report costs points. */
    record Reported(Duration ago) implements TierStep {}

    /** The balance is corrected. */
    record Adjust(boolean growth, long points, Duration ago) implements TierStep {}

    /** Points are spent. */
    record Spend(boolean growth, long points) implements TierStep {}

    /** One of the postings before is undone. */
    record Undo(int which) implements TierStep {}

    /** A tier is given. */
    record Lock(int ladder, int tier, TierLock.Hold hold, Optional<Duration> time, Duration ago) implements TierStep {}

    /** Locks on a tier end. */
    record Unlock(int ladder, int tier) implements TierStep {}
}
