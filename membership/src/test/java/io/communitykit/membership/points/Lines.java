package io.communitykit.membership.points;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders real results in the words of {@link NaivePoints}. */
final class Lines {

    private Lines() {}

    static List<String> of(FactResult result) {
        List<String> lines = new ArrayList<>();
        result.accounts().forEach(each -> lines.add(of(each)));
        result.skipped().forEach(each -> lines.add("skipped " + each.rule() + " " + each.why()));
        return lines;
    }

    private static String of(AccountResult result) {
        String member = result.account().member().value();
        return result.fold(
                applied -> member + " applied " + entries(applied.posting()),
                replayed -> member + " replayed " + entries(replayed.posting()),
                rejected -> member + " " + of(rejected.rejection()));
    }

    private static String of(Rejection rejection) {
        if (rejection instanceof Rejection.Conflicting conflicting) {
            return "conflicting in"
                    + conflicting.differing().stream().map(field -> " " + field).collect(Collectors.joining());
        }
        return rejection.toString();
    }

    private static List<String> entries(Posting posting) {
        return posting.entries().stream().map(Lines::of).toList();
    }

    private static String of(Entry entry) {
        if (entry.rule().isEmpty()) {
            return entry.currency() + " start " + entry.applied();
        }
        String limit = entry.limit()
                .map(each -> each instanceof Limit.Cap cap
                        ? " cut by " + cap.window() + " with room " + cap.room()
                        : " cut by floor " + ((Limit.Floor) each).floor())
                .orElse("");
        return entry.currency() + " by " + entry.rule().get() + " times " + entry.multipliers() + " asked "
                + entry.asked() + " applied " + entry.applied() + " balance " + entry.balance() + limit;
    }
}
