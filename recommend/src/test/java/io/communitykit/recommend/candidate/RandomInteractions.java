package io.communitykit.recommend.candidate;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import java.util.SplittableRandom;

/** Small random data, and its dense form. Ids are numbered so that they stay in order. */
public final class RandomInteractions {

    private RandomInteractions() {}

    /** About one pair in three, weights of 0.5 to 2; a first member with all items and a first item with all members; some rows may be empty. */
    public static Interactions of(long seed, int members, int items) {
        SplittableRandom random = new SplittableRandom(seed);
        InteractionsBuilder builder = empty(members, items);
        for (int member = 0; member < members; member++) {
            for (int item = 0; item < items; item++) {
                boolean all = member == 0 || item == 0;
                if (member != 1 && item != 1 && (all || random.nextInt(3) == 0)) {
                    builder.addNumbered(member, item, (1 + random.nextInt(4)) / 2.0);
                }
            }
        }
        return builder.build();
    }

    /** Members and items that did nothing yet. */
    public static InteractionsBuilder empty(int members, int items) {
        InteractionsBuilder builder = Interactions.builder();
        for (int member = 0; member < members; member++) {
            builder.add(new MemberId("m" + (10_000 + member)));
        }
        for (int item = 0; item < items; item++) {
            builder.add(new ItemId("i" + (10_000 + item)));
        }
        return builder;
    }

    /** The matrix by member and item. */
    public static double[][] dense(Interactions interactions) {
        double[][] dense =
                new double[interactions.members()][interactions.items().size()];
        for (int member = 0; member < dense.length; member++) {
            for (int at = interactions.byMember().start(member);
                    at < interactions.byMember().end(member);
                    at++) {
                dense[member][interactions.byMember().column(at)] =
                        interactions.byMember().value(at);
            }
        }
        return dense;
    }

    /** Solves {@code matrix * x = side} by Gauss with pivots, for any number of right sides. */
    public static double[][] solve(double[][] matrix, double[][] sides) {
        int n = matrix.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][];
        for (int i = 0; i < n; i++) {
            left[i] = matrix[i].clone();
            right[i] = sides[i].clone();
        }
        for (int column = 0; column < n; column++) {
            int best = column;
            for (int i = column; i < n; i++) {
                best = Math.abs(left[i][column]) > Math.abs(left[best][column]) ? i : best;
            }
            swap(left, best, column);
            swap(right, best, column);
            for (int i = 0; i < n; i++) {
                double times = i == column ? 0 : left[i][column] / left[column][column];
                subtract(left[i], left[column], times);
                subtract(right[i], right[column], times);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < right[i].length; j++) {
                right[i][j] /= left[i][i];
            }
        }
        return right;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }

    private static void subtract(double[] row, double[] other, double times) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= times * other[j];
        }
    }

    /** The unit matrix. */
    public static double[][] unit(int n) {
        double[][] unit = new double[n][n];
        for (int i = 0; i < n; i++) {
            unit[i][i] = 1;
        }
        return unit;
    }
}
