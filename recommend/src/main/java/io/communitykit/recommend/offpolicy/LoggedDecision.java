package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;

/**
 * One decision of a feed as it was logged: what could have been chosen for one place, what was, how probable that was, and what came of it.
 * Immutable and safe for many threads.
 */
public final class LoggedDecision {

    /** No decision has more candidates. */
    public static final int MOST_CANDIDATES = 10_000;

    private static final double LARGEST = 1e6;

    private final long number;
    private final int signals;
    private final double[] terms;
    private final int chosen;
    private final double propensity;
    private final double reward;

    private LoggedDecision(long number, int signals, double[] terms, int chosen, double propensity, double reward) {
        this.number = number;
        this.signals = signals;
        this.terms = terms;
        this.chosen = chosen;
        this.propensity = propensity;
        this.reward = reward;
    }

    /**
     * A decision.
     *
     * @param number names it in messages and says which half of a log it belongs to; decisions that depend on each other, such as those of
     *     one member, should share one
     * @param terms by candidate, 1 to 10,000, and signal, 1 to 64: what the weights are multiplied with, -1,000,000 to 1,000,000; copied
     * @param chosen which candidate, from 0
     * @param propensity how probable that choice was, 1e-18 to 1
     * @param reward what came of it, -1,000,000 to 1,000,000
     * @return the decision
     * @throws InvalidValueException if a number is out of range or the candidates differ in their number of signals; it names the record
     */
    public static LoggedDecision of(long number, double[][] terms, int chosen, double propensity, double reward) {
        Checks.within("number of candidates of record " + number, terms.length, 1, MOST_CANDIDATES);
        Checks.within("chosen candidate of record " + number, chosen, 0, terms.length - 1);
        LoggedChoice.propensity(number, propensity);
        Checks.within("reward of record " + number, reward, -LARGEST, LARGEST);
        int signals = Checks.within("number of signals of record " + number, terms[0].length, 1, SignalWeights.MOST);
        double[] flat = new double[terms.length * signals];
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].length != signals) {
                throw InvalidValueException.of(
                        "number of signals of candidate " + i + " of record " + number, "" + signals, terms[i].length);
            }
            for (int j = 0; j < signals; j++) {
                flat[i * signals + j] = Checks.within(
                        "term " + j + " of candidate " + i + " of record " + number, terms[i][j], -LARGEST, LARGEST);
            }
        }
        return new LoggedDecision(number, signals, flat, chosen, propensity, reward);
    }

    /**
     * Names it.
     *
     * @return any number
     */
    public long number() {
        return number;
    }

    /**
     * How many candidates there were.
     *
     * @return 1 to 10,000
     */
    public int candidates() {
        return terms.length / signals;
    }

    /**
     * How many signals each has.
     *
     * @return 1 to 64
     */
    public int signals() {
        return signals;
    }

    /**
     * Which candidate was chosen.
     *
     * @return from 0
     */
    public int chosen() {
        return chosen;
    }

    /**
     * How probable the choice was.
     *
     * @return 1e-18 to 1
     */
    public double propensity() {
        return propensity;
    }

    /**
     * What came of it.
     *
     * @return -1,000,000 to 1,000,000
     */
    public double reward() {
        return reward;
    }

    /** The weighted sum of a candidate's terms. */
    double score(int candidate, double[] weights) {
        double sum = 0;
        for (int j = 0; j < signals; j++) {
            sum += weights[j] * terms[candidate * signals + j];
        }
        return sum;
    }

    /** 1, and the terms of a candidate. */
    double[] features(int candidate) {
        double[] features = new double[signals + 1];
        features[0] = 1;
        System.arraycopy(terms, candidate * signals, features, 1, signals);
        return features;
    }
}
