package io.communitykit.core.condition;

import java.util.List;

/**
 * All of several conditions hold: false if any is false, else unknown if any is unknown. Immutable.
 *
 * @param members at least one; copied
 */
public record AllOf(List<Condition> members) implements Condition {

    /**
     * Copies the list and checks the limits of {@link Condition}.
     *
     * @param members at least one
     */
    public AllOf {
        members = Tree.members("all", members);
    }

    @Override
    public Truth evaluate(Facts facts) {
        Truth truth = Truth.TRUE;
        for (int i = 0; i < members.size() && truth != Truth.FALSE; i++) {
            truth = truth.and(members.get(i).evaluate(facts));
        }
        return truth;
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }
}
