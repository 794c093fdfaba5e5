package io.communitykit.benchmarks.segment;

import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.bulk.MemberSet;
import io.communitykit.core.segment.bulk.Population;
import io.communitykit.core.segment.bulk.PopulationBuilder;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All members against all segments by bitmaps. One operation is the whole population: divide by members and segments for a pair.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PopulationBenchmark -p segments=20,200,2000 -p
 * members=10000,100000,1000000 -prof io.communitykit.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class PopulationBenchmark {

    /** How many segments. */
    @Param("200")
    public int segments;

    /** How many members. */
    @Param("100000")
    public int members;

    private SegmentWorld world = SegmentWorld.of(0, 0);
    private SegmentProgram program = Translation.program(world);
    private Population population = build();

    /** Makes the members and their index. */
    @Setup
    public void make() {
        world = SegmentWorld.of(segments, members);
        program = Translation.program(world);
        population = build();
        check();
    }

    /** The index agrees with the description, on the first members. */
    private void check() {
        int sample = Math.min(100, members);
        for (int segment = 0; segment < segments; segment++) {
            MemberSet in = population.select(program.segments().get(segment).when());
            for (int i = 0; i < sample; i++) {
                if (in.contains(Translation.member(i)) != world.holds(segment, i)) {
                    throw new IllegalStateException("segment " + segment + " and member " + i + " disagree");
                }
            }
        }
    }

    private Population build() {
        PopulationBuilder builder = Population.builder(program, Timestamps.ofMicros(world.now()));
        for (int i = 0; i < world.profiles().size(); i++) {
            builder.add(
                    Translation.profile(
                            Translation.member(i).value(), world.profiles().get(i)),
                    CounterState.empty());
        }
        return builder.build();
    }

    /**
     * Answers every segment.
     *
     * @return how many memberships there are
     */
    @Benchmark
    public long segments() {
        long memberships = 0;
        for (MemberSet set : population.segments().values()) {
            memberships += set.size();
        }
        return memberships;
    }

    /**
     * Indexes the members, profiles and all.
     *
     * @return the index
     */
    @Benchmark
    public Population index() {
        return build();
    }
}
