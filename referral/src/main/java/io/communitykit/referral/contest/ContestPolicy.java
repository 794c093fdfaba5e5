package io.communitykit.referral.contest;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.time.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * What an operator decides about contests of teams. A contest keeps the time and the terms that it was opened under. Immutable and safe for
 * many threads.
 *
 * @param program names the activity across its editions
 * @param period when contests take place
 * @param terms what they promise; they name this edition
 */
public record ContestPolicy(ProgramId program, Period period, ContestTerms terms) {

    /** Documents of kind {@code contest-policy}. */
    public static final PolicyKind<ContestPolicy> KIND = new ContestPolicyKind();

    static final Duration LONGEST = Duration.ofDays(366);
    static final Duration SHORTEST = Duration.ofNanos(1_000);

    /**
     * This edition.
     *
     * @return what contests that are opened under it name
     */
    public PolicyVersion version() {
        return terms.edition();
    }

    /** When a contest takes place. */
    public sealed interface Period {

        /**
         * From when to when a contest takes place.
         *
         * @param openedAt when it is opened
         * @return the range; facts in it count
         */
        TimeRange from(Instant openedAt);

        /**
         * So long, from its opening on.
         *
         * @param lasts how long, a microsecond to 366 days
         */
        record Lasting(Duration lasts) implements Period {

            /**
             * Checks the span.
             *
             * @param lasts how long
             */
            public Lasting {
                if (lasts.compareTo(LONGEST) > 0 || lasts.compareTo(SHORTEST) < 0) {
                    throw InvalidValueException.of("lasts", "a microsecond to 366 days", lasts);
                }
            }

            @Override
            public TimeRange from(Instant openedAt) {
                return new TimeRange(openedAt, openedAt.plus(lasts));
            }
        }

        /**
         * At a fixed time, the same for all contests; teams may form before.
         *
         * @param range from when to when, at most 366 days
         */
        record Fixed(TimeRange range) implements Period {

            /**
             * Checks the span.
             *
             * @param range from when to when
             */
            public Fixed {
                if (Duration.between(range.start(), range.end()).compareTo(LONGEST) > 0) {
                    throw InvalidValueException.of("runs", "at most 366 days", range);
                }
            }

            @Override
            public TimeRange from(Instant openedAt) {
                return range;
            }
        }
    }
}
