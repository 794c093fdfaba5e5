package io.communitykit.benchmarks.feed;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.Dpp;
import io.communitykit.recommend.diversity.FilledPage;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.diversity.Groups;
import io.communitykit.recommend.diversity.Mmr;
import io.communitykit.recommend.diversity.PageFill;
import io.communitykit.recommend.diversity.Quota;
import io.communitykit.recommend.diversity.Similarity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * Fifty of the candidates, so that they are unlike each other: MMR and the greedy DPP beside twins that compute all again, and beside the
 * paper's order of the DPP's arrays; a page of fifty under quotas. Similarity is the cosine of vectors of 64, or the same group.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar DiversityBenchmark -prof gc -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class DiversityBenchmark {

    private static final int K = 50;
    private static final int DIMENSION = 64;
    private static final int WINDOW = 10;
    private static final double LAMBDA = 0.7;
    private static final double ALPHA = 1;

    /** How many candidates. */
    @Param({"200", "1000", "5000"})
    public int candidates;

    /** By what they are alike. */
    @Param({"cosine", "groups"})
    public String alike = "cosine";

    private final Mmr mmr = new Mmr(LAMBDA);
    private final Dpp dpp = Dpp.of(ALPHA);
    private final Dpp windowed = Dpp.windowed(ALPHA, WINDOW);
    private final int[] order = new int[K];
    private final PageFill fill = new PageFill(List.of(
            quota("authors", GroupKey.AUTHOR, 2, 10),
            quota("categories", GroupKey.CATEGORY, 4, 10),
            new Quota(
                    new RuleId("members"),
                    GroupKey.SOURCE,
                    Optional.of("0"),
                    OptionalInt.of(20),
                    OptionalInt.empty(),
                    OptionalInt.empty())));
    private double[] relevance = {};
    private int[] ranked = {};
    private int[] authors = {};
    private Similarity similarity = (a, b) -> 0;

    private static Quota quota(String id, GroupKey by, int max, int within) {
        return new Quota(
                new RuleId(id), by, Optional.empty(), OptionalInt.empty(), OptionalInt.of(max), OptionalInt.of(within));
    }

    /** Makes the candidates, and checks that the twins choose the same. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(42);
        relevance =
                random.doubles(candidates).map(value -> Math.sqrt(1 - value)).toArray();
        Arrays.sort(relevance);
        authors = random.ints(candidates, 0, Math.max(60, candidates / 4)).toArray();
        ranked = IntStream.range(0, candidates).map(i -> candidates - 1 - i).toArray();
        float[][] vectors = new float[candidates][DIMENSION];
        for (float[] vector : vectors) {
            for (int part = 0; part < DIMENSION; part++) {
                vector[part] = (float) random.nextDouble();
            }
        }
        similarity = alike.equals("cosine") ? Similarity.cosine(vectors) : Similarity.sameGroup(authors);
        same("MMR", mmr(), naiveMmr());
        same("DPP", dpp(), naiveDpp());
        same("DPP of the paper", dpp(), paperDpp());
    }

    private void same(String name, int count, List<Integer> twin) {
        List<Integer> ours = IntStream.of(order).limit(count).boxed().toList();
        if (!ours.equals(twin.subList(0, count))) {
            throw new IllegalStateException(name + " chose " + ours + ", its twin " + twin);
        }
    }

    /**
     * MMR.
     *
     * @return how many were chosen
     */
    @Benchmark
    public int mmr() {
        return mmr.select(candidates, relevance, similarity, K, order);
    }

    /**
     * MMR, all again at each choice.
     *
     * @return the chosen
     */
    @Benchmark
    public List<Integer> naiveMmr() {
        return NaiveChoice.mmr(LAMBDA, relevance, similarity, K);
    }

    /**
     * The DPP.
     *
     * @return how many were chosen
     */
    @Benchmark
    public int dpp() {
        return dpp.select(candidates, relevance, similarity, K, order);
    }

    /**
     * The DPP with a window of ten.
     *
     * @return how many were chosen
     */
    @Benchmark
    public int windowedDpp() {
        return windowed.select(candidates, relevance, similarity, K, order);
    }

    /**
     * The DPP in the paper's order of arrays.
     *
     * @return the chosen
     */
    @Benchmark
    public List<Integer> paperDpp() {
        return NaiveChoice.paper(ALPHA, relevance, similarity, K);
    }

    /**
     * The DPP, all again at each choice.
     *
     * @return the chosen
     */
    @Benchmark
    public List<Integer> naiveDpp() {
        return NaiveChoice.dpp(ALPHA, relevance, similarity, K);
    }

    /**
     * A page under quotas: two of an author and four of a category in ten places, twenty of the members' own.
     *
     * @return the page
     */
    @Benchmark
    public FilledPage page() {
        return fill.fill(K, ranked, new Attributes(authors), List.of());
    }

    /** Authors as drawn; nine categories and three sources by author. */
    private static final class Attributes implements Groups {

        private static final int CATEGORIES = 9;
        private static final int SOURCES = 3;

        private final int[] authors;

        Attributes(int[] authors) {
            this.authors = authors;
        }

        @Override
        public int group(GroupKey key, int candidate) {
            int author = authors[candidate];
            return key == GroupKey.AUTHOR
                    ? author
                    : key == GroupKey.CATEGORY ? author % CATEGORIES : author / CATEGORIES % SOURCES;
        }

        @Override
        public int code(GroupKey key, String of) {
            return Integer.parseInt(of);
        }
    }
}
