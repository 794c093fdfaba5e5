package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Posting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a store's ledger answered. */
final class Answers {

    final Map<String, Integer> counts = new TreeMap<>();

    /** What became of tiers. */
    void count(LedgerFold ledger) {
        for (Posting posting : ledger.postings.values()) {
            posting.tiers()
                    .forEach(change -> counts.merge("tier " + change.kind().code(), 1, Integer::sum));
        }
    }

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
