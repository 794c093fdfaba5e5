package io.communitykit.recommend.diversity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Twins of the algorithms, straight from their definitions. */
final class NaiveSelection {

    private NaiveSelection() {}

    static List<Integer> mmr(double lambda, double[] relevance, Similarity similarity, int k) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(k, relevance.length)) {
            chosen.add(best(relevance, chosen, i -> {
                double nearest = chosen.stream()
                        .mapToDouble(j -> similarity.of(i, j))
                        .max()
                        .orElse(0);
                return lambda * relevance[i] - (1 - lambda) * nearest;
            }));
        }
        return chosen;
    }

    static List<Integer> xquad(double lambda, double[] relevance, Coverage coverage, double[] aspects, int k) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(k, relevance.length)) {
            chosen.add(best(relevance, chosen, i -> {
                double sum = 0;
                for (int a = 0; a < aspects.length; a++) {
                    double open = aspects[a];
                    for (int j : chosen) {
                        open *= 1 - coverage.of(j, a);
                    }
                    sum += open * coverage.of(i, a);
                }
                return (1 - lambda) * relevance[i] + lambda * sum;
            }));
        }
        return chosen;
    }

    /** Of equals the more relevant, then the lower index. */
    private static int best(double[] relevance, List<Integer> chosen, IntToDoubleFunction gain) {
        int best = -1;
        for (int i = 0; i < relevance.length; i++) {
            if (chosen.contains(i)) {
                continue;
            }
            double by = best < 0 ? 1 : gain.applyAsDouble(i) - gain.applyAsDouble(best);
            if (by > 0 || (by == 0 && relevance[i] > relevance[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The determinant of L over a set, by elimination with pivots: no Cholesky, nothing kept. */
    static double determinant(double alpha, double[] relevance, Similarity similarity, List<Integer> set) {
        int n = set.size();
        double[][] m = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double qualities = Math.exp(alpha * (relevance[set.get(a)] + relevance[set.get(b)]));
                m[a][b] = qualities * similarity.of(set.get(a), set.get(b));
            }
        }
        double product = 1;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int r = column + 1; r < n; r++) {
                pivot = Math.abs(m[r][column]) > Math.abs(m[pivot][column]) ? r : pivot;
            }
            if (m[pivot][column] == 0) {
                return 0;
            }
            double[] swapped = m[pivot];
            m[pivot] = m[column];
            m[column] = swapped;
            product *= pivot == column ? swapped[column] : -swapped[column];
            for (int r = column + 1; r < n; r++) {
                double by = m[r][column] / m[column][column];
                for (int c = column; c < n; c++) {
                    m[r][c] -= by * m[column][c];
                }
            }
        }
        return product;
    }
}
