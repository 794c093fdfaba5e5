package io.communitykit.benchmarks.code;

import io.communitykit.referral.code.CodeForm;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.generate.RandomCodes;
import java.util.Locale;
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
 * Whether a typed text is a code, beside regular expressions. A thousand texts in turn, so that no branch is learnt by heart.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CodeCheckBenchmark -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class CodeCheckBenchmark {

    private static final int TEXTS = 1_024;

    /** As printed; in lower case, in groups; with one symbol wrong; or a word of a vanity code's length. */
    @Param({"printed", "typed", "wrong", "word"})
    public String texts = "printed";

    private String[] all = new String[0];
    private int next;

    /** Makes the texts. */
    @Setup
    public void make() {
        RandomCodes codes = new RandomCodes(new SplittableRandom(42), 9);
        all = new String[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            InviteCode code = codes.draw();
            String text = code.text();
            all[i] = switch (texts) {
                case "typed" -> " " + code.grouped().toLowerCase(Locale.ROOT);
                case "wrong" -> text.substring(0, 4) + (text.charAt(4) == 'A' ? 'B' : 'A') + text.substring(5);
                case "word" -> text.substring(0, 6);
                default -> text;
            };
        }
    }

    private String text() {
        next = (next + 1) & (TEXTS - 1);
        return all[next];
    }

    /**
     * Ours.
     *
     * @return the form
     */
    @Benchmark
    public CodeForm check() {
        return InviteCode.check(text());
    }

    /**
     * Regular expressions and new strings.
     *
     * @return whether it is one
     */
    @Benchmark
    public boolean regularExpression() {
        return NaiveCodeCheck.isValid(text());
    }
}
