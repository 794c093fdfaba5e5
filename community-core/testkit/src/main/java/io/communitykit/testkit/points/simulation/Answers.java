package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.AccountResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a store's ledger answered. */
final class Answers {

    final Map<String, Integer> counts = new TreeMap<>();

    void count(List<List<AccountResult>> results) {
        for (List<AccountResult> each : results) {
            for (AccountResult result : each) {
                counts.merge(
                        result.fold(
                                applied -> "applied",
                                replayed -> "replayed",
                                rejected -> "rejected: "
                                        + rejected.rejection().getClass().getSimpleName()),
                        1,
                        Integer::sum);
            }
        }
    }
}
