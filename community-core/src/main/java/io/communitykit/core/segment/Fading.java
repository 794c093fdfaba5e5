package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a tag's confidence goes with time. Immutable and safe for many threads. */
public sealed interface Fading {

    /**
     * What is left of a confidence.
     *
     * @param confidence basis points, 1 to 10,000, when the tag was set
     * @param since when it was set
     * @param now an instant; before {@code since} nothing has gone yet
     * @return basis points, 0 to {@code confidence}, rounded down
     */
    int left(int confidence, Instant since, Instant now);

    /**
     * The first instant at which less than some confidence is left.
     *
     * @param confidence basis points when the tag was set
     * @param since when it was set
     * @param least basis points, 1 to {@code confidence}
     * @return the instant; empty where it lies behind the year 9999
     */
    Optional<Instant> fallsBelow(int confidence, Instant since, int least);

    /**
     * The tag is gone at an instant, and whole before.
     *
     * @param at the first instant without the tag
     */
    record Expires(Instant at) implements Fading {

        /**
         * Cuts the instant to microseconds.
         *
         * @param at the first instant without the tag
         */
        public Expires {
            at = Timestamps.cut("expiry of a tag", at);
        }

        @Override
        public int left(int confidence, Instant since, Instant now) {
            return now.isBefore(at) ? confidence : 0;
        }

        @Override
        public Optional<Instant> fallsBelow(int confidence, Instant since, int least) {
            return Optional.of(at);
        }
    }

    /**
     * Half of the confidence goes with each half-life; in between it goes evenly, so that every value can be reckoned exactly:
     * after k half-lives and a part r of one, c / 2^k * (1 - r / 2) is left. That lies above the exponential curve by at most
     * 6.1 per cent of its value.
     *
     * @param halfLife 1 second to 36,600 days; cut to microseconds
     */
    record HalfLife(Duration halfLife) implements Fading {

        private static final Duration LONGEST = Duration.ofDays(36_600);
        /** 10,000 basis points are less than 2^14, so after so many halvings less than 1 is left. */
        private static final int LAST = 14;

        /**
         * Checks the duration.
         *
         * @param halfLife how long
         */
        public HalfLife {
            if (halfLife.compareTo(Duration.ofSeconds(1)) < 0 || halfLife.compareTo(LONGEST) > 0) {
                throw InvalidValueException.of("half-life", "1 second to 36600 days", halfLife);
            }
            halfLife = halfLife.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public int left(int confidence, Instant since, Instant now) {
            long age = Math.max(0, Timestamps.toMicros(now) - Timestamps.toMicros(since));
            long life = Timestamps.toMicros(halfLife);
            long halvings = age / life;
            if (halvings >= LAST) {
                return 0;
            }
            long rest = 2 * life - age % life;
            BigInteger left = BigInteger.valueOf(confidence).multiply(BigInteger.valueOf(rest));
            return left.divide(BigInteger.valueOf(life).shiftLeft(1 + (int) halvings))
                    .intValueExact();
        }

        /** Solves c * (2h - r) >= least * 2h * 2^k for the last r of the last k that has one. */
        @Override
        public Optional<Instant> fallsBelow(int confidence, Instant since, int least) {
            long life = Timestamps.toMicros(halfLife);
            int halvings = 0;
            while (confidence >= (long) least << (halvings + 1)) {
                halvings++;
            }
            BigInteger needed =
                    BigInteger.valueOf(least).multiply(BigInteger.valueOf(life)).shiftLeft(1 + halvings);
            BigInteger[] rest = needed.divideAndRemainder(BigInteger.valueOf(confidence));
            BigInteger leastRest = rest[1].signum() == 0 ? rest[0] : rest[0].add(BigInteger.ONE);
            long last = Math.min(2 * life - leastRest.longValueExact(), life - 1);
            long at = Timestamps.toMicros(since) + halvings * life + last + 1;
            return at > Timestamps.toMicros(Timestamps.MAX) ? Optional.empty() : Optional.of(Timestamps.ofMicros(at));
        }
    }
}
