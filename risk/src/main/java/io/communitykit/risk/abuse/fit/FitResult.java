package io.communitykit.risk.abuse.fit;

import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a re-fit proposes. Nothing changes until the host makes a policy of it.
 *
 * @param weights of each signal, in basis points
 * @param cases how many cases were learnt from
 * @param before the mean logarithmic loss of the former weights, in nats; 0 is perfect
 * @param after that of the new weights
 */
public record FitResult(Map<Signal, Integer> weights, int cases, double before, double after) {

    /**
     * Checks the range and copies.
     *
     * @param weights of each signal
     * @param cases how many cases
     * @param before the loss of the former weights
     * @param after that of the new weights
     */
    public FitResult {
        Map<Signal, Integer> all = new EnumMap<>(Signal.class);
        weights.forEach((signal, weight) ->
                all.put(signal, Ranges.within("weight of " + signal.text(), weight, 0, Ranges.BASIS)));
        weights = Collections.unmodifiableMap(all);
    }
}
