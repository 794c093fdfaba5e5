package io.communitykit.membership.points.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which facts undo earlier ones, in a document.
 *
 * @param id its name
 * @param when the type of the fact that refunds
 * @param where what must be true of it
 * @param reverses the type of the facts that are undone
 * @param refunded the attribute of the refunding fact that holds what is refunded now
 * @param paid the attribute of the undone fact that holds what was paid in all
 */
public record ReversalDocument(
        @Describe("Names the rule; entries carry it.") RuleId id,

        @Describe("The type of the event that undoes, such as order.refunded.")
        EventType when,

        @Describe("What must be true of that event; without it, every event of the type counts.") @Nullable
        Condition where,

        @Describe("The type of the events that are undone, such as order.paid; those with the same subject are meant.")
        EventType reverses,

        @Describe("The attribute that holds what is refunded now; without refunded and paid, all is undone.") @Nullable
        AttributeName refunded,

        @Describe("The attribute of the undone event that holds what was paid in all.") @Nullable
        AttributeName paid) {}
