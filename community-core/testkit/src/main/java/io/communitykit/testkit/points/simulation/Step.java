package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierCommand;
import io.communitykit.testkit.points.Fault;
import java.time.Instant;
import java.util.List;

/**
 * One line of a history. Holds all it needs, so that any steps may be left out of a history.
 *
 * @param number its place in the history as drawn, from 1
 * @param at what the clock shows
 * @param act what the host does
 * @param faults what goes wrong with the first calls of the store
 */
record Step(int number, Instant at, Act act, List<Fault> faults) {

    Step {
        faults = List.copyOf(faults);
    }

    /** What a host does. */
    sealed interface Act {

        /** Tells facts, all at one go. */
        record Tell(int program, List<CommunityEvent> events) implements Act {}

        /** Gives commands, all at one go. */
        record Order(int program, List<PointsCommand> commands) implements Act {}

        /** Gives, takes back or sells a tier. */
        record Rank(int program, TierCommand command) implements Act {}

        /** Has posted what is due. */
        record Due(int program) implements Act {}

        /** Puts an edition in force; what is told after it is judged by it. */
        record Edit(int program, PointsProgram edition) implements Act {}

        /** Has a member forgotten. */
        record Erase(MemberId member) implements Act {}
    }

    Step withoutFaults() {
        return new Step(number, at, act, List.of());
    }

    @Override
    public String toString() {
        return "#" + number + " " + at + " " + Lines.of(act) + (faults.isEmpty() ? "" : " with faults " + faults);
    }
}
