package io.communitykit.benchmarks.segment;

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
 * One profile against all segments: the same profile each time (hot), or the next one of the population each time (sweep). One
 * operation is one profile, so that a pair takes the time divided by the number of segments.
 *
 * <p>The peers sweep over the first 100,000 profiles at most, since each has a map of variables for them.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SegmentEvaluationBenchmark -p segments=20,200,2000 -p
 * members=10000,100000,1000000 -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class SegmentEvaluationBenchmark {

    /** What is evaluated against what. */
    @State(Scope.Benchmark)
    public static class World {

        /** How many segments. */
        @Param("200")
        public int segments;

        /** How many profiles. */
        @Param("100000")
        public int members;

        private SegmentWorld made = SegmentWorld.of(0, 0);

        /** Makes segments and profiles. */
        @Setup
        public void make() {
            made = SegmentWorld.of(segments, members);
        }
    }

    /** An engine and the profile that is next. */
    @State(Scope.Thread)
    public abstract static class Contender {

        private static final int SAMPLE = 100;

        private SegmentEngine engine = new LambdaTree(SegmentWorld.of(0, 0));
        private int next;

        abstract SegmentEngine engine(SegmentWorld world);

        /**
         * Makes the engine and checks its answers.
         *
         * @param world what is evaluated
         */
        @Setup
        public void make(World world) {
            engine = engine(world.made);
            SegmentCheck.agree(world.made, engine, SAMPLE);
        }

        int hot() {
            return engine.count(0);
        }

        int sweep() {
            next = next + 1 < engine.profiles() ? next + 1 : 0;
            return engine.count(next);
        }
    }

    /** The tree of lambdas. */
    public static class Tree extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new LambdaTree(world);
        }
    }

    /** CommunityKit's conditions, evaluated one by one as written. */
    public static class Plain extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new PlainConditions(world);
        }
    }

    /** CommunityKit's compiled segments over whole profiles. */
    public static class Judged extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new JudgedProfiles(world);
        }
    }

    /** CommunityKit's profiles that are kept open. */
    public static class Live extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new LiveProfiles(world);
        }
    }

    /** MVEL. */
    public static class Mvel extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new MvelEngine(world);
        }
    }

    /** Aviator. */
    public static class Aviator extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new AviatorEngine(world);
        }
    }

    /** CEL. */
    public static class Cel extends Contender {

        @Override
        SegmentEngine engine(SegmentWorld world) {
            return new CelEngine(world);
        }
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotTree(Tree engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepTree(Tree engine) {
        return engine.sweep();
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotPlain(Plain engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepPlain(Plain engine) {
        return engine.sweep();
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotJudged(Judged engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepJudged(Judged engine) {
        return engine.sweep();
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotLive(Live engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepLive(Live engine) {
        return engine.sweep();
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotMvel(Mvel engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepMvel(Mvel engine) {
        return engine.sweep();
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotAviator(Aviator engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepAviator(Aviator engine) {
        return engine.sweep();
    }

    /**
     * One profile again and again.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int hotCel(Cel engine) {
        return engine.hot();
    }

    /**
     * The next profile each time.
     *
     * @param engine the contender
     * @return how many segments it is in
     */
    @Benchmark
    public int sweepCel(Cel engine) {
        return engine.sweep();
    }
}
