package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.formula.Transform;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalRule;
import java.util.Optional;

/**
 * A signal as it counts in the score: {@code weight * transform(count)}.
 *
 * @param id the signal
 * @param rule how it is counted from facts; empty where the host says its value itself
 * @param transform what is made of the count
 * @param weight -1,000,000 to 1,000,000; below 0 it speaks against content, 0 shows it to other signals' transforms only
 */
public record FeedSignal(SignalId id, Optional<SignalRule> rule, Transform transform, double weight) {

    /** No weight is larger. */
    public static final double LARGEST_WEIGHT = 1e6;

    /**
     * Checks the weight and that the rule is this signal's.
     *
     * @param id the signal
     * @param rule how it is counted
     * @param transform what is made of the count
     * @param weight how much it counts
     */
    public FeedSignal {
        if (!(Math.abs(weight) <= LARGEST_WEIGHT)) {
            throw InvalidValueException.of("weight of signal " + id, "from -1000000 to 1000000", weight);
        }
        if (rule.isPresent() && !rule.get().id().equals(id)) {
            throw InvalidValueException.of(
                    "rule of signal " + id, "its own", rule.get().id());
        }
    }
}
