package io.communitykit.testkit.points.linearizability;

import java.util.ArrayList;
import java.util.List;

/** Threads were given answers that no order of their calls explains; shows the fewest calls that were found to show it. */
public final class LinearizabilityFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** What was drawn. */
    private final long seed;

    private final transient List<String> history;

    private LinearizabilityFailure(long seed, List<String> history, String message) {
        super(message);
        this.seed = seed;
        this.history = List.copyOf(history);
    }

    static LinearizabilityFailure of(long seed, List<Call> calls) {
        List<Call> few = ShortestCalls.of(calls);
        List<String> history = few.stream().map(Call::toString).toList();
        return new LinearizabilityFailure(
                seed,
                history,
                "seed " + seed + ": no order of these " + few.size() + " calls explains their answers:\n  "
                        + String.join("\n  ", history) + "\n" + why(few));
    }

    private static String why(List<Call> calls) {
        OrderSearch.Dead end = OrderSearch.of(calls).end();
        List<Call> left = new ArrayList<>(calls);
        left.removeAll(end.order());
        List<String> lines = new ArrayList<>();
        lines.add("The longest order that explains some: "
                + (end.order().isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                end.order().stream()
                                        .map(call -> call.operation().toString())
                                        .toList())));
        for (Call call : left) {
            lines.add("  then " + call.operation() + " would be answered: "
                    + end.account().carryOut(call.operation()).answer());
        }
        return String.join("\n", lines);
    }

    /**
     * What was drawn.
     *
     * @return the seed; the same one draws the same operations, which threads may interleave otherwise
     */
    public long seed() {
        return seed;
    }

    /**
     * Calls in the order in which they began, with times on a counter that all threads share.
     *
     * @return one line a call
     */
    public List<String> history() {
        return history;
    }
}
