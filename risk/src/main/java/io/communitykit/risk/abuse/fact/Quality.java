package io.communitykit.risk.abuse.fact;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;

/**
 * What became of a member so far. The latest counts; of two at one instant, the one with more orders, then with more days. That a friend
 * came to nothing is known only of a quality as of {@code keptDays} of the policy after they were brought, or later: what is told the day
 * after a registration is no word against anybody, so tell it again as time goes on.
 *
 * @param key what makes the fact the same one when it is told again
 * @param at as of when, cut to microseconds
 * @param member who
 * @param orders how many paid orders, 0 or more
 * @param keptDays how many days from registration to the last visit, 0 or more
 */
public record Quality(IdempotencyKey key, Instant at, MemberId member, int orders, int keptDays) implements AbuseFact {

    /**
     * Checks the counts and cuts the instant.
     *
     * @param key what makes the fact the same one
     * @param at as of when
     * @param member who
     * @param orders how many paid orders
     * @param keptDays how many days
     */
    public Quality {
        at = Timestamps.cut("time of a quality", at);
        if (orders < 0) {
            throw InvalidValueException.of("orders", "0 or more", orders);
        }
        if (keptDays < 0) {
            throw InvalidValueException.of("kept days", "0 or more", keptDays);
        }
    }

    @Override
    public List<MemberId> members() {
        return List.of(member);
    }
}
