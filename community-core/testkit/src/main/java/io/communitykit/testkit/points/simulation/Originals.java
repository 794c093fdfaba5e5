package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What commands were answered first, which they are answered for good, whatever edition is in force by then. */
final class Originals {

    private static final String SAME = "a command told again is answered with its posting, whatever the edition";

    private final Map<Told, Posting> postings = new HashMap<>();

    private record Told(int program, Object command) {}

    void check(Step step, List<List<AccountResult>> results) {
        if (step.act() instanceof Step.Act.Order order) {
            for (int i = 0; i < results.size(); i++) {
                check(
                        new Told(order.program(), order.commands().get(i)),
                        results.get(i).get(0));
            }
        } else if (step.act() instanceof Step.Act.Rank rank && !results.isEmpty()) {
            check(new Told(rank.program(), rank.command()), results.get(0).get(0));
        }
    }

    private void check(Told told, AccountResult result) {
        Posting first = postings.get(told);
        if (first == null) {
            result.posted().ifPresent(posting -> postings.put(told, posting));
        } else if (!erased(result)) {
            Broken.unlessSame(new AccountResult.Replayed(result.account(), first), result, SAME, told.toString());
        }
    }

    private static boolean erased(AccountResult result) {
        return result instanceof AccountResult.Rejected rejected && rejected.rejection() instanceof Rejection.Erased;
    }
}
