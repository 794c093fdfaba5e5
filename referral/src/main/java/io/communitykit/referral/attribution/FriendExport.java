package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.attribution.FriendHistory.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of who brought a member. What the member brought stands in the books of the others. Immutable and safe for many
 * threads.
 *
 * @param member who
 * @param registeredAt when the member registered; empty where that was not told
 * @param touches by instant; copied
 * @param orders by instant; copied
 */
public record FriendExport(
        MemberId member, Optional<Instant> registeredAt, List<Told> touches, List<OrderAttribution> orders) {

    /**
     * Copies the lists.
     *
     * @param member who
     * @param registeredAt when the member registered
     * @param touches by instant
     * @param orders by instant
     */
    public FriendExport {
        touches = List.copyOf(touches);
        orders = List.copyOf(orders);
    }
}
