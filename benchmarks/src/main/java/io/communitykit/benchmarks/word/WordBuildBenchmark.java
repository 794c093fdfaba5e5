package io.communitykit.benchmarks.word;

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
 * Building a contender once in a new machine, its classes not loaded yet.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar WordBuildBenchmark -p words=2000,20000,64000 -prof
 * io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class WordBuildBenchmark {

    /** How many words. */
    @Param("20000")
    public int words;

    /** Who is built. */
    @Param({"OWN_FOLDED", "OWN_PLAIN", "ACDAT", "AHOCORASICK", "TOOLGOOD", "HUTOOL", "HOUBB_PLAIN", "HOUBB"})
    public String contender = "";

    private SampleDictionary dictionary = SampleDictionary.of(0);

    /** Reads the words. */
    @Setup
    public void read() {
        dictionary = SampleDictionary.of(words);
    }

    /**
     * Builds it.
     *
     * @return the contender
     */
    @Benchmark
    public Object build() {
        return Contender.valueOf(contender).build(dictionary);
    }
}
