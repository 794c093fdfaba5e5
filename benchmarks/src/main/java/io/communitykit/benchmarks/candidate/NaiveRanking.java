package io.communitykit.benchmarks.candidate;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a member's items summed in a map, what the member has taken out, the rest sorted. */
final class NaiveRanking {

    private final Interactions interactions;
    private final SparseRows rows;

    NaiveRanking(Interactions interactions, SparseRows rows) {
        this.interactions = interactions;
        this.rows = rows;
    }

    List<Integer> best(int member, int limit) {
        SparseRows has = interactions.byMember();
        Map<Integer, Double> sums = new HashMap<>();
        for (int entry = has.start(member); entry < has.end(member); entry++) {
            int item = has.column(entry);
            for (int at = rows.start(item); at < rows.end(item); at++) {
                sums.merge(rows.column(at), (double) has.value(entry) * rows.value(at), Double::sum);
            }
        }
        for (int entry = has.start(member); entry < has.end(member); entry++) {
            sums.remove(has.column(entry));
        }
        return sums.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
