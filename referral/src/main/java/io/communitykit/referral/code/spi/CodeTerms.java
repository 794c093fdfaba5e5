package io.communitykit.referral.code.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * When and how often a code may be used. Fixed when it is issued. Immutable and safe for many threads.
 *
 * @param startsAt from this instant on, in microseconds
 * @param endsAt before this instant; for ever where empty
 * @param limit how often; 0 for as often as anybody likes
 */
public record CodeTerms(Instant startsAt, Optional<Instant> endsAt, long limit) {

    /**
     * Cuts the instants and checks the rest.
     *
     * @param startsAt from this instant on
     * @param endsAt before this instant
     * @param limit how often
     */
    public CodeTerms {
        startsAt = Timestamps.cut("start of a code", startsAt);
        endsAt = endsAt.map(at -> Timestamps.cut("end of a code", at));
        if (limit < 0) {
            throw InvalidValueException.of("limit of a code", "at least 0", limit);
        }
    }
}
