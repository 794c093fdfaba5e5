package io.communitykit.recommend.offpolicy;

import java.util.List;

/**
 * What the weights of a log look like.
 *
 * @param records how many
 * @param sum of the weights
 * @param squares the sum of their squares
 * @param differentRewards 0, 1, or 2 for more, of the records that have a weight
 * @param clip no weight counts more
 */
record WeightSummary(int records, double sum, double squares, int differentRewards, double clip) {

    /** So many standard errors are not chance, also where few large weights make the error look small. */
    private static final double FAR = 5;

    private static final double ROUNDING = 1e-6;

    static WeightSummary of(List<LoggedChoice> log, double clip) {
        double sum = 0;
        double squares = 0;
        int different = 0;
        double first = 0;
        for (LoggedChoice each : log) {
            double weight = Math.min(clip, each.weight());
            sum += weight;
            squares += weight * weight;
            if (weight > 0 && different == 0) {
                different = 1;
                first = each.reward();
            } else if (weight > 0 && each.reward() != first) {
                different = 2;
            }
        }
        return new WeightSummary(log.size(), sum, squares, different, clip);
    }

    double mean() {
        return records == 0 ? 0 : sum / records;
    }

    double effective() {
        return squares == 0 ? 0 : sum * (sum / squares);
    }

    double effectiveShare() {
        return records == 0 ? 0 : effective() / records;
    }

    boolean isFarFromOne() {
        if (records < 2 || clip != Double.POSITIVE_INFINITY) {
            return false;
        }
        double variance = Math.max(0, squares - sum * mean()) / (records - 1.0);
        return Math.abs(mean() - 1) > FAR * Math.sqrt(variance / records) + ROUNDING;
    }
}
