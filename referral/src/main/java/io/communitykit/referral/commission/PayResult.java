package io.communitykit.referral.commission;

import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.statement.Statement;
import java.time.Instant;

/** What came of paying a statement. */
public sealed interface PayResult {

    /**
     * It is settled, now or before.
     *
     * @param statement as it is now
     */
    record Settled(Statement statement) implements PayResult {}

    /**
     * Whoever pays refused it; it is still owed.
     *
     * @param statement as it is now; its note says why
     */
    record Refused(Statement statement) implements PayResult {}

    /**
     * To be tried again.
     *
     * @param statement as it is now; its note says why
     * @param notBefore when
     */
    record Again(Statement statement, Instant notBefore) implements PayResult {}

    /**
     * There is no closed statement of that period.
     *
     * @param reason {@link Reason#NOT_FOUND}, or {@link Reason#ERASED}
     */
    record Declined(Reason reason) implements PayResult {}
}
