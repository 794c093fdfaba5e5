package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;

/**
 * PageRank (Brin and Page, 1998) on weighted edges by power iteration: {@code rank(v) = (1 - d) / n + d (sum of rank(u) share(u, v) + leaked /
 * n)}, where what members without outgoing weight hold leaks to everybody alike. Ranks sum to 1. Immutable and safe for many threads.
 *
 * @param damping d, above 0 and below 1
 * @param tolerance iteration ends once the ranks move by at most so much together (L1), 1e-15 to 1
 * @param iterations at most so many, 1 to 10,000
 */
public record PageRank(double damping, double tolerance, int iterations) {

    /** With the published damping of 0.85; the ranks are then at most 6e-9 away from their limit, together. */
    public static final PageRank PUBLISHED = new PageRank(0.85, 1e-9, 200);

    private static final double FINEST = 1e-15;
    private static final int LONGEST = 10_000;
    private static final int MOST_THREADS = 256;

    /**
     * Checks the ranges.
     *
     * @param damping above 0 and below 1
     * @param tolerance 1e-15 to 1
     * @param iterations 1 to 10,000
     */
    public PageRank {
        if (!(damping > 0 && damping < 1)) {
            throw InvalidValueException.of("damping", "above 0 and below 1", damping);
        }
        if (!(tolerance >= FINEST && tolerance <= 1)) {
            throw InvalidValueException.of("tolerance", "from 1e-15 to 1", tolerance);
        }
        if (iterations < 1 || iterations > LONGEST) {
            throw InvalidValueException.of("iterations", "1 to " + LONGEST, iterations);
        }
    }

    /**
     * Ranks the members, by the calling thread.
     *
     * @param graph at least one member
     * @return the ranks; whether they settled is for the caller to look at
     * @throws InvalidValueException if the graph has no members
     */
    public InfluenceRanks rank(InteractionGraph graph) {
        return rank(graph, 1);
    }

    /**
     * Ranks the members by several threads, to the same bytes: each rank is summed by one thread in the order of its row, and sums over members
     * run over fixed blocks.
     *
     * @param graph at least one member
     * @param threads 1 to 256, made for this call
     * @return the ranks
     * @throws InvalidValueException if the graph has no members
     */
    public InfluenceRanks rank(InteractionGraph graph, int threads) {
        if (graph.nodes() == 0) {
            throw InvalidValueException.of("graph", "one with members", "none");
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw InvalidValueException.of("threads", "1 to " + MOST_THREADS, threads);
        }
        return new PowerIteration(graph, this).run(threads);
    }
}
