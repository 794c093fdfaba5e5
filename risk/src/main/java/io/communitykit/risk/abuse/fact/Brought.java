package io.communitykit.risk.abuse.fact;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member was brought by another. The same pair told under several keys is one referral: the earliest instant and the shortest time from
 * the click count. A member who brought themselves is taken and judged like any other.
 *
 * @param key what makes the fact the same one when it is told again
 * @param at when the friend registered, cut to microseconds
 * @param referrer who brought
 * @param friend who came
 * @param fromClick the time from the click to the registration, not negative; empty if not known
 */
public record Brought(IdempotencyKey key, Instant at, MemberId referrer, MemberId friend, Optional<Duration> fromClick)
        implements AbuseFact {

    /**
     * Checks the time and cuts the instant.
     *
     * @param key what makes the fact the same one
     * @param at when the friend registered
     * @param referrer who brought
     * @param friend who came
     * @param fromClick the time from the click to the registration
     */
    public Brought {
        at = Timestamps.cut("time of a registration", at);
        fromClick.filter(time -> time.isNegative() || time.toDays() > 36_500).ifPresent(time -> {
            throw InvalidValueException.of("time from click to registration", "0 to 36500 days", time);
        });
    }

    @Override
    public List<MemberId> members() {
        return List.of(referrer, friend);
    }
}
