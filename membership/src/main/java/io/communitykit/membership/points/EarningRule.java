package io.communitykit.membership.points;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import java.util.List;
import java.util.Optional;

/**
 * When a fact of a type comes, and a condition on it is true, a member gets or loses points.
 *
 * @param id its name; entries carry it
 * @param when the type of facts it speaks of
 * @param condition what must be true of the fact; empty where the type is enough
 * @param to whose account is moved
 * @param currency in which currency
 * @param effect whether points are given or taken
 * @param quantity how many
 * @param caps the caps that count this rule; none for a rule that no cap limits
 * @param activation when its points can be spent; empty for the currency's own way
 * @param expiry when its points are lost; empty for the currency's own way
 */
public record EarningRule(
        RuleId id,
        EventType when,
        Optional<Condition> condition,
        Party to,
        CurrencyId currency,
        Effect effect,
        Quantity quantity,
        List<CapId> caps,
        Optional<ActivationRule> activation,
        Optional<ExpiryRule> expiry) {

    /**
     * Copies the list.
     *
     * @param id its name
     * @param when the type of facts it speaks of
     * @param condition what must be true of the fact
     * @param to whose account is moved
     * @param currency in which currency
     * @param effect whether points are given or taken
     * @param quantity how many
     * @param caps the caps that count this rule
     * @param activation when its points can be spent
     * @param expiry when its points are lost
     */
    public EarningRule {
        caps = List.copyOf(caps);
    }

    /**
     * A rule whose points live as the currency says.
     *
     * @param id its name
     * @param when the type of facts it speaks of
     * @param condition what must be true of the fact
     * @param to whose account is moved
     * @param currency in which currency
     * @param effect whether points are given or taken
     * @param quantity how many
     * @param caps the caps that count this rule
     */
    public EarningRule(
            RuleId id,
            EventType when,
            Optional<Condition> condition,
            Party to,
            CurrencyId currency,
            Effect effect,
            Quantity quantity,
            List<CapId> caps) {
        this(id, when, condition, to, currency, effect, quantity, caps, Optional.empty(), Optional.empty());
    }

    /** Whose account a rule moves. */
    public enum Party {
        /** Who did what the fact tells. */
        ACTOR,
        /** Whom it concerns beside the actor. */
        BENEFICIARY
    }

    /** Which way a rule moves the account. */
    public enum Effect {
        /** The member gets points. */
        GRANT,
        /** The member loses points, down to the floor at most. */
        DEDUCT
    }
}
