package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;

/**
 * One line of a log as an estimate needs it.
 *
 * @param number which line, for messages
 * @param propensity how probable what was chosen was when it was chosen, 1e-18 to 1
 * @param target how probable the policy to be judged would have chosen it, 0 to 1
 * @param reward what came of it, finite and at most 1e12 to either side
 * @param predicted what a model expects of what was chosen; 0 without a model
 * @param expected what the model expects of the policy to be judged, the mean over its choices; 0 without a model
 */
public record LoggedChoice(
        long number, double propensity, double target, double reward, double predicted, double expected) {

    /** No propensity is smaller. */
    public static final double LEAST_PROPENSITY = 1e-18;

    private static final double LARGEST = 1e12;

    /**
     * Checks the ranges.
     *
     * @param number which line
     * @param propensity how probable the choice was
     * @param target how probable it would be
     * @param reward what came of it
     * @param predicted what a model expects of it
     * @param expected what the model expects of the policy
     */
    public LoggedChoice {
        propensity(number, propensity);
        if (!(target >= 0 && target <= 1)) {
            throw fault("target probability", number, "from 0 to 1", target);
        }
        finite("reward", number, reward);
        finite("prediction", number, predicted);
        finite("expectation", number, expected);
    }

    /**
     * A line without a model.
     *
     * @param number which line, for messages
     * @param propensity how probable what was chosen was
     * @param target how probable the policy to be judged would have chosen it
     * @param reward what came of it
     * @return the line
     */
    public static LoggedChoice of(long number, double propensity, double target, double reward) {
        return new LoggedChoice(number, propensity, target, reward, 0, 0);
    }

    /**
     * How much more, or less, the policy to be judged would have chosen it.
     *
     * @return {@code target / propensity}, 0 or more
     */
    public double weight() {
        return target / propensity;
    }

    static void propensity(long number, double propensity) {
        if (!(propensity >= LEAST_PROPENSITY && propensity <= 1)) {
            throw fault("propensity", number, "above 0, at least 1e-18, and at most 1", propensity);
        }
    }

    static void finite(String name, long number, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw fault(name, number, "finite and at most 1e12 to either side", value);
        }
    }

    private static InvalidValueException fault(String name, long number, String expected, double got) {
        return InvalidValueException.of(name + " of record " + number, expected, got);
    }
}
