package io.communitykit.core.segment.internal;

import java.util.List;

/** A condition without negations, over literals. */
public sealed interface Formula {

    /**
     * One literal.
     *
     * @param literal the literal
     */
    record Leaf(Literal literal) implements Formula {}

    /**
     * All of several, or any.
     *
     * @param all whether all must hold
     * @param members at least one
     */
    record Join(boolean all, List<Formula> members) implements Formula {}
}
