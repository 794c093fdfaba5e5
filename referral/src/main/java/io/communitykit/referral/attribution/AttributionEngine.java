package io.communitykit.referral.attribution;

import io.communitykit.referral.attribution.internal.AttributionRules;
import io.communitykit.referral.attribution.internal.HistoryFold;
import java.time.Instant;

/**
 * Decides who is bound, by what was told and nothing else: a fold over touches and what the friend did, in the order in which they
 * happened, whatever the order in which they were told. Pure, immutable and safe for many threads.
 *
 * <p>At equal instants touches go before registering and that before orders; touches go by key (source, then id, by UTF-16 code units),
 * orders by id. A touch on the instant of an order can be credited with it.
 *
 * <p>A touch counts from its instant until its window ends or, if that is later, what prolonged it ends: registering and an order prolong
 * the touch that is bound, or is credited with the order, by the validity. Of those that count the best is bound: by role, strength and
 * model. Who is bound may hold the others off, by the model's protection or after a credited order: touches of other promoters that
 * happen meanwhile never count, unless an order was credited to them nevertheless, because something was told too late. A credited
 * order binds the touch that it was credited to for the protection of sales.
 */
public final class AttributionEngine {

    private final AttributionRules rules;

    /**
     * Prepares to decide.
     *
     * @param policy the rules
     */
    public AttributionEngine(AttributionPolicy policy) {
        this.rules = new AttributionRules(policy);
    }

    /**
     * Decides who is bound. O(n log n) in touches and sales; O(n) where they come in their order.
     *
     * @param history what was told; nothing later than {@code at} counts
     * @param at as of when, in microseconds; finer parts are cut
     * @return the touch that counts, and one reason for each other
     */
    public Resolution resolve(FriendHistory history, Instant at) {
        return new HistoryFold(rules, history).at(at);
    }
}
