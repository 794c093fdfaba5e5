package io.communitykit.membership.points;

import io.communitykit.core.money.Money;
import io.communitykit.membership.points.lot.Clawback;
import java.util.Optional;

/** Why an entry moved fewer points than were asked for. */
public sealed interface Limit {

    /**
     * A cap had less room left than was asked for.
     *
     * @param window the cap and the stretch of time it counted
     * @param room what was left before this entry, 0 or more
     */
    record Cap(CapWindow window, long room) implements Limit {}

    /**
     * The balance may not go below a floor.
     *
     * @param floor the currency's floor
     */
    record Floor(long floor) implements Limit {}

    /**
     * A refund took back less than the order had earned.
     *
     * @param way the currency's way
     * @param expired of the claim: points that had expired anyhow, 0 or more
     * @param offset of the claim: paid by points that the same refund gave back, 0 or more
     * @param forgiven of the claim: what is not paid in points, 0 or more; nobody pays it unless {@code cash} does
     * @param cash what those points are worth, to be kept back from the money that is refunded; over all refunds of the order
     *     rounded up to the minor unit. Present exactly for {@link Clawback#NETTED}
     */
    record Refund(Clawback way, long expired, long offset, long lost, long forgiven, Optional<Money> cash)
            implements Limit {}

    /**
     * A refund gave back less than the order had spent, since part of it paid for what the order had earned.
     *
     * @param points how many, above 0
     */
    record Offset(long points) implements Limit {}
}
