/**
 * Segments against profiles: a world described in neutral terms, the engines made from it, and the check that all of them say the
 * same. {@link io.communitykit.benchmarks.segment.SegmentEvaluationBenchmark} measures, {@link
 * io.communitykit.benchmarks.segment.SegmentCheck} counts.
 */
@NullMarked
package io.communitykit.benchmarks.segment;

import org.jspecify.annotations.NullMarked;
