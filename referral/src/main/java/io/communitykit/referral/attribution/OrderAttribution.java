package io.communitykit.referral.attribution;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Promoter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is credited with an order: the snapshot that rewards and commission are paid by, whatever is bound later. Immutable and safe for
 * many threads.
 *
 * @param order which order
 * @param buyer whose
 * @param paidAt when it was paid
 * @param number the buyer's first, second, ... order that was told, from 1
 * @param credit who is credited; empty for nobody
 * @param upline who had brought the one credited; empty for nobody, and where nobody was credited; stays where the one credited was
 *     erased since
 * @param losses the touches that were not credited, in the order of time; copied
 * @param policy the edition that decided
 */
public record OrderAttribution(
        OrderId order,
        MemberId buyer,
        Instant paidAt,
        int number,
        Optional<Credit> credit,
        Optional<Promoter> upline,
        List<Loss> losses,
        PolicyVersion policy) {

    /**
     * Copies the losses, and checks the number.
     *
     * @param order which order
     * @param buyer whose
     * @param paidAt when it was paid
     * @param number the buyer's how-manieth order
     * @param credit who is credited
     * @param upline who had brought the one credited
     * @param losses the touches that were not credited
     * @param policy the edition that decided
     */
    public OrderAttribution {
        losses = List.copyOf(losses);
        if (number < 1) {
            throw InvalidValueException.of("number of an order", "1 or more", number);
        }
    }
}
