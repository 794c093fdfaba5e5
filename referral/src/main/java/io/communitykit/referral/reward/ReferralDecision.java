package io.communitykit.referral.reward;

import io.communitykit.referral.Reason;
import io.communitykit.referral.reward.ledger.Grant;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a fact. Immutable and safe for many threads.
 *
 * @param after what the state becomes
 * @param changed the rows that are new or other than before; unmodifiable
 * @param dueAt when time alone will change something; empty if never
 * @param refused why the fact changed nothing for the better; empty where it did what it says. The state may have changed all the same:
 *     what was told is known, and what was due is done
 */
public record ReferralDecision(
        ReferralState after, Map<RowRef, Grant> changed, Optional<Instant> dueAt, Optional<Reason> refused) {

    /**
     * Copies the rows.
     *
     * @param after what the state becomes
     * @param changed the rows that are new or other
     * @param dueAt when time alone will change something
     * @param refused why the fact changed nothing
     */
    public ReferralDecision {
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
    }
}
