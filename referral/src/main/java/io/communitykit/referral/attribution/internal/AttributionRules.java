package io.communitykit.referral.attribution.internal;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import io.communitykit.referral.attribution.Strength;
import java.time.Duration;

/** A policy in numbers: spans in microseconds, role and strength as one rank, 0 the best. Immutable and safe for many threads. */
public final class AttributionRules {

    /** Later than all instants, and far enough from the limit that a span can be added. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** Roles times strengths. */
    static final int RANKS = 8;

    private static final int STRENGTHS = 4;

    private final long[] windows = new long[STRENGTHS];
    private final AttributionPolicy policy;
    final Friends friends;
    final long validity;
    final long protection;
    final long saleProtection;

    /** Whether the earliest of a rank is the best of it. */
    final boolean earliest;

    /** Whether a bound touch is protected. */
    final boolean locks;

    /**
     * Prepares a policy.
     *
     * @param policy the policy
     */
    public AttributionRules(AttributionPolicy policy) {
        this.policy = policy;
        for (Strength strength : Strength.values()) {
            Duration window = policy.windows().get(strength);
            windows[place(strength)] = window == null ? 0 : Timestamps.toMicros(window);
        }
        this.friends = policy.friends();
        this.validity = policy.validity().map(Timestamps::toMicros).orElse(NEVER);
        this.protection = policy.protection().map(Timestamps::toMicros).orElse(NEVER);
        this.saleProtection = Timestamps.toMicros(policy.saleProtection());
        this.earliest = policy.model() == Model.FIRST_TOUCH;
        this.locks = policy.model() == Model.FIRST_TOUCH_LOCKED;
    }

    /** Microseconds; 0 for a strength that does not count. */
    long window(Strength strength) {
        return windows[place(strength)];
    }

    int rank(PromoterKind kind, Strength strength) {
        boolean behind = policy.roles() != Roles.EQUAL
                && (kind == PromoterKind.REFERRAL) == (policy.roles() == Roles.AFFILIATE_FIRST);
        return (behind ? STRENGTHS : 0) + place(strength);
    }

    /** Whether two ranks are of different roles, where that matters. */
    static boolean otherRole(int rank, int other) {
        return rank / STRENGTHS != other / STRENGTHS;
    }

    private static int place(Strength strength) {
        return switch (strength) {
            case TYPED_CODE -> 0;
            case COUPON_CODE -> 1;
            case DETERMINISTIC_CLICK -> 2;
            case PROBABILISTIC_CLICK -> 3;
        };
    }
}
