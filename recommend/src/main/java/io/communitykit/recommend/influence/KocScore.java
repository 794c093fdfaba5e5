package io.communitykit.recommend.influence;

import io.communitykit.core.id.MemberId;
import java.util.List;

/**
 * How much a member matters, and why.
 *
 * @param position from 1; of equal scores the smaller id is first
 * @param member who
 * @param influence the part of the rank in the graph
 * @param conversion the part of orders per visit
 * @param gmv the part of revenue
 */
public record KocScore(
        int position, MemberId member, KocPart.Influence influence, KocPart.Conversion conversion, KocPart.Gmv gmv) {

    /**
     * The score: the sum of the points of the parts, exact.
     *
     * @return basis points, 0 to 10,000
     */
    public long score() {
        return influence.points() + conversion.points() + gmv.points();
    }

    /**
     * The parts in a fixed order.
     *
     * @return influence, conversion, gmv
     */
    public List<KocPart> parts() {
        return List.of(influence, conversion, gmv);
    }

    KocScore at(int place) {
        return new KocScore(place, member, influence, conversion, gmv);
    }
}
