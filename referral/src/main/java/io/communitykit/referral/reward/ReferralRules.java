package io.communitykit.referral.reward;

import io.communitykit.referral.program.ReferralProgram;
import java.time.Instant;

/**
 * Decides what facts mean for a referral, without a store. Pure: the same program, state, fact and instant give the same decision.
 * Immutable and safe for many threads.
 *
 * @param program by which program
 */
public record ReferralRules(ReferralProgram program) {

    /**
     * Brings a referral to an instant, then decides what a fact means for it.
     *
     * @param state all that the decision rests on: of an order, what was told of it so far
     * @param fact what happened
     * @param now when it is decided, not before the instant of an earlier decision
     * @return the decision
     */
    public ReferralDecision decide(ReferralState state, ReferralFact fact, Instant now) {
        return new OpenReferral(program, state, now).decide(fact);
    }
}
