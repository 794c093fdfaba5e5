package io.communitykit.benchmarks.code;

import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.generate.CodeKeyRing;
import io.communitykit.referral.code.generate.PermutedCodes;
import io.communitykit.referral.code.generate.RandomCodes;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.SplittableRandom;
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
 * Making a code: drawn from a secure source, drawn from a fast one that can be foretold, and permuted from a number, there and back.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CodeMakeBenchmark -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class CodeMakeBenchmark {

    /** How many symbols a guesser does not know. */
    @Param({"8", "10", "12"})
    public int symbols;

    private RandomCodes secure = new RandomCodes(new SecureRandom(), 8);
    private RandomCodes fast = secure;
    private PermutedCodes permuted =
            new PermutedCodes(CodeKeyRing.of('K', new byte[32]), new ProgramId("shop"), 8, secure);
    private InviteCode code = secure.draw();
    private long number;

    /** Makes the generators. */
    @Setup
    public void make() {
        secure = new RandomCodes(new SecureRandom(), symbols);
        fast = new RandomCodes(new SplittableRandom(1), symbols);
        permuted = new PermutedCodes(CodeKeyRing.of('K', new byte[32]), new ProgramId("shop"), symbols, secure);
        code = permuted.code(42).orElseThrow();
    }

    /**
     * From a secure source.
     *
     * @return a code
     */
    @Benchmark
    public InviteCode secure() {
        return secure.draw();
    }

    /**
     * From a fast source, for what the secure one costs.
     *
     * @return a code
     */
    @Benchmark
    public InviteCode fast() {
        return fast.draw();
    }

    /**
     * From a number.
     *
     * @return a code
     */
    @Benchmark
    public InviteCode permuted() {
        return permuted.code(number++).orElseThrow();
    }

    /**
     * Back to the number.
     *
     * @return the number
     */
    @Benchmark
    public OptionalLong number() {
        return permuted.number(code);
    }
}
