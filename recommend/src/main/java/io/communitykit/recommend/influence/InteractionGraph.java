package io.communitykit.recommend.influence;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.influence.spi.RingSource;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who gives weight to whom, rings discounted. Members are nodes from 0, in the order of their ids, so that the same interactions in any order
 * make the same graph to the byte.
 *
 * <p>Layout: the rows of receivers (compressed sparse rows), 12 bytes an edge: the giver, and the share of all the giver gives that reaches the
 * receiver. 36 bytes a node beside its id. Immutable and safe for many threads.
 */
public final class InteractionGraph {

    private final MemberId[] members;
    private final Adjacency shares;
    private final double[] leaks;
    private final double[] received;
    private final double[] closed;
    private final long selfLoops;

    InteractionGraph(MemberId[] members, ShareSplit split, long selfLoops) {
        this.members = members;
        this.shares = split.shares;
        this.leaks = split.leaks;
        this.received = split.received;
        this.closed = split.closed;
        this.selfLoops = selfLoops;
    }

    /**
     * Starts a graph.
     *
     * @param weights what each kind counts, each kind once, at least one
     * @return an empty builder with {@link RingRule#STRICT} and {@link RingSource#NONE}
     */
    public static InteractionGraphBuilder builder(List<InteractionWeight> weights) {
        return new InteractionGraphBuilder(weights);
    }

    /**
     * How many members.
     *
     * @return 0 or more
     */
    public int nodes() {
        return members.length;
    }

    /**
     * How many pairs of a giver and a receiver, after what was told of one pair was added up.
     *
     * @return 0 or more
     */
    public int edges() {
        return shares.nodes.length;
    }

    /**
     * How many interactions of a member with itself were left out.
     *
     * @return each told one counts once, however many times it says
     */
    public long selfLoops() {
        return selfLoops;
    }

    /**
     * The member of a node.
     *
     * @param node 0 to {@link #nodes()} less 1
     * @return its id
     */
    public MemberId member(int node) {
        return members[node];
    }

    /**
     * The node of a member. Logarithmic time.
     *
     * @param member who
     * @return the node, or empty where the member never took part
     */
    public OptionalInt node(MemberId member) {
        int found = Arrays.binarySearch(members, member);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /**
     * How many members give weight to a member.
     *
     * @param node 0 to {@link #nodes()} less 1
     * @return 0 or more
     */
    public int givers(int node) {
        return shares.degree(node);
    }

    /**
     * Which part of the weight a member receives comes back to its givers, by {@link RingRule}, whether or not it is kept.
     *
     * @param node 0 to {@link #nodes()} less 1
     * @return basis points rounded down, 0 to 10,000; 0 where it receives nothing
     */
    public int ringShare(int node) {
        if (received[node] <= 0) {
            return 0;
        }
        return (int) Math.min(BasisPoints.ALL, BasisPoints.ALL * closed[node] / received[node]);
    }

    Adjacency shares() {
        return shares;
    }

    /** Of each node, the part of its rank that goes to everybody alike. */
    double[] leaks() {
        return leaks;
    }
}
