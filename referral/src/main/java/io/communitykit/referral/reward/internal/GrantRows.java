package io.communitykit.referral.reward.internal;

import io.communitykit.referral.Reason;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import java.util.ArrayList;
import java.util.List;

/** Copies of rows in which something is other. Pure and safe for many threads. */
final class GrantRows {

    private GrantRows() {}

    static Grant parts(Grant row, long left, long queued, long forfeited) {
        return copy(row, left, queued, forfeited, row.cash(), row.clawed(), row.status(), row.limits());
    }

    static Grant standing(Grant row, long left, long cash, GrantStatus status) {
        return copy(row, left, row.queued(), row.forfeited(), cash, row.clawed(), status, row.limits());
    }

    static Grant clawed(Grant row, long amount) {
        return copy(
                row,
                row.left() - amount,
                row.queued(),
                row.forfeited(),
                row.cash(),
                row.clawed() + amount,
                row.status(),
                row.limits());
    }

    static Grant limited(Grant row, Reason reason) {
        List<Reason> limits = new ArrayList<>(row.limits());
        limits.add(reason);
        return copy(row, row.left(), row.queued(), row.forfeited(), row.cash(), row.clawed(), row.status(), limits);
    }

    private static Grant copy(
            Grant row,
            long left,
            long queued,
            long forfeited,
            long cash,
            long clawed,
            GrantStatus status,
            List<Reason> limits) {
        return new Grant(
                row.rule(),
                row.sequence(),
                row.wanted(),
                row.granted(),
                left,
                queued,
                forfeited,
                cash,
                clawed,
                status,
                row.day(),
                row.recordedAt(),
                limits,
                row.edition());
    }
}
