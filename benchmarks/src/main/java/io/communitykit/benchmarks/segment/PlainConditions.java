package io.communitykit.benchmarks.segment;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** CommunityKit's conditions evaluated one by one, as written: the plain twin of its engine. */
final class PlainConditions implements SegmentEngine {

    private final SegmentProgram program;
    private final List<Condition> segments;
    private final List<Profile> profiles = new ArrayList<>();
    private final Instant now;

    PlainConditions(SegmentWorld world) {
        program = Translation.program(world);
        segments = world.segments().stream().map(Translation::condition).toList();
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
        return segments.get(segment).evaluate(facts(profile)) == Truth.TRUE;
    }

    @Override
    public int count(int profile) {
        Facts facts = facts(profile);
        int count = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).evaluate(facts) == Truth.TRUE) {
                count++;
            }
        }
        return count;
    }

    private Facts facts(int profile) {
        return new ProfileFacts(program, profiles.get(profile), CounterState.empty(), now);
    }
}
