package io.communitykit.benchmarks.segment;

/** One way to evaluate the segments of a world. All give the same answers; {@link SegmentCheck} makes sure. */
interface SegmentEngine {

    /** How many of the world's profiles, from the first on, it has at hand. */
    int profiles();

    boolean matches(int segment, int profile);

    /** How many segments a profile is in; this is what is measured. */
    int count(int profile);
}
