package io.communitykit.benchmarks.segment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks every engine about every pair of a segment and a sampled profile, and fails at the first that answers otherwise than the
 * description means. Every benchmark does so for its engine before the clock starts.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.segment.SegmentCheck [segments [members]]} checks all
 * engines and prints how many predicates differ and how many pairs match; 200 and 1,000 unless said otherwise.
 */
public final class SegmentCheck {

    private static final int SEGMENTS = 200;
    private static final int MEMBERS = 1_000;

    private SegmentCheck() {}

    /**
     * Checks all engines on one world.
     *
     * @param args numbers of segments and members
     */
    public static void main(String[] args) {
        int segments = args.length > 0 ? Integer.parseInt(args[0]) : SEGMENTS;
        int members = args.length > 1 ? Integer.parseInt(args[1]) : MEMBERS;
        SegmentWorld world = SegmentWorld.of(segments, members);
        List<SegmentEngine> engines = List.of(
                new LambdaTree(world),
                new PlainConditions(world),
                new JudgedProfiles(world),
                new LiveProfiles(world),
                new MvelEngine(world),
                new AviatorEngine(world),
                new CelEngine(world));
        for (SegmentEngine engine : engines) {
            long matches = agree(world, engine, members);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d of %,d pairs match, %.1f %%; %,d predicates%n",
                    engine.getClass().getSimpleName(),
                    matches,
                    (long) segments * members,
                    100.0 * matches / segments / members,
                    predicates(world));
        }
    }

    /** Gives how many pairs match, over as many profiles as are sampled or at hand. */
    static long agree(SegmentWorld world, SegmentEngine engine, int sample) {
        long all = 0;
        for (int profile = 0; profile < Math.min(sample, engine.profiles()); profile++) {
            int count = 0;
            for (int segment = 0; segment < world.segments().size(); segment++) {
                boolean holds = world.holds(segment, profile);
                if (engine.matches(segment, profile) != holds) {
                    throw new IllegalStateException(
                            engine.getClass().getSimpleName() + " does not say " + holds + " to "
                                    + world.segments().get(segment) + " of "
                                    + world.profiles().get(profile));
                }
                count += holds ? 1 : 0;
            }
            if (engine.count(profile) != count) {
                throw new IllegalStateException(engine.getClass().getSimpleName() + " does not count " + count + " for "
                        + world.profiles().get(profile));
            }
            all += count;
        }
        return all;
    }

    private static int predicates(SegmentWorld world) {
        Set<Atom> atoms = new HashSet<>();
        world.segments().forEach(segment -> segment.clauses().forEach(atoms::addAll));
        return atoms.size();
    }
}
