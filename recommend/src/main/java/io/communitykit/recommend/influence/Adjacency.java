package io.communitykit.recommend.influence;

/**
 * Edges of each node in one row (compressed sparse rows): those of {@code node} are from {@code offsets[node]} to {@code offsets[node + 1]},
 * by the other node ascending. 12 bytes an edge and 4 a node.
 */
final class Adjacency {

    final int[] offsets;
    final int[] nodes;
    final double[] weights;

    private Adjacency(int[] offsets, int[] nodes, double[] weights) {
        this.offsets = offsets;
        this.nodes = nodes;
        this.weights = weights;
    }

    /** The rows of receivers. */
    static Adjacency in(EdgeColumns merged, int nodes) {
        int[] offsets = new int[nodes + 1];
        int[] givers = new int[merged.size()];
        double[] weights = new double[merged.size()];
        for (int edge = 0; edge < merged.size(); edge++) {
            offsets[merged.to(edge) + 1]++;
            givers[edge] = merged.from(edge);
            weights[edge] = merged.weight(edge);
        }
        sum(offsets);
        return new Adjacency(offsets, givers, weights);
    }

    /** The same edges by their other ends. */
    Adjacency transposed() {
        int count = offsets.length - 1;
        int[] starts = new int[count + 1];
        for (int node : nodes) {
            starts[node + 1]++;
        }
        sum(starts);
        int[] place = starts.clone();
        int[] others = new int[nodes.length];
        double[] moved = new double[nodes.length];
        for (int node = 0; node < count; node++) {
            for (int edge = offsets[node]; edge < offsets[node + 1]; edge++) {
                int slot = place[nodes[edge]]++;
                others[slot] = node;
                moved[slot] = weights[edge];
            }
        }
        return new Adjacency(starts, others, moved);
    }

    int nodeCount() {
        return offsets.length - 1;
    }

    int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** The sum of each row, in its order. */
    double[] rowSums() {
        double[] sums = new double[nodeCount()];
        for (int node = 0; node < sums.length; node++) {
            double sum = 0;
            for (int edge = offsets[node]; edge < offsets[node + 1]; edge++) {
                sum += weights[edge];
            }
            sums[node] = sum;
        }
        return sums;
    }

    private static void sum(int[] counts) {
        for (int node = 1; node < counts.length; node++) {
            counts[node] += counts[node - 1];
        }
    }
}
