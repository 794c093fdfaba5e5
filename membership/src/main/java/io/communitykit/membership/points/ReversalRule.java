package io.communitykit.membership.points;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import java.util.Optional;

/**
 * When a fact of a type comes, such as a refund, what an earlier fact with the same subject had earned is taken back, and
 * what was spent for that subject is given back: all of it, or the share that the refunded money has in the paid one.
 *
 * <p>After refunds of r out of b in all, of e points earned and s points spent: let m be the smaller of e and s. m less the
 * whole part of m (b - r) / b is both taken and given back; of what the larger has above m, what was earned loses the same
 * way (rounded up), what was spent returns by the whole part of its share (rounded down). So every step depends on r alone,
 * and the last step leaves nothing.
 *
 * <p>What commands spent for the subject is given back by whichever rule comes first: facts that are undone apart should have
 * subjects apart.
 *
 * @param id its name
 * @param when the type of the fact that refunds
 * @param condition what must be true of that fact; empty where the type is enough
 * @param of the type of the facts that are undone
 * @param share which money says how much is undone; empty if all is
 */
public record ReversalRule(
        RuleId id, EventType when, Optional<Condition> condition, EventType of, Optional<Share> share) {

    /**
     * The attributes that hold the money.
     *
     * @param refunded of the refunding fact: what is refunded now
     * @param paid of the fact that is undone: what was paid in all
     */
    public record Share(AttributeName refunded, AttributeName paid) {}
}
