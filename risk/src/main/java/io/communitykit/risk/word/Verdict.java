package io.communitykit.risk.word;

import io.communitykit.core.id.PolicyVersion;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a policy says of a text. Immutable and safe for many threads.
 *
 * @param action what follows: the gravest of all reasons, {@link Action#PASS} without one
 * @param reasons every hit with what it led to, in the order of the text
 * @param policy the edition of the policy that decided
 */
public record Verdict(Action action, List<Reason> reasons, PolicyVersion policy) {

    /**
     * Copies the reasons.
     *
     * @param action what follows
     * @param reasons every hit with what it led to
     * @param policy the edition of the policy
     */
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * A hit and what it led to. Immutable.
     *
     * @param hit the hit
     * @param action what follows from it alone; weak evidence never blocks
     * @param rule the number of the policy's rule that decided, from 0; empty if none spoke of it and its level decided
     */
    public record Reason(Hit hit, Action action, OptionalInt rule) {}
}
