package io.communitykit.benchmarks.code;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.code.CodeLookup;
import io.communitykit.referral.code.Codes;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.policy.CodePolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What a typed text leads to, on the heap, beside a map from upper-case text to member.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CodeResolveBenchmark -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class CodeResolveBenchmark {

    /** How many codes there are. */
    @Param({"1000", "10000", "100000"})
    public int codes;

    private Codes facade = facade();
    private final Map<String, String> map = new HashMap<>();
    private String[] typed = new String[0];
    private int next;

    private static Codes facade() {
        return Codes.builder(
                        CodePolicy.usual(new PolicyVersion("1"), new ProgramId("shop")),
                        new InMemoryCodeStore(PseudonymKey.of(new byte[32])))
                .clock(InstantSource.fixed(Instant.EPOCH))
                .random(new SplittableRandom(42))
                .build();
    }

    /** Issues the codes. */
    @Setup
    public void make() {
        facade = facade();
        typed = new String[codes];
        for (int i = 0; i < codes; i++) {
            String text = facade.issue(new MemberId("member " + i))
                    .held()
                    .orElseThrow()
                    .code()
                    .text();
            map.put(text, "member " + i);
            typed[i] = text.toLowerCase(Locale.ROOT);
        }
    }

    private String text() {
        next = (next + 7_919) % codes;
        return typed[next];
    }

    /**
     * Ours.
     *
     * @return the lookup
     */
    @Benchmark
    public CodeLookup resolve() {
        return facade.resolve(text());
    }

    /**
     * A map, which checks nothing.
     *
     * @return the member
     */
    @Benchmark
    public @Nullable String map() {
        return map.get(text().toUpperCase(Locale.ROOT));
    }
}
