package io.communitykit.testkit.points.linearizability;

import java.util.Optional;

/**
 * One operation of one thread.
 *
 * @param thread who called, from 0
 * @param operation what was asked
 * @param begun when, on a counter that all threads share
 * @param ended when, on the same counter; {@link #NEVER} if no answer came
 * @param answer what was answered; without one, it may have happened at any time after it began, or not at all
 */
record Call(int thread, Operation operation, long begun, long ended, Optional<Answer> answer) {

    static final long NEVER = Long.MAX_VALUE;

    static Call answered(int thread, Operation operation, long begun, long ended, Answer answer) {
        return new Call(thread, operation, begun, ended, Optional.of(answer));
    }

    Call unanswered() {
        return new Call(thread, operation, begun, NEVER, Optional.empty());
    }

    boolean overlaps(Call other) {
        return begun < other.ended && other.begun < ended;
    }

    @Override
    public String toString() {
        String end = answer.isPresent() ? String.valueOf(ended) : "?";
        return begun + " to " + end + ", thread " + thread + ": " + operation + " -> "
                + answer.map(Object::toString).orElse("no answer yet");
    }
}
