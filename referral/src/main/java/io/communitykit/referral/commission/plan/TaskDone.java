package io.communitykit.referral.commission.plan;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * A promoter did a task, and whoever judges tasks took it. Immutable and safe for many threads.
 *
 * @param key the fact; another for each task that is paid
 * @param promoter who did it
 * @param task what it was
 * @param at when, in microseconds
 */
public record TaskDone(IdempotencyKey key, MemberId promoter, TaskId task, Instant at) {

    /**
     * Cuts the instant.
     *
     * @param key the fact
     * @param promoter who did it
     * @param task what it was
     * @param at when
     */
    public TaskDone {
        at = Timestamps.cut("instant of a task", at);
    }
}
