package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.util.Optional;

/**
 * How much one kind of behaviour counts: {@code weight * 2^(-age / halfLife)}.
 *
 * @param kind the kind, such as {@code view}, {@code cart} or {@code buy}
 * @param weight above 0, at most 1,000,000
 * @param halfLife after how long half of it is left, 1 minute or more; empty where it does not fade
 */
public record BehaviourWeight(SignalId kind, double weight, Optional<Duration> halfLife) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /**
     * Checks the ranges.
     *
     * @param kind the kind
     * @param weight how much it counts
     * @param halfLife how fast it fades
     */
    public BehaviourWeight {
        if (!(weight > 0 && weight <= 1e6)) {
            throw InvalidValueException.of("weight of " + kind, "above 0 and at most 1000000", weight);
        }
        if (halfLife.isPresent() && halfLife.get().compareTo(SHORTEST) < 0) {
            throw InvalidValueException.of("half-life of " + kind, "at least 1 minute", halfLife.get());
        }
    }

    /**
     * A kind that does not fade.
     *
     * @param kind the kind
     * @param weight above 0, at most 1,000,000
     * @return the weight
     */
    public static BehaviourWeight of(SignalId kind, double weight) {
        return new BehaviourWeight(kind, weight, Optional.empty());
    }

    /**
     * What is left of it.
     *
     * @param ageMillis 0 or more
     * @return 0 to {@code weight}
     */
    double after(long ageMillis) {
        return halfLife.map(half -> weight * StrictMath.pow(2, -(double) ageMillis / half.toMillis()))
                .orElse(weight);
    }
}
