package io.communitykit.core.segment.lint;

import org.jspecify.annotations.Nullable;

/** How much work may still be done, in looks at a node or a cell. For one thread. */
final class Budget {

    private final @Nullable Budget whole;
    private long left;

    private Budget(@Nullable Budget whole, long left) {
        this.whole = whole;
        this.left = left;
    }

    static Budget of(long steps) {
        return new Budget(null, steps);
    }

    /** A part for one question, which ends where the whole ends too. */
    Budget upTo(long steps) {
        return new Budget(this, steps);
    }

    /** Takes some away; false where there is too little. */
    boolean spend(long steps) {
        left -= Math.min(steps, left + 1);
        return left >= 0 && (whole == null || whole.spend(steps));
    }

    boolean isSpent() {
        return left < 0 || (whole != null && whole.isSpent());
    }
}
