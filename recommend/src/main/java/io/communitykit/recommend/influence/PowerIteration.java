package io.communitykit.recommend.influence;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * One run of {@link PageRank}: receivers pull from their givers, so no two threads write the same rank and no sum depends on who is first. What
 * is summed over all members is summed by blocks of fixed size and then block by block. Three arrays of doubles, 24 bytes a node; the limit is
 * the cache misses of reading the rank of each giver.
 */
final class PowerIteration {

    private static final int BLOCK = 1_024;

    private final InteractionGraph graph;
    private final PageRank settings;
    private final double[] moved;
    private final double[] leaked;
    private double[] ranks;
    private double[] next;
    private double everybody;

    PowerIteration(InteractionGraph graph, PageRank settings) {
        this.graph = graph;
        this.settings = settings;
        int blocks = (graph.nodes() + BLOCK - 1) / BLOCK;
        this.moved = new double[blocks];
        this.leaked = new double[blocks];
        this.ranks = new double[graph.nodes()];
        this.next = new double[graph.nodes()];
        Arrays.fill(ranks, 1.0 / graph.nodes());
    }

    InfluenceRanks run(int threads) {
        if (threads == 1) {
            return settle(() -> IntStream.range(0, moved.length).forEach(this::pull));
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return settle(() -> pool.submit(
                            () -> IntStream.range(0, moved.length).parallel().forEach(this::pull))
                    .join());
        } finally {
            pool.shutdown();
        }
    }

    private InfluenceRanks settle(Runnable pullAll) {
        double[] leaks = graph.leaks();
        for (int block = 0; block < leaked.length; block++) {
            for (int node = block * BLOCK; node < end(block); node++) {
                leaked[block] += ranks[node] * leaks[node];
            }
        }
        double change = Double.POSITIVE_INFINITY;
        int round = 0;
        while (round < settings.iterations() && change > settings.tolerance()) {
            double d = settings.damping();
            everybody = (1 - d) / ranks.length + d * sum(leaked) / ranks.length;
            pullAll.run();
            change = sum(moved);
            double[] spare = ranks;
            ranks = next;
            next = spare;
            round++;
        }
        normalise();
        return new InfluenceRanks(graph, ranks, round, change, change <= settings.tolerance());
    }

    private void pull(int block) {
        Adjacency shares = graph.shares();
        double[] leaks = graph.leaks();
        double change = 0;
        double leak = 0;
        int edge = shares.offsets[block * BLOCK];
        for (int node = block * BLOCK; node < end(block); node++) {
            double sum = 0;
            for (int last = shares.offsets[node + 1]; edge < last; edge++) {
                sum += ranks[shares.nodes[edge]] * shares.weights[edge];
            }
            double rank = everybody + settings.damping() * sum;
            change += Math.abs(rank - ranks[node]);
            leak += rank * leaks[node];
            next[node] = rank;
        }
        moved[block] = change;
        leaked[block] = leak;
    }

    private int end(int block) {
        return Math.min(ranks.length, (block + 1) * BLOCK);
    }

    private void normalise() {
        for (int block = 0; block < moved.length; block++) {
            double sum = 0;
            for (int node = block * BLOCK; node < end(block); node++) {
                sum += ranks[node];
            }
            next[block] = sum;
        }
        double total = sum(Arrays.copyOf(next, moved.length));
        for (int node = 0; node < ranks.length; node++) {
            ranks[node] /= total;
        }
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }
}
