package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One reward of a program. Immutable and safe for many threads.
 *
 * @param id names it; at most 200 bytes of UTF-8
 * @param counts what its ladder counts
 * @param unit in what it is paid
 * @param ladder what so many are worth
 * @param scope which are counted
 * @param caps limits on one beneficiary, applied in this order, those of one referral before all others; copied
 * @param clawback what becomes of what was paid when it turns out void
 */
public record RewardRule(
        RuleId id,
        Counts counts,
        RewardUnit unit,
        Ladder ladder,
        CountScope scope,
        List<RewardCap> caps,
        Clawback clawback) {

    /** Rows of ledgers are named by the rule and a number in 255 bytes. */
    private static final int MAX_ID_BYTES = 200;

    /** What a rule counts. */
    public sealed interface Counts {

        /**
         * Qualified referrals, of the referrer; or the one referral of a friend.
         *
         * @param side whom the rule rewards
         */
        record Referrals(Side side) implements Counts {}

        /**
         * Facts that a member does, such as sharing or publishing. They are approved at once.
         *
         * @param type of facts
         * @param when which of them; all where empty
         */
        record Facts(EventType type, Optional<Condition> when) implements Counts {}
    }

    /**
     * Copies the caps, and checks what spans fields.
     *
     * @param id names it
     * @param counts what its ladder counts
     * @param unit in what it is paid
     * @param ladder what so many are worth
     * @param scope which are counted
     * @param caps limits on one beneficiary
     * @param clawback what becomes of what was paid
     */
    public RewardRule {
        caps = List.copyOf(caps);
        int bytes = id.value().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_ID_BYTES) {
            throw InvalidValueException.of("rule id " + id, "at most " + MAX_ID_BYTES + " bytes of UTF-8", bytes);
        }
        if (counts instanceof Counts.Facts) {
            for (RewardCap cap : caps) {
                if (cap.onLimit() == OnLimit.QUEUE) {
                    throw InvalidValueException.of(
                            "cap of rule " + id + ", which counts facts", "forfeit or partial", "queue");
                }
            }
        }
    }

    /**
     * Whether the rule rewards a side of referrals.
     *
     * @param side which
     * @return whether it does
     */
    public boolean rewards(Side side) {
        return counts instanceof Counts.Referrals referrals && referrals.side() == side;
    }
}
