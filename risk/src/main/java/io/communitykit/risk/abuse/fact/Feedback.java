package io.communitykit.risk.abuse.fact;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;

/**
 * What a reviewer found of a referral. It never changes a verdict by itself; a re-fit learns from it. The latest counts; of two at one
 * instant, fraud.
 *
 * @param key what makes the fact the same one when it is told again
 * @param at when it was found, cut to microseconds
 * @param referrer who brought
 * @param friend who came
 * @param finding what was found
 */
public record Feedback(IdempotencyKey key, Instant at, MemberId referrer, MemberId friend, Finding finding)
        implements AbuseFact {

    /**
     * Cuts the instant.
     *
     * @param key what makes the fact the same one
     * @param at when it was found
     * @param referrer who brought
     * @param friend who came
     * @param finding what was found
     */
    public Feedback {
        at = Timestamps.cut("time of a feedback", at);
    }

    @Override
    public List<MemberId> members() {
        return List.of(referrer, friend);
    }
}
