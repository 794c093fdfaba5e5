package io.communitykit.recommend.candidate.factor;

import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Gram;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.PositiveSystem;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The best factors of one side while those of the other stay: for each row a system of {@code k} equations, {@code (Y'Y + sum of (c - 1) y y' + lambda I) x =
 * sum of c y} over the row's entries (Hu, Koren and Volinsky, section 4). Rows do not depend on each other.
 */
final class AlsHalfStep {

    private AlsHalfStep() {}

    /**
     * Solves for all rows.
     *
     * @param stage what is being done
     * @param rows the weights
     * @param others the factors of the columns
     * @param into takes the factors of the rows
     */
    static void solve(
            String stage,
            SparseRows rows,
            double[][] others,
            double[][] into,
            AlsObjective objective,
            FitOptions options) {
        if (into.length == 0) {
            return;
        }
        int factors = into[0].length;
        double[][] gram = Gram.of(stage, others, factors, options);
        Parallel.each(stage, rows.rows(), options, () -> {
            PositiveSystem system = new PositiveSystem(factors);
            return row(rows, others, into, objective, gram, system);
        });
    }

    private static IntConsumer row(
            SparseRows rows,
            double[][] others,
            double[][] into,
            AlsObjective objective,
            double[][] gram,
            PositiveSystem system) {
        return row -> {
            double[] x = into[row];
            Arrays.fill(x, 0);
            if (rows.count(row) == 0) {
                return;
            }
            double lambda = objective.lambda(others.length, rows.sum(row));
            system.start(gram, lambda);
            for (int entry = rows.start(row); entry < rows.end(row); entry++) {
                double[] y = others[rows.column(entry)];
                double more = objective.confidence() * rows.value(entry);
                system.addSquare(more, y);
                for (int k = 0; k < x.length; k++) {
                    x[k] += (1 + more) * y[k];
                }
            }
            system.factor(lambda);
            system.solve(x);
        };
    }
}
