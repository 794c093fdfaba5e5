package io.communitykit.recommend.influence;

/**
 * What each giver's rank is divided into. With {@code o} open and {@code c} closed of the weight {@code w} that it gives, and {@code k} kept: a
 * closed part goes on as {@code k closed / w}; the rest of all, {@code 1 - k c / w}, to the open parts in proportion, or to everybody where
 * there are none.
 */
final class ShareSplit {

    /** What of a giver's rank each edge carries. */
    final Adjacency shares;
    /** Of each node, what goes to everybody. */
    final double[] leaks;
    /** Of each node, the weight it receives. */
    final double[] received;
    /** Of each node, the part of that which comes back to its givers. */
    final double[] closed;

    private ShareSplit(Adjacency shares, double[] leaks, double[] received, double[] closed) {
        this.shares = shares;
        this.leaks = leaks;
        this.received = received;
        this.closed = closed;
    }

    /** Turns the weights of {@code in} into shares. */
    static ShareSplit of(Adjacency in, RingRule rule) {
        double[] received = in.rowSums();
        RingFlow rings = new RingFlow(in);
        double[] given = rings.given();
        double[] back = rings.closed(rule.longest());
        double kept = (double) rule.kept() / BasisPoints.ALL;
        double[] givenOpen = new double[given.length];
        double[] givenClosed = new double[given.length];
        double[] receivedClosed = new double[given.length];
        for (int node = 0; node < given.length; node++) {
            for (int edge = in.offsets[node]; edge < in.offsets[node + 1]; edge++) {
                givenOpen[in.nodes[edge]] += in.weights[edge] - back[edge];
                givenClosed[in.nodes[edge]] += back[edge];
                receivedClosed[node] += back[edge];
            }
        }
        double[] leaks = new double[given.length];
        for (int node = 0; node < given.length; node++) {
            double passed = given[node] > 0 ? kept * givenClosed[node] / given[node] : 0;
            leaks[node] = givenOpen[node] > 0 ? 0 : 1 - passed;
            givenClosed[node] = given[node] > 0 ? kept / given[node] : 0;
            givenOpen[node] = givenOpen[node] > 0 ? (1 - passed) / givenOpen[node] : 0;
        }
        for (int edge = 0; edge < back.length; edge++) {
            int giver = in.nodes[edge];
            in.weights[edge] = (in.weights[edge] - back[edge]) * givenOpen[giver] + back[edge] * givenClosed[giver];
        }
        return new ShareSplit(in, leaks, received, receivedClosed);
    }
}
