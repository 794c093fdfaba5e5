package io.communitykit.testkit.points.linearizability;

/** What became of a check. */
public sealed interface LinearizabilityOutcome {

    /**
     * Throws what was found.
     *
     * @throws LinearizabilityFailure if there are answers that no order explains
     */
    default void orThrow() {
        if (this instanceof Failed failed) {
            throw failed.failure();
        }
    }

    /**
     * There is an order for each history.
     *
     * @param histories how many there were
     * @param calls how many calls they had together
     * @param overlapping how many of these calls had not ended when another one began; without any, nothing was tried
     * @param unanswered how many calls failed with a {@link io.communitykit.core.StorageException}
     */
    record Passed(int histories, int calls, int overlapping, int unanswered) implements LinearizabilityOutcome {}

    /**
     * For one history there is none.
     *
     * @param failure the history, cut short
     */
    record Failed(LinearizabilityFailure failure) implements LinearizabilityOutcome {}
}
