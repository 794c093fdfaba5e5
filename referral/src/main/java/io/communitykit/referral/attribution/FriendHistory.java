package io.communitykit.referral.attribution;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that was told of a friend and matters for who is credited; in any order. Immutable and safe for many threads.
 *
 * @param friend who
 * @param registeredAt when the friend became a member; empty where that was not told
 * @param firstPaidAt when the first order was paid, where it is older than the sales that are listed
 * @param touches who reached the friend, each key once; copied
 * @param sales the friend's orders; copied
 */
public record FriendHistory(
        MemberId friend,
        Optional<Instant> registeredAt,
        Optional<Instant> firstPaidAt,
        List<Told> touches,
        List<Sale> sales) {

    /**
     * Copies the lists.
     *
     * @param friend who
     * @param registeredAt when the friend became a member
     * @param firstPaidAt when the first order was paid
     * @param touches who reached the friend
     * @param sales the friend's orders
     */
    public FriendHistory {
        touches = List.copyOf(touches);
        sales = List.copyOf(sales);
    }

    /**
     * A history of touches and sales only.
     *
     * @param friend who
     * @param touches who reached the friend
     * @param sales the friend's orders
     * @return the history
     */
    public static FriendHistory of(MemberId friend, List<Told> touches, List<Sale> sales) {
        return new FriendHistory(friend, Optional.empty(), Optional.empty(), touches, sales);
    }

    /**
     * A touch that was told.
     *
     * @param key names it
     * @param promoter by whom; what is left of one who was erased
     * @param kind in what role
     * @param channel on which way
     * @param strength how surely
     * @param at when, in microseconds
     * @param refused why it never counts, where that was found when it was told; empty where it may
     */
    public record Told(
            IdempotencyKey key,
            Party promoter,
            PromoterKind kind,
            ChannelId channel,
            Strength strength,
            Instant at,
            Optional<Reason> refused) {

        /**
         * Cuts the instant.
         *
         * @param key names it
         * @param promoter by whom
         * @param kind in what role
         * @param channel on which way
         * @param strength how surely
         * @param at when
         * @param refused why it never counts
         */
        public Told {
            at = Timestamps.cut("instant of a touch", at);
        }

        /**
         * A touch as it is told.
         *
         * @param touch the fact
         * @return the same, with nothing against it
         */
        public static Told of(Touch touch) {
            return new Told(
                    touch.key(),
                    Party.of(touch.promoter().member()),
                    touch.promoter().kind(),
                    touch.channel(),
                    touch.strength(),
                    touch.occurredAt(),
                    Optional.empty());
        }

        /**
         * The same, found not to count.
         *
         * @param reason why
         * @return the touch
         */
        public Told refusedFor(Reason reason) {
            return new Told(key, promoter, kind, channel, strength, at, Optional.of(reason));
        }
    }

    /**
     * An order that was paid, and the touch that was credited with it then.
     *
     * @param order which order
     * @param at when it was paid, in microseconds
     * @param credited the key of the touch; empty for none
     */
    public record Sale(OrderId order, Instant at, Optional<IdempotencyKey> credited) {

        /**
         * Cuts the instant.
         *
         * @param order which order
         * @param at when it was paid
         * @param credited the key of the touch
         */
        public Sale {
            at = Timestamps.cut("instant of an order", at);
        }
    }
}
