package io.communitykit.benchmarks.feed;

import io.communitykit.recommend.diversity.Similarity;
import java.util.ArrayList;
import java.util.List;

/** MMR and the greedy DPP as they are first written down: everything again at each choice, over lists. */
final class NaiveChoice {

    private NaiveChoice() {}

    static List<Integer> mmr(double lambda, double[] relevance, Similarity similarity, int k) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < k) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < relevance.length; i++) {
                double nearest = 0;
                for (int j : chosen) {
                    nearest = Math.max(nearest, similarity.of(i, j));
                }
                double gain = lambda * relevance[i] - (1 - lambda) * nearest;
                if (gain > most && !chosen.contains(i)) {
                    best = i;
                    most = gain;
                }
            }
            chosen.add(best);
        }
        return chosen;
    }

    /** The algorithm of the paper, candidate by candidate: a row of the Cholesky factor each, and a dot product a choice. */
    static List<Integer> paper(double alpha, double[] relevance, Similarity similarity, int k) {
        int n = relevance.length;
        double[][] rows = new double[n][k];
        double[] quality = new double[n];
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            quality[i] = StrictMath.exp(alpha * relevance[i]);
            rest[i] = quality[i] * quality[i];
        }
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < k) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                best = !chosen.contains(i) && (best < 0 || rest[i] > rest[best]) ? i : best;
            }
            int at = chosen.size();
            double pivot = Math.sqrt(rest[best]);
            for (int i = 0; i < n; i++) {
                double dot = 0;
                for (int j = 0; j < at; j++) {
                    dot += rows[best][j] * rows[i][j];
                }
                rows[i][at] = (quality[i] * quality[best] * similarity.of(best, i) - dot) / pivot;
                rest[i] -= rows[i][at] * rows[i][at];
            }
            chosen.add(best);
        }
        return chosen;
    }

    /** By definition: the log-determinant of the chosen with each candidate, by a Cholesky factor made anew for the chosen at each choice. */
    static List<Integer> dpp(double alpha, double[] relevance, Similarity similarity, int k) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < k) {
            double[][] factor = new double[chosen.size() + 1][chosen.size() + 1];
            for (int row = 0; row < chosen.size(); row++) {
                extend(factor, row, chosen, chosen.get(row), similarity);
            }
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < relevance.length; i++) {
                double rest = chosen.contains(i) ? 0 : extend(factor, chosen.size(), chosen, i, similarity);
                double gain = rest > 0 ? 2 * alpha * relevance[i] + Math.log(rest) : Double.NEGATIVE_INFINITY;
                if (gain > most) {
                    best = i;
                    most = gain;
                }
            }
            chosen.add(best);
        }
        return chosen;
    }

    private static double extend(double[][] factor, int row, List<Integer> chosen, int item, Similarity similarity) {
        double rest = 1;
        for (int j = 0; j < row; j++) {
            double part = similarity.of(chosen.get(j), item);
            for (int t = 0; t < j; t++) {
                part -= factor[row][t] * factor[j][t];
            }
            factor[row][j] = part / factor[j][j];
            rest -= factor[row][j] * factor[row][j];
        }
        factor[row][row] = Math.sqrt(Math.max(0, rest));
        return rest;
    }
}
