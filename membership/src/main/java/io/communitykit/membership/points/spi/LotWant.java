package io.communitykit.membership.points.spi;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.LotId;
import java.time.Instant;
import java.util.Set;

/** Lots that a decision needs. */
public sealed interface LotWant {

    /**
     * Active lots with points of one currency, the first ones in an order, as many as it takes for their points to reach a
     * number; all of them where they do not reach it. Lots that are due by the want's instant do not count.
     *
     * @param currency the currency
     * @param points the number, at least 1; {@link Long#MAX_VALUE} for all lots
     * @param order the order; all lots for {@link ConsumptionOrder#PROPORTIONAL}
     */
    record Cover(CurrencyId currency, long points, ConsumptionOrder order) implements LotWant {}

    /**
     * Lots by id; those that are closed are left out.
     *
     * @param ids the ids
     */
    record Named(Set<LotId> ids) implements LotWant {

        /**
         * Copies the set.
         *
         * @param ids the ids
         */
        public Named {
            ids = Set.copyOf(ids);
        }
    }

    /**
     * Lots of one currency of which points have expired, for the first time at an instant or later ({@link
     * io.communitykit.membership.points.lot.LotTerms#lostSince()}).
     *
     * @param currency the currency
     * @param since the instant
     */
    record Expired(CurrencyId currency, Instant since) implements LotWant {}

    /**
     * All lots of one currency that have points, whatever their state.
     *
     * @param currency the currency
     */
    record Open(CurrencyId currency) implements LotWant {}
}
