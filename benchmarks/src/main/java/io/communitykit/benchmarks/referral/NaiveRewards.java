package io.communitykit.benchmarks.referral;

import io.communitykit.referral.order.PaidOrder;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a shop writes first: a list of rows of a referrer, from which each further friend's reward is worked out anew, as what the ladder
 * gives less what was granted, under a cap a month. No states of sides, no refunds, no payments, nothing stored as a text.
 */
final class NaiveRewards {

    private record Row(String friend, YearMonth month, long granted) {}

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> orders = new HashSet<>();
    private final long cap;

    NaiveRewards(long cap) {
        this.cap = cap;
    }

    /** Adds rows of friends who were granted what the ladder gives. */
    void assume(List<PaidOrder> before) {
        for (PaidOrder order : before) {
            orders.add(order.order().value());
            long n = rows.size();
            long granted = SampleRewards.LADDER.entitlement(n + 1) - SampleRewards.LADDER.entitlement(n);
            rows.add(new Row(order.buyer().value(), month(order), granted));
        }
    }

    long paid(PaidOrder order) {
        if (!orders.add(order.order().value())) {
            return 0;
        }
        long granted = grant(order);
        rows.add(new Row(order.buyer().value(), month(order), granted));
        return granted;
    }

    /** What a friend would be granted, from all rows. */
    long grant(PaidOrder order) {
        YearMonth month = month(order);
        long granted = 0;
        long inMonth = 0;
        for (Row row : rows) {
            granted += row.granted();
            inMonth += row.month().equals(month) ? row.granted() : 0;
        }
        long wanted = SampleRewards.LADDER.entitlement(rows.size() + 1) - granted;
        return Math.max(0, Math.min(wanted, cap - inMonth));
    }

    private static YearMonth month(PaidOrder order) {
        return YearMonth.from(order.at().atZone(ZoneOffset.UTC));
    }
}
