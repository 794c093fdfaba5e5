package io.communitykit.membership.points;

import java.util.List;

/**
 * What a program makes of one fact before any account is looked at.
 *
 * @param tasks one for each account that the fact touches, the actor's before the beneficiary's
 * @param skipped rules that could not be judged, in the program's order
 */
public record Routing(List<Task> tasks, List<SkippedRule> skipped) {

    /**
     * Copies the lists.
     *
     * @param tasks one for each account that the fact touches, the actor's before the beneficiary's
     * @param skipped rules that could not be judged, in the program's order
     */
    public Routing {
        tasks = List.copyOf(tasks);
        skipped = List.copyOf(skipped);
    }
}
