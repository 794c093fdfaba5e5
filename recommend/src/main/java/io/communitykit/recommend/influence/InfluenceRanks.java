package io.communitykit.recommend.influence;

/** The ranks of the members of a graph. Immutable and safe for many threads. */
public final class InfluenceRanks {

    private final InteractionGraph graph;
    private final double[] ranks;
    private final int iterations;
    private final double change;
    private final boolean settled;
    private final double floor;
    private final double reach;

    InfluenceRanks(InteractionGraph graph, double[] ranks, int iterations, double change, boolean settled) {
        this.graph = graph;
        this.ranks = ranks;
        this.iterations = iterations;
        this.change = change;
        this.settled = settled;
        double least = ranks[0];
        double most = ranks[0];
        for (double rank : ranks) {
            least = Math.min(least, rank);
            most = Math.max(most, rank);
        }
        this.floor = StrictMath.log(least);
        this.reach = StrictMath.log(most) - floor;
    }

    /**
     * The graph that was ranked.
     *
     * @return the graph
     */
    public InteractionGraph graph() {
        return graph;
    }

    /**
     * The rank of a node.
     *
     * @param node 0 to nodes of the graph less 1
     * @return above 0, at most 1
     */
    public double rank(int node) {
        return ranks[node];
    }

    /**
     * The rank on a logarithmic scale between the least and the most of this graph, as X scales its Tweepcred: {@code 10000 (ln rank - ln least)
     * / (ln most - ln least)}, rounded to the nearest, halves to even.
     *
     * @param node 0 to nodes of the graph less 1
     * @return basis points, 0 to 10,000; 0 where all rank the same within a millionth
     */
    public int scaled(int node) {
        if (reach < 1e-6) {
            return 0;
        }
        double part = (StrictMath.log(ranks[node]) - floor) / reach;
        return (int) Math.rint(BasisPoints.ALL * part);
    }

    /**
     * How many rounds it took.
     *
     * @return 1 or more
     */
    public int iterations() {
        return iterations;
    }

    /**
     * By how much the last round moved the ranks, together.
     *
     * @return 0 or more
     */
    public double change() {
        return change;
    }

    /**
     * Whether the last round moved them by at most the tolerance.
     *
     * @return false where the rounds ran out before
     */
    public boolean settled() {
        return settled;
    }
}
