package io.communitykit.recommend.candidate.neighbour;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The models again, plainly: full matrices, every pair, sorted lists. */
final class DenseTwin {

    private DenseTwin() {}

    /** The similarity of two rows of weights, by the formulas of {@link ItemSimilarity}. */
    static double similarity(ItemSimilarity similarity, double shrinkage, double[] target, double[] neighbour) {
        double product = 0;
        double targetSquares = 0;
        double neighbourSquares = 0;
        int common = 0;
        int either = 0;
        for (int i = 0; i < target.length; i++) {
            product += target[i] * neighbour[i];
            targetSquares += target[i] * target[i];
            neighbourSquares += neighbour[i] * neighbour[i];
            common += target[i] > 0 && neighbour[i] > 0 ? 1 : 0;
            either += target[i] > 0 || neighbour[i] > 0 ? 1 : 0;
        }
        if (common == 0) {
            return 0;
        }
        double alpha = similarity.alpha();
        return switch (similarity.kind()) {
            case COSINE -> product / (Math.sqrt(targetSquares) * Math.sqrt(neighbourSquares) + shrinkage);
            case DOT -> product * (common / (common + shrinkage));
            case JACCARD -> common / (either + shrinkage);
            case ASYMMETRIC_COSINE ->
                product
                        / (StrictMath.pow(targetSquares, alpha) * StrictMath.pow(neighbourSquares, 1 - alpha)
                                + shrinkage);
        };
    }

    /** What {@link ItemKnn} fits. */
    static double[][] itemKnn(ItemKnn knn, double[][] byMember) {
        double[][] byItem = transposed(byMember);
        double[][] model = new double[byItem.length][byItem.length];
        for (int target = 0; target < byItem.length; target++) {
            double[] near = new double[byItem.length];
            for (int other = 0; other < byItem.length; other++) {
                near[other] = other == target
                        ? 0
                        : similarity(knn.similarity(), knn.shrinkage(), byItem[target], byItem[other]);
            }
            for (int kept : largest(near, knn.neighbours())) {
                model[kept][target] = near[kept];
            }
        }
        return model;
    }

    /** What {@link Rp3Beta} fits. */
    static double[][] walks(Rp3Beta walks, double[][] byMember) {
        double[][] byItem = transposed(byMember);
        double[][] model = new double[byItem.length][byItem.length];
        for (int from = 0; from < byItem.length; from++) {
            double[] row = new double[byItem.length];
            for (int to = 0; to < byItem.length; to++) {
                for (int member = 0; member < byMember.length && to != from; member++) {
                    if (byItem[from][member] > 0 && byItem[to][member] > 0) {
                        row[to] += StrictMath.pow(byItem[from][member] / sum(byItem[from]), walks.alpha())
                                * StrictMath.pow(byMember[member][to] / sum(byMember[member]), walks.alpha());
                    }
                }
                long popularity =
                        Arrays.stream(byItem[to]).filter(weight -> weight > 0).count();
                row[to] *= popularity == 0 ? 0 : StrictMath.pow((double) popularity, -walks.beta());
            }
            List<Integer> kept = largest(row, walks.neighbours());
            double all = kept.stream().mapToDouble(to -> row[to]).sum();
            for (int to : kept) {
                model[from][to] = row[to] / all;
            }
        }
        return model;
    }

    /** What {@link UserModel} scores. */
    static double[] userKnn(UserKnn knn, double[][] byMember, double[] profile) {
        double[] near = new double[byMember.length];
        for (int member = 0; member < near.length; member++) {
            near[member] = isSame(profile, byMember[member])
                    ? 0
                    : similarity(knn.similarity(), knn.shrinkage(), profile, byMember[member]);
        }
        double[] scores = new double[profile.length];
        largest(near, knn.neighbours()).stream().sorted().forEach(member -> {
            for (int item = 0; item < scores.length; item++) {
                scores[item] += near[member] * byMember[member][item];
            }
        });
        return scores;
    }

    /** What a matrix scores. */
    static double[] scores(double[][] model, double[] profile) {
        double[] scores = new double[profile.length];
        for (int from = 0; from < profile.length; from++) {
            for (int to = 0; to < profile.length; to++) {
                scores[to] += profile[from] * model[from][to];
            }
        }
        return scores;
    }

    /** The largest above 0, equal ones by number. */
    static List<Integer> largest(double[] values, int most) {
        return IntStream.range(0, values.length)
                .boxed()
                .filter(i -> values[i] > 0)
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .limit(most)
                .toList();
    }

    private static boolean isSame(double[] a, double[] b) {
        return IntStream.range(0, a.length).allMatch(i -> (a[i] > 0) == (b[i] > 0));
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double each : row) {
            sum += each;
        }
        return sum;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = rows[row][column];
            }
        }
        return columns;
    }
}
