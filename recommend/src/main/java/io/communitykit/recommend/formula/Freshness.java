package io.communitykit.recommend.formula;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;
import java.time.Instant;

/**
 * How the age of content counts: as a factor of what speaks for it, or as an addend that is the same at any time. Content of the future gets
 * a factor of 0, so that nobody gains by dating ahead (Lemmy does so). The same on every machine. Immutable and safe for many threads.
 */
public sealed interface Freshness {

    /**
     * The factor.
     *
     * @param age since it was published; negative for content of the future
     * @return 0 to 1
     */
    default double factor(Duration age) {
        return age.isNegative() ? 0 : decay(Units.hours(age));
    }

    /**
     * The addend.
     *
     * @param publishedAt when it was published
     * @return a finite number; 0 unless this is {@link Reddit}
     */
    default double addend(Instant publishedAt) {
        return 0;
    }

    /**
     * The factor of content that is not of the future.
     *
     * @param hours its age, 0 or more
     * @return 0 to 1
     */
    double decay(double hours);

    /** Age does not count. */
    record None() implements Freshness {
        @Override
        public double decay(double hours) {
            return 1;
        }
    }

    /**
     * {@code 2 ^ -(age / halfLife)}.
     *
     * @param halfLife 1 minute to 36,600 days
     */
    record Exponential(Duration halfLife) implements Freshness {

        /**
         * Checks the range.
         *
         * @param halfLife 1 minute to 36,600 days
         */
        public Exponential {
            Units.duration("half-life of freshness", halfLife);
        }

        @Override
        public double decay(double hours) {
            return StrictMath.pow(2, -hours / Units.hours(halfLife));
        }
    }

    /**
     * Falls evenly from 1 to 0: {@code max(0, 1 - age / lifetime)}.
     *
     * @param lifetime 1 minute to 36,600 days
     */
    record Linear(Duration lifetime) implements Freshness {

        /**
         * Checks the range.
         *
         * @param lifetime 1 minute to 36,600 days
         */
        public Linear {
            Units.duration("lifetime of freshness", lifetime);
        }

        @Override
        public double decay(double hours) {
            return Math.max(0, 1 - hours / Units.hours(lifetime));
        }
    }

    /**
     * {@code (hours + offset) ^ -gravity}, with 1.8 and 2 that of Hacker News (news.arc); above 1 is cut to 1.
     *
     * @param gravity 0.001 to 10
     * @param offset 0 or more hours
     */
    record HackerNews(double gravity, double offset) implements Freshness {

        /**
         * Checks the ranges.
         *
         * @param gravity 0.001 to 10
         * @param offset 0 to 8,760 hours
         */
        public HackerNews {
            Checks.within("gravity", gravity, 0.001, 10);
            Checks.within("offset in hours", offset, 0, 8_760);
        }

        @Override
        public double decay(double hours) {
            return Math.min(1, StrictMath.pow(hours + offset, -gravity));
        }
    }

    /**
     * {@code (hours + offset) ^ -gravity} and 0 from {@code limit} on, with 1.8, 2 and 7 days that of Lemmy (utils.sql); above 1 is cut to 1.
     *
     * @param gravity 0.001 to 10
     * @param offset 0 to 8,760 hours
     * @param limit 1 minute to 36,600 days
     */
    record Lemmy(double gravity, double offset, Duration limit) implements Freshness {

        /**
         * Checks the ranges.
         *
         * @param gravity 0.001 to 10
         * @param offset 0 to 8,760 hours
         * @param limit 1 minute to 36,600 days
         */
        public Lemmy {
            Checks.within("gravity", gravity, 0.001, 10);
            Checks.within("offset in hours", offset, 0, 8_760);
            Units.duration("limit of freshness", limit);
        }

        @Override
        public double factor(Duration age) {
            return age.compareTo(limit) < 0 && !age.isZero() ? Freshness.super.factor(age) : 0;
        }

        @Override
        public double decay(double hours) {
            return Math.min(1, StrictMath.pow(hours + offset, -gravity));
        }
    }

    /**
     * Adds {@code (published - 1134028003 s) / perUnit}, so that newer content outbids older for ever and nothing has to be scored again as
     * time passes; with 45,000 seconds that of Reddit (_sorts.pyx).
     *
     * @param perUnit 1 second to 36,600 days: by so much newer counts 1 more
     */
    record Reddit(Duration perUnit) implements Freshness {

        private static final long EPOCH_SECOND = 1_134_028_003;

        /**
         * Checks the range.
         *
         * @param perUnit 1 second to 36,600 days
         */
        public Reddit {
            if (perUnit.compareTo(Duration.ofSeconds(1)) < 0 || perUnit.compareTo(Units.LONGEST) > 0) {
                throw InvalidValueException.of("unit of freshness", "1 second to 36600 days", perUnit);
            }
        }

        @Override
        public double decay(double hours) {
            return 1;
        }

        @Override
        public double addend(Instant publishedAt) {
            double seconds = (publishedAt.getEpochSecond() - EPOCH_SECOND) + publishedAt.getNano() / 1e9;
            return seconds / (perUnit.getSeconds() + perUnit.getNano() / 1e9);
        }
    }
}
