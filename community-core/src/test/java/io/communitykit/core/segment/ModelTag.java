package io.communitykit.core.segment;

import io.communitykit.core.time.Timestamps;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A tag with an arithmetic of its own: half-lives as fractions of whole numbers, thresholds by search. */
record ModelTag(int confidence, Instant at, Optional<Instant> expires, Optional<Duration> halfLife) {

    static ModelTag of(Tag tag) {
        return new ModelTag(
                tag.confidence(),
                tag.at(),
                tag.fading().filter(Fading.Expires.class::isInstance).map(it -> ((Fading.Expires) it).at()),
                tag.fading().filter(Fading.HalfLife.class::isInstance).map(it -> ((Fading.HalfLife) it).halfLife()));
    }

    int left(Instant now) {
        if (expires.isPresent()) {
            return expires.get().isAfter(now) ? confidence : 0;
        } else if (halfLife.isEmpty() || !now.isAfter(at)) {
            return confidence;
        }
        long life = halfLife.get().toNanos() / 1_000;
        long age = Timestamps.toMicros(now) - Timestamps.toMicros(at);
        // c / 2^k * (1 - r / 2), where k half-lives have gone and the part r = rest / life of the next
        int k = (int) Math.min(40, age / life);
        BigInteger rest = BigInteger.valueOf(age % life);
        BigInteger two = BigInteger.TWO;
        BigInteger above = BigInteger.valueOf(confidence)
                .multiply(two.multiply(BigInteger.valueOf(life)).subtract(rest));
        return above.divide(two.pow(k).multiply(two).multiply(BigInteger.valueOf(life)))
                .intValueExact();
    }

    /** The first microsecond at which less is left; empty where none is within the years that count. */
    Optional<Instant> fallsBelow(int least) {
        if (expires.isPresent()) {
            return expires;
        } else if (halfLife.isEmpty() || left(at) < least || left(Timestamps.MAX) >= least) {
            return Optional.empty();
        }
        long enough = Timestamps.toMicros(at);
        long less = Timestamps.toMicros(Timestamps.MAX);
        while (less - enough > 1) {
            long middle = enough + (less - enough) / 2;
            if (left(Timestamps.ofMicros(middle)) < least) {
                less = middle;
            } else {
                enough = middle;
            }
        }
        return Optional.of(Timestamps.ofMicros(less));
    }
}
