package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.growth.tree.InviteEdge;
import io.communitykit.referral.growth.tree.InviteForest;
import java.util.ArrayList;
import java.util.List;
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
 * Structural virality of one tree in which each member came by a random earlier one: from edges between ids, with every edge checked, beside a
 * walk from each member over numbers that are known to be a tree.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ViralityBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class ViralityBenchmark {

    /** How many members the tree has. */
    @Param({"100", "1000", "10000"})
    public int size;

    private int[] parent = new int[0];
    private List<InviteEdge> edges = List.of();

    /** Makes the tree. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(size);
        parent = new int[size];
        List<InviteEdge> made = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            parent[i] = random.nextInt(i);
            made.add(new InviteEdge(new MemberId("member-" + parent[i]), new MemberId("member-" + i)));
        }
        edges = made;
    }

    /**
     * Ours.
     *
     * @return the forest
     */
    @Benchmark
    public InviteForest forest() {
        return InviteForest.of(edges);
    }

    /**
     * A walk from each.
     *
     * @return the virality
     */
    @Benchmark
    public double naive() {
        return NaiveGrowth.virality(parent);
    }
}
