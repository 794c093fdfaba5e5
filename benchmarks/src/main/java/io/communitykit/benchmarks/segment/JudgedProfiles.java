package io.communitykit.benchmarks.segment;

import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentJudge;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** CommunityKit's compiled segments over whole profiles: every value is looked up, then every rule is judged. */
final class JudgedProfiles implements SegmentEngine {

    private final SegmentJudge judge;
    private final List<SegmentId> segments;
    private final List<Profile> profiles = new ArrayList<>();
    private final Instant now;

    JudgedProfiles(SegmentWorld world) {
        SegmentProgram program = Translation.program(world);
        judge = new SegmentJudge(program);
        segments = Translation.segments(program);
        now = Timestamps.ofMicros(world.now());
        for (int i = 0; i < Math.min(Contexts.MOST, world.profiles().size()); i++) {
            profiles.add(Translation.profile("member-" + i, world.profiles().get(i)));
        }
    }

    @Override
    public int profiles() {
        return profiles.size();
    }

    @Override
    public boolean matches(int segment, int profile) {
        count(profile);
        return judge.isIn(segments.get(segment));
    }

    @Override
    public int count(int profile) {
        return judge.judge(profiles.get(profile), CounterState.empty(), now);
    }
}
