package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.money.PointArithmetic;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotShare;
import java.util.ArrayList;
import java.util.List;

/** Splits points over lots. */
final class Shares {

    private Shares() {}

    /** What leaves which lot, negative: one after the other, or from each its share. The lots hold enough. */
    static List<LotShare> take(List<Lot> lots, long points, boolean proportionally) {
        return proportionally ? takeFromEach(lots, points) : takeInOrder(lots, points);
    }

    private static List<LotShare> takeInOrder(List<Lot> lots, long points) {
        List<LotShare> shares = new ArrayList<>();
        long left = points;
        for (Lot lot : lots) {
            if (left == 0) {
                break;
            }
            long part = Math.min(left, lot.points());
            shares.add(new LotShare(lot.id(), -part, lot.terms()));
            left -= part;
        }
        requireNothing(left);
        return shares;
    }

    private static List<LotShare> takeFromEach(List<Lot> lots, long points) {
        List<Long> weights = lots.stream().map(Lot::points).toList();
        // A share rounded up never exceeds its lot, since no more is taken than the lots hold together.
        List<Long> parts = PointArithmetic.allocate(points, weights);
        List<LotShare> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != 0) {
                shares.add(new LotShare(
                        lots.get(i).id(), -parts.get(i), lots.get(i).terms()));
            }
        }
        return shares;
    }

    private static void requireNothing(long left) {
        if (left != 0) {
            throw new IllegalStateException("the lots of an account hold " + left + " points fewer than its pot");
        }
    }

    /** The first so many points of positive shares. */
    static List<LotShare> first(List<LotShare> shares, long points) {
        List<LotShare> first = new ArrayList<>();
        long left = points;
        for (LotShare share : shares) {
            long part = Math.min(left, share.points());
            if (part > 0) {
                first.add(new LotShare(share.lot(), part, share.terms()));
                left -= part;
            }
        }
        return first;
    }

    /** What remains of positive shares after the first so many points. */
    static List<LotShare> rest(List<LotShare> shares, long points) {
        List<LotShare> rest = new ArrayList<>();
        long left = points;
        for (LotShare share : shares) {
            long part = Math.min(left, share.points());
            left -= part;
            if (share.points() > part) {
                rest.add(new LotShare(share.lot(), share.points() - part, share.terms()));
            }
        }
        return rest;
    }

    /** The same shares with the other sign. */
    static List<LotShare> negated(List<LotShare> shares) {
        return shares.stream()
                .map(share -> new LotShare(share.lot(), -share.points(), share.terms()))
                .toList();
    }
}
