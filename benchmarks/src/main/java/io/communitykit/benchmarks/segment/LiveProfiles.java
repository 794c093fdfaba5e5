package io.communitykit.benchmarks.segment;

import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** CommunityKit's profiles that are kept open: all predicates are known, every rule is judged anew. */
final class LiveProfiles implements SegmentEngine {

    private final List<SegmentId> segments;
    private final List<LiveProfile> profiles = new ArrayList<>();

    LiveProfiles(SegmentWorld world) {
        SegmentProgram program = Translation.program(world);
        segments = Translation.segments(program);
        Instant now = Timestamps.ofMicros(world.now());
        for (int i = 0; i < Math.min(Contexts.MOST, world.profiles().size()); i++) {
            profiles.add(
                    Translation.live(program, "member-" + i, world.profiles().get(i), now));
        }
    }

    LiveProfile profile(int index) {
        return profiles.get(index);
    }

    @Override
    public int profiles() {
        return profiles.size();
    }

    @Override
    public boolean matches(int segment, int profile) {
        return profiles.get(profile).isIn(segments.get(segment));
    }

    @Override
    public int count(int profile) {
        return profiles.get(profile).rejudge();
    }
}
