package io.communitykit.referral.commission.statement;

import io.communitykit.core.id.OrderId;
import io.communitykit.referral.commission.plan.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a statement. Immutable and safe for many threads.
 *
 * @param at when the amount came to the balance, in microseconds
 * @param kind what it is for
 * @param amount minor units
 * @param order by which order; empty where by none
 * @param task by which task; empty where by none
 */
public record StatementLine(Instant at, LineKind kind, long amount, Optional<OrderId> order, Optional<TaskId> task) {}
