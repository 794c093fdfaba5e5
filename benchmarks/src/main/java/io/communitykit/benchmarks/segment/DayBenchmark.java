package io.communitykit.benchmarks.segment;

import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentJudge;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A day passes and nothing is told: letting happen what is due, against judging everybody anew. One operation is a day of the whole
 * population. The due instants lie in an array, as a store has them in an index; who is not due is not looked at.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar DayBenchmark -p segments=20,200,2000 -prof
 * io.communitykit.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 15)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class DayBenchmark {

    /** How many segments. */
    @Param("200")
    public int segments;

    /** How many members. */
    @Param("20000")
    public int members;

    private SegmentWorld world = SegmentWorld.of(0, 0);
    private SegmentProgram program = Translation.program(world);
    private final List<Profile> profiles = new ArrayList<>();
    private final List<LiveProfile> open = new ArrayList<>();
    private long[] due = {};
    private SegmentJudge judge = new SegmentJudge(program);
    private Instant now = Instant.EPOCH;

    /** Makes the members. */
    @Setup
    public void make() {
        world = SegmentWorld.of(segments, members);
        program = Translation.program(world);
        judge = new SegmentJudge(program);
        for (int i = 0; i < members; i++) {
            profiles.add(Translation.profile(
                    Translation.member(i).value(), world.profiles().get(i)));
        }
    }

    /** Opens them anew, so that each measured day is the same one. */
    @Setup(Level.Iteration)
    public void open() {
        now = Timestamps.ofMicros(world.now());
        open.clear();
        due = new long[members];
        for (int i = 0; i < members; i++) {
            LiveProfile live = Translation.live(
                    program, Translation.member(i).value(), world.profiles().get(i), now);
            due[i] = due(live);
            open.add(live);
        }
    }

    private static long due(LiveProfile live) {
        return live.nextDeadline().map(Timestamps::toMicros).orElse(Long.MAX_VALUE);
    }

    /**
     * What is due happens.
     *
     * @return how many entered or left
     */
    @Benchmark
    public int deadlines() {
        Instant until = now.plus(Duration.ofDays(1));
        long last = Timestamps.toMicros(until);
        int changes = 0;
        for (int i = 0; i < due.length; i++) {
            if (due[i] <= last) {
                LiveProfile live = open.get(i);
                changes += live.advance(until).takeChanges().size();
                due[i] = due(live);
            }
        }
        return changes;
    }

    /**
     * Everybody is judged as of the day after.
     *
     * @return how many memberships there are
     */
    @Benchmark
    public long polling() {
        Instant until = now.plus(Duration.ofDays(1));
        long memberships = 0;
        for (Profile profile : profiles) {
            memberships += judge.judge(profile, CounterState.empty(), until);
        }
        return memberships;
    }
}
