package io.communitykit.recommend.influence;

import java.util.Arrays;

/**
 * How much of each edge's weight comes back to its giver, by {@link RingRule}. For an edge from {@code u} to {@code v} the members between are
 * the common ones of whom {@code v} gives to and who gives to {@code u}; the shorter of both rows is walked, the other one is looked up, so the
 * cost is the sum over edges of the shorter row, times a logarithm. Sums run by member ascending, whichever row is walked.
 */
final class RingFlow {

    private final Adjacency in;
    private final Adjacency out;
    private final double[] given;
    private final double[] flow;

    RingFlow(Adjacency in) {
        this.in = in;
        this.out = in.transposed();
        this.given = out.rowSums();
        this.flow = new double[in.nodeCount()];
    }

    double[] given() {
        return given;
    }

    /** Of each edge, in the order of {@code in}, the part that comes back; at most its weight. */
    double[] closed(int longest) {
        double[] closed = new double[in.nodes.length];
        for (int node = 0; node < in.nodeCount() && longest > 1; node++) {
            if (in.degree(node) > 0 && out.degree(node) > 0) {
                direct(node, closed);
                if (longest > 2) {
                    around(node, closed);
                }
            }
        }
        return closed;
    }

    private void direct(int node, double[] closed) {
        int back = out.offsets[node];
        int end = out.offsets[node + 1];
        for (int edge = in.offsets[node]; edge < in.offsets[node + 1]; edge++) {
            while (back < end && out.nodes[back] < in.nodes[edge]) {
                back++;
            }
            if (back < end && out.nodes[back] == in.nodes[edge]) {
                closed[edge] = Math.min(in.weights[edge], out.weights[back]);
            }
        }
    }

    private void around(int node, double[] closed) {
        for (int step = out.offsets[node]; step < out.offsets[node + 1]; step++) {
            int between = out.nodes[step];
            flow[between] = given[between] > 0 ? out.weights[step] / given[between] : 0;
        }
        for (int edge = in.offsets[node]; edge < in.offsets[node + 1]; edge++) {
            if (closed[edge] < in.weights[edge]) {
                int giver = in.nodes[edge];
                double around = in.degree(giver) <= out.degree(node) ? overGivers(giver) : overGiven(node, giver);
                closed[edge] = Math.min(in.weights[edge], closed[edge] + around);
            }
        }
        for (int step = out.offsets[node]; step < out.offsets[node + 1]; step++) {
            flow[out.nodes[step]] = 0;
        }
    }

    private double overGivers(int giver) {
        double sum = 0;
        for (int edge = in.offsets[giver]; edge < in.offsets[giver + 1]; edge++) {
            sum += flow[in.nodes[edge]] * in.weights[edge];
        }
        return sum;
    }

    private double overGiven(int node, int giver) {
        double sum = 0;
        int first = in.offsets[giver];
        for (int step = out.offsets[node]; step < out.offsets[node + 1]; step++) {
            int between = out.nodes[step];
            int edge = Arrays.binarySearch(in.nodes, first, in.offsets[giver + 1], between);
            if (edge >= 0) {
                sum += flow[between] * in.weights[edge];
            }
        }
        return sum;
    }
}
