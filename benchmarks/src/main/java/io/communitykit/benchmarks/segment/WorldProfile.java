package io.communitykit.benchmarks.segment;

import java.util.Set;

/**
 * A member as a plain object. Every attribute is known, since the peers disagree about what is missing.
 *
 * @param spend in minor units
 * @param lastLogin microseconds since 1970
 * @param lastPurchase microseconds since 1970
 */
record WorldProfile(
        String tier,
        String city,
        long spend,
        long orders,
        long points,
        long lastLogin,
        long lastPurchase,
        Set<String> tags) {}
