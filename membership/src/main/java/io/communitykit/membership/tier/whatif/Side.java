package io.communitykit.membership.tier.whatif;

import io.communitykit.membership.benefit.BenefitProgram;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.spi.PointsStore;
import java.util.Optional;

/**
 * One of the two worlds that are compared.
 *
 * @param program what decides, with its ladders
 * @param store where its accounts are kept; facts are told to it, so let it be a store of its own, usually on the heap
 * @param benefits what its tiers are worth; empty where that is not compared
 */
public record Side(PointsProgram program, PointsStore store, Optional<BenefitProgram> benefits) {

    /**
     * A side whose benefits are not compared.
     *
     * @param program what decides, with its ladders
     * @param store where its accounts are kept
     */
    public Side(PointsProgram program, PointsStore store) {
        this(program, store, Optional.empty());
    }
}
