package io.communitykit.membership.points.lot;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Points set aside for an order that is not yet certain. They have left their lots, so that they neither expire nor are
 * spent elsewhere until the hold is committed, voided or released.
 *
 * @param key the key under which the hold was made
 * @param currency the currency
 * @param points how many, above 0
 * @param subject what they are for, where the host said so
 * @param releaseAt when they return by themselves; empty if never
 * @param shares from which lots they come; the points add up
 */
public record Hold(
        IdempotencyKey key,
        CurrencyId currency,
        long points,
        Optional<Subject> subject,
        Optional<Instant> releaseAt,
        List<LotShare> shares) {

    /**
     * Copies the list.
     *
     * @param key the key under which the hold was made
     * @param currency the currency
     * @param points how many, above 0
     * @param subject what they are for
     * @param releaseAt when they return by themselves
     * @param shares from which lots they come
     */
    public Hold {
        shares = List.copyOf(shares);
    }
}
