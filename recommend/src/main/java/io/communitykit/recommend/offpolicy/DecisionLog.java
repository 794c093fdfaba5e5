package io.communitykit.recommend.offpolicy;

import io.communitykit.recommend.explore.Exploration.LinUcb;
import io.communitykit.recommend.explore.LinUcbModel;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/**
 * Decisions, and what a linear model of the reward expects of each candidate.
 *
 * @param decisions in the order of the log
 * @param model the weights of 1 and of each signal; empty without a model
 */
@SuppressWarnings("ArrayRecordComponent")
record DecisionLog(List<LoggedDecision> decisions, double[] model) {

    static final double[] NO_MODEL = {};

    /** The decisions of one half; which half, the seed and the number of the decision say. */
    static List<LoggedDecision> half(List<LoggedDecision> log, long seed, int which) {
        long salt = SplitMix64.of(seed, Purpose.SPLIT).nextLong();
        return log.stream()
                .filter(each -> (SplitMix64.mix(salt ^ SplitMix64.mix(each.number())) & 1) == which)
                .toList();
    }

    /** Ridge regression of the reward on the terms of what was chosen. */
    static double[] fit(List<LoggedDecision> decisions, int signals) {
        LinUcbModel fitted = new LinUcb(0, 1, signals + 1).fresh();
        for (LoggedDecision each : decisions) {
            fitted = fitted.plus(each.features(each.chosen()), each.reward());
        }
        return fitted.theta();
    }

    /** The log as it is for a policy with these weights. */
    List<LoggedChoice> choices(double[] weights, TargetPolicy policy) {
        List<LoggedChoice> choices = new ArrayList<>(decisions.size());
        for (LoggedDecision each : decisions) {
            double[] scores = new double[each.candidates()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = each.score(i, weights);
            }
            choices.add(choice(each, policy.of(scores)));
        }
        return choices;
    }

    private LoggedChoice choice(LoggedDecision each, double[] probabilities) {
        double target = Math.min(1, probabilities[each.chosen()]);
        if (model.length == 0) {
            return LoggedChoice.of(each.number(), each.propensity(), target, each.reward());
        }
        double expected = 0;
        for (int i = 0; i < probabilities.length; i++) {
            expected += probabilities[i] * predicted(each, i);
        }
        return new LoggedChoice(
                each.number(), each.propensity(), target, each.reward(), predicted(each, each.chosen()), expected);
    }

    private double predicted(LoggedDecision each, int candidate) {
        double[] features = each.features(candidate);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += model[i] * features[i];
        }
        return sum;
    }
}
