package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The signals that are kept, and how long a repeated fact is recognised.
 *
 * @param rules the signals; no two of one id
 * @param horizon 1 hour to 3,660 days: facts that happened longer before the newest of their subject are too late, so that their keys need not
 *     be kept for ever
 * @param skew 0 to 1 day: how far ahead of the clock a fact may lie
 */
public record SignalRules(List<SignalRule> rules, Duration horizon, Duration skew) {

    /** How many signals there may be. */
    public static final int MOST = 64;

    /**
     * Checks the numbers and that ids differ.
     *
     * @param rules the signals
     * @param horizon how long a repeat is recognised
     * @param skew how far ahead of the clock a fact may lie
     */
    public SignalRules {
        rules = List.copyOf(rules);
        if (rules.size() > MOST) {
            throw InvalidValueException.of("number of signals", "at most " + MOST, rules.size());
        }
        Set<SignalId> ids = new HashSet<>();
        for (SignalRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw InvalidValueException.of("signals", "of different ids", rule.id());
            }
        }
        if (horizon.compareTo(Duration.ofHours(1)) < 0 || horizon.compareTo(Duration.ofDays(3_660)) > 0) {
            throw InvalidValueException.of("horizon of signals", "1 hour to 3660 days", horizon);
        }
        if (skew.isNegative() || skew.compareTo(Duration.ofDays(1)) > 0) {
            throw InvalidValueException.of("skew of signals", "0 to 1 day", skew);
        }
    }
}
