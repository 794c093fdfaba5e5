package io.communitykit.core.condition;

import java.util.List;

/**
 * A condition does not hold; the unknown stays unknown. Immutable.
 *
 * @param member what should not hold
 */
public record Not(Condition member) implements Condition {

    /**
     * Checks the limits of {@link Condition}.
     *
     * @param member what should not hold
     */
    public Not {
        Tree.members("not", List.of(member));
    }

    @Override
    public List<Condition> members() {
        return List.of(member);
    }

    @Override
    public Truth evaluate(Facts facts) {
        return member.evaluate(facts).not();
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }
}
