package io.communitykit.recommend.influence;

import java.util.Arrays;
import java.util.List;

/** PageRank and ring rule as one would write them down: full matrices, no thought of speed. */
final class DensePageRank {

    private final int count;
    private final double[][] weight;

    DensePageRank(int count, List<Given> edges) {
        this.count = count;
        this.weight = new double[count][count];
        for (Given edge : edges) {
            if (edge.from() != edge.to()) {
                weight[edge.from()][edge.to()] += edge.weight();
            }
        }
    }

    double[] ranks(double damping, RingRule rule) {
        double[][] step = steps(rule);
        double[] ranks = new double[count];
        Arrays.fill(ranks, 1.0 / count);
        for (int round = 0; round < 2_000; round++) {
            double[] next = new double[count];
            for (int to = 0; to < count; to++) {
                next[to] = (1 - damping) / count;
                for (int from = 0; from < count; from++) {
                    next[to] += damping * ranks[from] * step[from][to];
                }
            }
            ranks = next;
        }
        return ranks;
    }

    /** Every row sums to 1. */
    private double[][] steps(RingRule rule) {
        double kept = rule.kept() / 10_000.0;
        double[][] steps = new double[count][count];
        for (int from = 0; from < count; from++) {
            double given = sum(weight[from]);
            double[] closed = new double[count];
            double[] open = new double[count];
            for (int to = 0; to < count; to++) {
                closed[to] = closed(from, to, rule.longest());
                open[to] = weight[from][to] - closed[to];
            }
            double rest = given > 0 ? 1 - kept * sum(closed) / given : 1;
            for (int to = 0; to < count; to++) {
                steps[from][to] = given > 0 ? kept * closed[to] / given : 0;
                steps[from][to] += sum(open) > 0 ? rest * open[to] / sum(open) : rest / count;
            }
        }
        return steps;
    }

    double closed(int from, int to, int longest) {
        double back = longest >= 2 ? weight[to][from] : 0;
        for (int between = 0; between < count && longest >= 3; between++) {
            double given = sum(weight[between]);
            back += given > 0 ? weight[to][between] * weight[between][from] / given : 0;
        }
        return Math.min(weight[from][to], back);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
