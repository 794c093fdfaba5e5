package io.communitykit.testkit.points.linearizability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts calls that no order explains down to those that show it. */
final class ShortestCalls {

    private ShortestCalls() {}

    /** Ends with the first answer that cannot be, and leaves out calls that changed nothing and are not needed. */
    static List<Call> of(List<Call> calls) {
        List<Call> kept = untilFirstWrongAnswer(calls);
        for (int i = kept.size() - 1; i >= 0; i--) {
            Call call = kept.get(i);
            // Were there an order with it, there would be one without it.
            boolean needless = call.answer()
                    .map(answer -> !answer.changed())
                    .orElse(call.operation().looks());
            List<Call> without = new ArrayList<>(kept);
            without.remove(i);
            if (needless && !OrderSearch.explains(without)) {
                kept = without;
            }
        }
        return kept;
    }

    /** What is seen at a moment is linearizable if what is seen later is. */
    private static List<Call> untilFirstWrongAnswer(List<Call> calls) {
        List<Long> ends = calls.stream()
                .filter(call -> call.answer().isPresent())
                .map(Call::ended)
                .sorted()
                .toList();
        for (long end : ends) {
            List<Call> seen = until(end, calls);
            if (!OrderSearch.explains(seen)) {
                return seen;
            }
        }
        return calls;
    }

    private static List<Call> until(long end, List<Call> calls) {
        return calls.stream()
                .filter(call -> call.begun() < end)
                .map(call -> call.ended() > end ? call.unanswered() : call)
                .sorted(Comparator.comparingLong(Call::begun))
                .toList();
    }
}
