package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a hold keeps, as the entries make it. */
final class FoldedHold {

    final CurrencyId currency;
    final long points;
    final Map<LotId, Long> shares = new TreeMap<>();

    /** What is not yet committed or given back. */
    long left;

    FoldedHold(CurrencyId currency, long points, List<LotShare> taken) {
        this.currency = currency;
        this.points = points;
        this.left = points;
        taken.forEach(share -> shares.merge(share.lot(), -share.points(), Long::sum));
    }

    /** So many points of a lot leave the hold. */
    void release(LotId lot, long part) {
        shares.merge(lot, -part, Long::sum);
    }

    boolean usedUp() {
        return left == 0 && shares.values().stream().allMatch(each -> each == 0);
    }
}
