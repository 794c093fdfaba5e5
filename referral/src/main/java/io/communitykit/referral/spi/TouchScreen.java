package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import java.time.Instant;

/**
 * Says what a host, or a model of risk, knows of a friend and a promoter that the books do not: that they are the same person or of one
 * household, or that nobody knows the promoter. Asked before each touch is kept, outside of any update; once again when a touch is told
 * again, whose first answer stands. May be called from many threads.
 */
@FunctionalInterface
public interface TouchScreen {

    /** Nothing is ever against a touch. */
    TouchScreen NONE = (friend, promoter, at) -> new Verdict.Clear();

    /**
     * Looks at a pair.
     *
     * @param friend who was reached
     * @param promoter by whom
     * @param at when
     * @return what is against it
     */
    Verdict screen(MemberId friend, Promoter promoter, Instant at);

    /** What is against a touch. */
    sealed interface Verdict {

        /** Nothing. */
        record Clear() implements Verdict {}

        /**
         * The touch never counts.
         *
         * @param reason why, such as {@link Reason#SAME_CLUSTER} or {@link Reason#REFERRER_NOT_FOUND}
         * @param weight how sure that is, 1 to 10,000 basis points
         */
        record Against(Reason reason, int weight) implements Verdict {

            /**
             * Checks the weight.
             *
             * @param reason why
             * @param weight how sure that is
             */
            public Against {
                if (weight < 1 || weight > 10_000) {
                    throw InvalidValueException.of("weight of " + reason, "1 to 10000 basis points", weight);
                }
            }
        }
    }
}
