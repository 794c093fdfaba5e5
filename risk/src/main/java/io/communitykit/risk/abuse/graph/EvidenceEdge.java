package io.communitykit.risk.abuse.graph;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.Signal;
import java.util.List;

/** What ties two nodes of a cluster together. */
public sealed interface EvidenceEdge {

    /**
     * How much it weighs.
     *
     * @return 0 to 10,000 basis points
     */
    int weight();

    /**
     * A member brought a member; suspicious or not.
     *
     * @param referrer who brought
     * @param friend who came
     * @param weight the score of the referral, in basis points
     * @param reasons what speaks against it, the strongest first
     */
    record Referral(MemberId referrer, MemberId friend, int weight, List<Signal> reasons) implements EvidenceEdge {

        /**
         * Copies the list.
         *
         * @param referrer who brought
         * @param friend who came
         * @param weight the score of the referral
         * @param reasons what speaks against it
         */
        public Referral {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A member was seen with a key that others of the cluster have too.
     *
     * @param member who
     * @param key the key
     * @param weight how near it makes two persons, in basis points; 10,000 for a hard key
     */
    record Holding(MemberId member, KeyNode key, int weight) implements EvidenceEdge {}
}
