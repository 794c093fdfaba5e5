package io.communitykit.referral.bargain;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * A bargain, without who started it and who helped. Immutable and safe for many threads.
 *
 * @param edition the policy that it was started under
 * @param currency of its price, under every later edition
 * @param plan its terms and its seed
 * @param startedAt when it was started, in microseconds
 * @param endsAt when the time to help is over
 * @param buyBy when the time to buy is over
 * @param helped how many have helped
 * @param cut what they cut together, in minor units
 * @param order by which it is being bought
 * @param boughtAt when that order was paid
 */
public record Bargain(
        PolicyVersion edition,
        Currency currency,
        CutPlan plan,
        Instant startedAt,
        Instant endsAt,
        Instant buyBy,
        int helped,
        long cut,
        Optional<OrderId> order,
        Optional<Instant> boughtAt) {

    /**
     * Cuts the instants.
     *
     * @param edition the policy that it was started under
     * @param currency of its price, under every later edition
     * @param plan its terms and its seed
     * @param startedAt when it was started
     * @param endsAt when the time to help is over
     * @param buyBy when the time to buy is over
     * @param helped how many have helped
     * @param cut what they cut together
     * @param order by which it is being bought
     * @param boughtAt when that order was paid
     */
    public Bargain {
        startedAt = Timestamps.cut("instant of a start", startedAt);
        endsAt = Timestamps.cut("end of a bargain", endsAt);
        buyBy = Timestamps.cut("end of a purchase", buyBy);
        boughtAt = boughtAt.map(it -> Timestamps.cut("instant of a purchase", it));
    }

    /**
     * What it costs now.
     *
     * @return the floor or more
     */
    public Money price() {
        return new Money(plan.terms().price() - cut, currency);
    }

    /**
     * Where it stands; time changes it by itself.
     *
     * @param now when
     * @return its status
     */
    public BargainStatus statusAt(Instant now) {
        if (boughtAt.isPresent()) {
            return BargainStatus.BOUGHT;
        } else if (order.isPresent()) {
            return BargainStatus.ORDERED;
        } else if (!buyBy.isAfter(now)) {
            return BargainStatus.EXPIRED;
        } else if (helped == plan.terms().helpers()) {
            return BargainStatus.REACHED;
        }
        return endsAt.isAfter(now) ? BargainStatus.RUNNING : BargainStatus.ENDED;
    }

    Bargain with(int nextHelped, long nextCut) {
        return new Bargain(edition, currency, plan, startedAt, endsAt, buyBy, nextHelped, nextCut, order, boughtAt);
    }

    Bargain with(Optional<OrderId> nextOrder, Optional<Instant> bought) {
        return new Bargain(edition, currency, plan, startedAt, endsAt, buyBy, helped, cut, nextOrder, bought);
    }
}
