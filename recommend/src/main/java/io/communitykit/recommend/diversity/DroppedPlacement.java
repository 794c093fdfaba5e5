package io.communitykit.recommend.diversity;

import io.communitykit.core.id.RuleId;

/**
 * A placement that the page does not follow. Its candidate may still stand elsewhere by its rank.
 *
 * @param placement what was wanted
 * @param reason why not
 */
public record DroppedPlacement(Placement placement, Reason reason) {

    /** Why a placement is not followed. */
    public sealed interface Reason {}

    /**
     * It would break a maximum.
     *
     * @param quota whose
     */
    public record BreaksMaximum(RuleId quota) implements Reason {}

    /**
     * An earlier placement wants the same place or the same candidate.
     *
     * @param rule which
     */
    public record Taken(RuleId rule) implements Reason {}

    /**
     * The page ends before it.
     *
     * @param places so many it has
     */
    public record PageEnded(int places) implements Reason {}
}
