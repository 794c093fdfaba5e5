package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;

/**
 * What each part of a score counts, in basis points that sum to 10,000.
 *
 * @param influence of the rank in the interaction graph
 * @param conversion of orders per visit brought
 * @param gmv of the share of all revenue brought
 */
public record KocWeights(int influence, int conversion, int gmv) {

    /** Four tenths influence, three each of the others; a place to begin, not a published figure. */
    public static final KocWeights EVEN_HANDED = new KocWeights(4_000, 3_000, 3_000);

    /**
     * Checks the ranges and the sum.
     *
     * @param influence of the rank
     * @param conversion of orders per visit
     * @param gmv of the share of revenue
     */
    public KocWeights {
        BasisPoints.check("weight of influence", influence);
        BasisPoints.check("weight of conversion", conversion);
        BasisPoints.check("weight of gmv", gmv);
        if (influence + conversion + gmv != BasisPoints.ALL) {
            throw InvalidValueException.of(
                    "weights of a score", "10000 basis points together", influence + conversion + gmv);
        }
    }
}
