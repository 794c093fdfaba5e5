package io.communitykit.recommend.offpolicy;

import java.util.List;

/**
 * What the log says of the weights. It is advice: nothing is changed by it.
 *
 * @param now the present weights
 * @param proposed the weights that are proposed; the present ones if there is nothing to propose
 * @param ofNow what the present weights would have brought, on the records that judge
 * @param ofProposed what the proposed weights would have brought, on the same records
 * @param difference what the proposed weights would have brought more
 * @param verdict what follows
 * @param considered what was compared on the records that choose, the present weights first
 */
public record WeightAdvice(
        SignalWeights now,
        SignalWeights proposed,
        Estimate ofNow,
        Estimate ofProposed,
        Difference difference,
        Verdict verdict,
        List<Considered> considered) {

    /**
     * Copies.
     *
     * @param now the present weights
     * @param proposed the weights that are proposed
     * @param ofNow what the present weights would have brought
     * @param ofProposed what the proposed weights would have brought
     * @param difference what the proposed weights would have brought more
     * @param verdict what follows
     * @param considered what was compared
     */
    public WeightAdvice {
        considered = List.copyOf(considered);
    }

    /**
     * Weights that were compared on the records that choose. The estimate of the one that was chosen is too good for that reason.
     *
     * @param weights the weights
     * @param estimate what they would have brought there
     */
    public record Considered(SignalWeights weights, Estimate estimate) {}
}
