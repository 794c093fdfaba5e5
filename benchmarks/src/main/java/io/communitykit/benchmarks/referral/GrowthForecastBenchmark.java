package io.communitykit.benchmarks.referral;

import io.communitykit.referral.growth.branching.BranchingProcess;
import io.communitykit.referral.growth.branching.Generation;
import io.communitykit.referral.growth.branching.Offspring;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Forecasting a branching process: mean, deviation, total and odds of extinction of each generation, beside 1,000 runs that draw the friends of
 * each member, up to 1,000 members of a generation, and give the odds alone, to one or two digits.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar GrowthForecastBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@State(Scope.Thread)
public class GrowthForecastBenchmark {

    private static final double K = 1.2;

    /** How many generations. */
    @Param({"10", "100", "1000"})
    public int generations;

    /**
     * All members alike.
     *
     * @return what is expected
     */
    @Benchmark
    public List<Generation> poisson() {
        return new BranchingProcess(new Offspring.Poisson(K), 100).generations(generations);
    }

    /**
     * Few bring most.
     *
     * @return what is expected
     */
    @Benchmark
    public List<Generation> negativeBinomial() {
        return new BranchingProcess(new Offspring.NegativeBinomial(K, 0.5), 100).generations(generations);
    }

    /**
     * The odds that all dies out some day alone.
     *
     * @return the odds
     */
    @Benchmark
    public double extinction() {
        return new BranchingProcess(new Offspring.NegativeBinomial(K, 0.5), 100).extinction();
    }

    /**
     * A thousand runs.
     *
     * @return the share that died out by each generation
     */
    @Benchmark
    public double[] naive() {
        return NaiveGrowth.extinct(K, generations, 1_000, 1_000);
    }
}
