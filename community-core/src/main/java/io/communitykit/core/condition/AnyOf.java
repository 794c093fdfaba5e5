package io.communitykit.core.condition;

import java.util.List;

/**
 * At least one of several conditions holds: true if any is true, else unknown if any is unknown. Immutable.
 *
 * @param members at least one; copied
 */
public record AnyOf(List<Condition> members) implements Condition {

    /**
     * Copies the list and checks the limits of {@link Condition}.
     *
     * @param members at least one
     */
    public AnyOf {
        members = Tree.members("any", members);
    }

    @Override
    public Truth evaluate(Facts facts) {
        Truth truth = Truth.FALSE;
        for (int i = 0; i < members.size() && truth != Truth.TRUE; i++) {
            truth = truth.or(members.get(i).evaluate(facts));
        }
        return truth;
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }
}
