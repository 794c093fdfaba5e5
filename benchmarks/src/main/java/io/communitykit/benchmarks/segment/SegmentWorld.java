package io.communitykit.benchmarks.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Segments and profiles, the same for the same numbers of each. Profiles have 5 to 20 of 60 tags, some tags far more common than
 * others; a few members spend much, most little. The first profiles are those of a smaller world, the first segments too.
 *
 * @param now microseconds since 1970
 */
record SegmentWorld(long now, List<WorldSegment> segments, List<WorldProfile> profiles) {

    static final List<String> TIERS = List.of("bronze", "silver", "gold", "platinum", "black");
    static final List<String> TAGS = numbered("tag-", 60);
    static final List<String> CITIES = numbered("city-", 40);

    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond() * MICROS_PER_SECOND;
    /** Of the first seeds the one with which 20, 200 and 2,000 segments match nearly the same share, 12 to 14 per cent. */
    private static final long SEGMENT_SEED = 7;

    private static final long PROFILE_SEED = 2;
    /** Per cent of members up to and with each tier but the last. */
    private static final int[] UP_TO_TIER = {50, 75, 90, 97};

    static SegmentWorld of(int segments, int members) {
        SegmentMaker maker = new SegmentMaker(new SplittableRandom(SEGMENT_SEED));
        List<WorldSegment> definitions = new ArrayList<>(segments);
        for (int i = 0; i < segments; i++) {
            definitions.add(maker.segment("segment-" + i));
        }
        SplittableRandom random = new SplittableRandom(PROFILE_SEED);
        List<WorldProfile> profiles = new ArrayList<>(members);
        for (int i = 0; i < members; i++) {
            profiles.add(profile(random));
        }
        return new SegmentWorld(NOW, List.copyOf(definitions), List.copyOf(profiles));
    }

    boolean holds(int segment, int profile) {
        return segments.get(segment).holds(profiles.get(profile), now);
    }

    private static WorldProfile profile(SplittableRandom random) {
        int percent = random.nextInt(100);
        int tier = 0;
        while (tier < UP_TO_TIER.length && percent >= UP_TO_TIER[tier]) {
            tier++;
        }
        Set<String> tags = new HashSet<>();
        int wanted = 5 + random.nextInt(16);
        while (tags.size() < wanted) {
            tags.add(TAGS.get(lowMoreOften(random, TAGS.size())));
        }
        return new WorldProfile(
                TIERS.get(tier),
                CITIES.get(random.nextInt(CITIES.size())),
                random.nextLong(2_000_000) >>> random.nextInt(6),
                random.nextLong(100) >>> random.nextInt(4),
                random.nextLong(50_000) >>> random.nextInt(5),
                NOW - ago(random, 90),
                NOW - ago(random, 240),
                tags);
    }

    /** From 0 to a number of days, the recent more often; in microseconds. */
    private static long ago(SplittableRandom random, int days) {
        return random.nextLong(1 + random.nextLong(days * Atom.DAY));
    }

    private static int lowMoreOften(SplittableRandom random, int bound) {
        return random.nextInt(1 + random.nextInt(bound));
    }

    private static List<String> numbered(String name, int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(name + i);
        }
        return List.copyOf(names);
    }
}
