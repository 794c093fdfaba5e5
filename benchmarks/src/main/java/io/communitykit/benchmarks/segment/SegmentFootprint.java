package io.communitykit.benchmarks.segment;

import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.bulk.Population;
import io.communitykit.core.segment.bulk.PopulationBuilder;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What segments take on the heap: a profile, one that is kept open, a member of a population's index, and a compiled segment.
 *
 * <p>{@code java -Xmx4g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.segment.SegmentFootprint [segments [members]]};
 * 200 and 20,000 unless said otherwise.
 */
public final class SegmentFootprint {

    private static final int SEGMENTS = 200;
    private static final int MEMBERS = 20_000;

    private SegmentFootprint() {}

    /**
     * Prints bytes of each.
     *
     * @param args numbers of segments and members
     */
    public static void main(String[] args) {
        int segments = args.length > 0 ? Integer.parseInt(args[0]) : SEGMENTS;
        int members = args.length > 1 ? Integer.parseInt(args[1]) : MEMBERS;
        SegmentWorld world = SegmentWorld.of(segments, members);
        Translation.program(world);
        print("a compiled segment", segments, () -> Translation.program(world));
        SegmentProgram program = Translation.program(world);
        print("a profile", members, () -> profiles(world));
        Instant now = Timestamps.ofMicros(world.now());
        print("a profile kept open", members, () -> open(world, program, now));
        List<Profile> profiles = profiles(world);
        print("a member of a population", members, () -> index(program, profiles, now));
    }

    private static List<Profile> profiles(SegmentWorld world) {
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < world.profiles().size(); i++) {
            profiles.add(Translation.profile(
                    Translation.member(i).value(), world.profiles().get(i)));
        }
        return profiles;
    }

    private static List<LiveProfile> open(SegmentWorld world, SegmentProgram program, Instant now) {
        List<LiveProfile> open = new ArrayList<>();
        for (int i = 0; i < world.profiles().size(); i++) {
            open.add(Translation.live(
                    program, Translation.member(i).value(), world.profiles().get(i), now));
        }
        return open;
    }

    private static Population index(SegmentProgram program, List<Profile> profiles, Instant now) {
        PopulationBuilder builder = Population.builder(program, now);
        profiles.forEach(profile -> builder.add(profile, CounterState.empty()));
        return builder.build();
    }

    private static void print(String what, int count, Supplier<Object> make) {
        long before = used();
        Object made = make.get();
        long after = used();
        System.out.printf(Locale.ROOT, "%s: %,d bytes%n", what, (after - before) / count);
        if (made.hashCode() == 0) {
            System.out.println();
        }
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
