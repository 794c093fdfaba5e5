package io.communitykit.examples.segments;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.bulk.Population;
import io.communitykit.core.segment.bulk.PopulationBuilder;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import java.time.Instant;
import java.util.Map;

/**
 * Everybody who was read, as of one instant.
 *
 * @param program the segments
 * @param at the instant
 * @param states what is known of each member, in the order of reading; judged at that instant or never
 * @param events what became of the events
 * @param bad lines that were skipped
 */
record Members(SegmentProgram program, Instant at, Map<MemberId, MemberState> states, EventTally events, long bad) {

    /** All members, indexed. */
    Population population() {
        PopulationBuilder builder = Population.builder(program, at);
        states.values().forEach(builder::add);
        return builder.build();
    }

    /**
     * One member.
     *
     * @throws CommandFailure if nobody of this id was read
     */
    LiveProfile live(String member) {
        MemberState state = states.get(new MemberId(member));
        if (state == null) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "no member " + Texts.printable(member) + " among the " + Texts.grouped(states.size())
                            + " that were read",
                    null);
        }
        return LiveProfile.open(program, state, at);
    }
}
