package io.communitykit.membership.points;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a fact or command asks of an account beyond giving and taking points. */
public sealed interface Action {

    /**
     * Makes the lots active that wait for a fact of a type about the task's subject.
     *
     * @param event the type
     */
    record Activate(EventType event) implements Action {}

    /**
     * Undoes earlier postings.
     *
     * @param origin which ones
     * @param of the type of facts that are undone; empty for all. What commands earned and spent is undone with either
     * @param share how much; empty for all that is left
     */
    record Reverse(Origin origin, Optional<EventType> of, Optional<Share> share) implements Action {

        /**
         * A share of an order.
         *
         * @param refunded what is refunded now, above 0
         * @param paid what was paid in all; empty if the postings say so
         */
        public record Share(Money refunded, Optional<Money> paid) {

            /**
             * How a command's digest names a share, so that a later refund can tell whether it means the same payment.
             *
             * @param refunded what is refunded
             * @param paid what was paid in all
             * @return a text that only the same two amounts have
             */
            public static String text(Money refunded, Money paid) {
                return refunded + " of " + paid;
            }
        }
    }

    /**
     * Sets points aside under the task's key.
     *
     * @param currency in which currency
     * @param points how many
     * @param releaseAt when they return by themselves; empty for the program's own time
     */
    record SetAside(CurrencyId currency, long points, Optional<Instant> releaseAt) implements Action {}

    /**
     * Spends what is set aside under the task's key.
     *
     * @param points how many; empty for all
     */
    record CommitHold(OptionalLong points) implements Action {}

    /** Gives back what is set aside under the task's key. */
    record VoidHold() implements Action {}

    /**
     * Brings back expired points.
     *
     * @param currency in which currency
     * @param points how many
     */
    record BringBack(CurrencyId currency, long points) implements Action {}

    /**
     * Turns points of one currency into another's.
     *
     * @param rule whose rate; the program that decides may not have it any more
     * @param points how many are offered
     */
    record Convert(RuleId rule, long points) implements Action {}

    /**
     * Gives a tier by decision.
     *
     * @param ladder the ladder
     * @param lock the lock
     */
    record LockTier(LadderId ladder, TierLock lock) implements Action {}

    /**
     * Ends all locks on a tier.
     *
     * @param ladder the ladder
     * @param tier the tier
     */
    record UnlockTier(LadderId ladder, TierId tier) implements Action {}

    /**
     * Gives a tier for a time that is bought.
     *
     * @param offer the offer of the tier program
     */
    record BuyTier(RuleId offer) implements Action {}

    /**
     * Puts the member on ladders that know nothing of what came in before.
     *
     * @param places what each would have counted
     */
    record Enrol(Map<LadderId, TierState> places) implements Action {

        /**
         * Copies the map.
         *
         * @param places what each would have counted
         */
        public Enrol {
            places = Map.copyOf(places);
        }
    }

    /**
     * Uses a benefit: what quotas leave in a window first, then what is in lots.
     *
     * @param benefit the currency that counts it
     * @param rule names the benefit in the entry that a quota makes
     * @param units how many are used
     * @param quotas what a member of a tier may use in the window
     * @param window the window; empty where no quota can be used now
     * @param expiresAt when the window ends, and with it what comes back of a quota
     */
    record Use(
            CurrencyId benefit,
            RuleId rule,
            long units,
            List<TierQuota> quotas,
            Optional<CapWindow> window,
            Optional<Instant> expiresAt)
            implements Action {

        /**
         * Copies the list.
         *
         * @param benefit the currency that counts it
         * @param rule names the benefit
         * @param units how many are used
         * @param quotas what a member of a tier may use
         * @param window the window
         * @param expiresAt when the window ends
         */
        public Use {
            quotas = List.copyOf(quotas);
        }

        /**
         * What members of a tier may use.
         *
         * @param tiers the tier
         * @param units how many; {@link Long#MAX_VALUE} for as many as they like
         */
        public record TierQuota(Multiplier.ForTiers tiers, long units) {}
    }
}
