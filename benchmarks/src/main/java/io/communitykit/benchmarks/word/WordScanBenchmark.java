package io.communitykit.benchmarks.word;

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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each contender by itself. One operation is all texts of a kind: 256 short posts, 64 posts of 1,000 characters, or one text of 200,000.
 *
 * <p>{@code java -Dcommunitykit.texts=FOLDER -jar benchmarks/target/benchmarks.jar WordScanBenchmark -p words=2000,20000,64000 -prof gc -prof
 * io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class WordScanBenchmark {

    /** How many words. */
    @Param("20000")
    public int words;

    /** Who looks for them. */
    @Param({
        "OWN_FOLDED",
        "OWN_BOUNDARIES",
        "OWN_PLAIN",
        "ACDAT",
        "AHOCORASICK",
        "TOOLGOOD",
        "HUTOOL",
        "HOUBB_PLAIN",
        "HOUBB"
    })
    public String contender = "";

    private WordFinder finder = new FloorFinder(false);
    private List<String> shorts = List.of();
    private List<String> posts = List.of();
    private List<String> whole = List.of();

    /** Builds the contender and checks what it finds. */
    @Setup
    public void make() {
        SampleTexts texts = SampleTexts.get();
        SampleDictionary dictionary = SampleDictionary.of(words);
        Contender who = Contender.valueOf(contender);
        finder = who.build(dictionary);
        FinderCheck.check(who, finder, Contender.OWN_PLAIN.build(dictionary), texts);
        shorts = texts.shorts();
        posts = texts.posts();
        whole = List.of(texts.whole());
    }

    /**
     * Whether anything is in short, clean posts.
     *
     * @return a sum of all answers
     */
    @Benchmark
    public long containsShort() {
        return WordTask.CONTAINS_SHORT.run(finder, shorts);
    }

    /**
     * All hits in posts, as objects.
     *
     * @return a sum of all answers
     */
    @Benchmark
    public long findPosts() {
        return WordTask.FIND_POSTS.run(finder, posts);
    }

    /**
     * Asterisks over the hits in posts.
     *
     * @return a sum of all answers
     */
    @Benchmark
    public long replacePosts() {
        return WordTask.REPLACE_POSTS.run(finder, posts);
    }

    /**
     * All hits in a long text, as objects.
     *
     * @return a sum of all answers
     */
    @Benchmark
    public long findLong() {
        return WordTask.FIND_LONG.run(finder, whole);
    }

    /**
     * All hits in a long text, without objects where the library can.
     *
     * @return a sum of all answers
     */
    @Benchmark
    public long scanLong() {
        return WordTask.SCAN_LONG.run(finder, whole);
    }
}
