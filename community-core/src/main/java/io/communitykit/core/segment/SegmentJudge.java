package io.communitykit.core.segment;

import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.internal.ProfileJudge;
import java.time.Instant;

/**
 * Judges whole profiles, one after another, without keeping anything: for a request that carries its own profile, or a walk over
 * a table. It allocates next to nothing for a profile. Tags of rules count as the profile has them; {@link LiveProfile}
 * sets them itself. Mutable and for one thread.
 */
public final class SegmentJudge {

    private final SegmentProgram program;
    private final ProfileJudge judge;

    /**
     * Makes room for judging.
     *
     * @param program the rules
     */
    public SegmentJudge(SegmentProgram program) {
        this.program = program;
        this.judge = new ProfileJudge(program, program.plan());
    }

    /**
     * Judges a profile.
     *
     * @param profile what is known; values that do not fit the program are as good as unknown
     * @param counters what was counted
     * @param now as of when
     * @return in how many segments it is
     */
    public int judge(Profile profile, CounterState counters, Instant now) {
        return judge.judge(profile, counters, now);
    }

    /**
     * Whether the profile that was judged last is in a segment.
     *
     * @param segment the segment
     * @return false also where there is no such segment
     */
    public boolean isIn(SegmentId segment) {
        int index = program.indexOf(segment);
        return index >= 0 && judge.isIn(index);
    }
}
