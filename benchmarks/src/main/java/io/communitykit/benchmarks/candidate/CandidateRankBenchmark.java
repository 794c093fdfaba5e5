package io.communitykit.benchmarks.candidate;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.Arrays;
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
 * The best 20 of all items for one member after the other, of a model from item to item, against the same matrix summed in a map and sorted. As many items
 * as members, see {@link SampleTastes}.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CandidateRankBenchmark -p members=3000,30000,300000 -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@State(Scope.Thread)
public class CandidateRankBenchmark {

    private static final int PLACES = 20;
    private static final String MATRIX = "similarity";
    // Coprime to the sizes, so that neighbouring numbers do not follow each other.
    private static final int STRIDE = 7_919;

    /** How many members, and items. */
    @Param("10000")
    public int members;

    /** Which model: {@code rp3beta}, {@code items}, {@code filter} or {@code ridge}. */
    @Param({"rp3beta", "ridge"})
    public String model = "rp3beta";

    private Interactions interactions = SampleTastes.of(1);
    private Model fitted = CandidateAlgorithms.of("filter", 1).fit(interactions, FitOptions.threads(1));
    private Ranking ranking = Ranking.of(fitted.items(), PLACES);
    private NaiveRanking naive = new NaiveRanking(interactions, fitted.columns().rows(MATRIX));
    private int next;

    /** Fits the model and checks that the contenders agree on what comes first. */
    @Setup
    public void make() {
        interactions = SampleTastes.of(members);
        fitted = CandidateAlgorithms.of(model, interactions.items().size()).fit(interactions, FitOptions.threads(2));
        ranking = Ranking.of(fitted.items(), PLACES);
        naive = new NaiveRanking(interactions, fitted.columns().rows(MATRIX));
        for (int member = 0; member < members; member += Math.max(1, members / 100)) {
            ranking.clear();
            fitted.rank(Profile.of(interactions, member), ranking);
            List<Integer> ours = Arrays.stream(ranking.toArray()).boxed().toList();
            if (!ours.equals(naive.best(member, PLACES))) {
                throw new IllegalStateException("other lists for member " + member);
            }
        }
    }

    private int next() {
        next = (int) ((next + (long) STRIDE) % members);
        return next;
    }

    /**
     * Ours, the profile made of the interactions included.
     *
     * @return the ranking
     */
    @Benchmark
    public Object rank() {
        ranking.clear();
        fitted.rank(Profile.of(interactions, next()), ranking);
        return ranking;
    }

    /**
     * The same sums in a map, sorted.
     *
     * @return the list
     */
    @Benchmark
    public Object naive() {
        return naive.best(next(), PLACES);
    }
}
