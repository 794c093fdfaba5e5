package io.communitykit.membership.points.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An earning rule in a document.
 *
 * @param id its name
 * @param when the type of events it speaks of
 * @param where what must be true of the event
 * @param to whose account is moved
 * @param currency in which currency
 * @param grant how many points are given
 * @param deduct how many points are taken
 * @param caps the caps that count it
 * @param activation when its points can be spent; as the currency says by default
 * @param expiry when its points are lost; as the currency says by default
 */
public record RuleDocument(
        @Describe("Names the rule; entries carry it.") RuleId id,
        @Describe("The type of events it speaks of.") EventType when,

        @Describe("What must be true of the event; without it, every event of the type counts.") @Nullable
        Condition where,

        @Describe("Whose account is moved.") EarningRule.Party to,

        @Describe("The currency that is moved.") CurrencyId currency,

        @Describe("How many points are given. Exactly one of grant and deduct.") @Nullable
        QuantityDocument grant,

        @Describe("How many points are taken, down to the floor at most. Exactly one of grant and deduct.") @Nullable
        QuantityDocument deduct,

        @Describe("The caps that count this rule; none for a rule that no cap limits.")
        List<CapId> caps,

        @Describe("When its points can be spent; as the currency says by default.") @Nullable
        ActivationDocument activation,

        @Describe("When its points are lost; as the currency says by default.") @Nullable
        ExpiryDocument expiry) {}
