package io.communitykit.benchmarks.candidate;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.FitOptions;
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
 * Fits on two threads. As many items as members, 27 each, see {@link SampleTastes}.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CandidateFitBenchmark -p members=3000,30000,300000 -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@State(Scope.Thread)
public class CandidateFitBenchmark {

    /** How many members, and items. */
    @Param("10000")
    public int members;

    /** Which algorithm: {@code rp3beta}, {@code items}, {@code members}, {@code filter}, {@code ridge} or {@code als}. */
    @Param({"rp3beta", "items", "filter", "ridge", "als"})
    public String model = "rp3beta";

    private Interactions interactions = SampleTastes.of(1);

    /** Makes the interactions. */
    @Setup
    public void make() {
        interactions = SampleTastes.of(members);
    }

    /**
     * One fit.
     *
     * @return the model
     */
    @Benchmark
    public Object fit() {
        return CandidateAlgorithms.of(model, interactions.items().size()).fit(interactions, FitOptions.threads(2));
    }
}
