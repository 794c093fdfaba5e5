package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.signal.SignalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The weights of the signals of a feed.
 *
 * @param signals 1 to 64, each once, in the order of the columns of a log
 * @param weights of each signal, -1,000,000 to 1,000,000
 */
public record SignalWeights(List<SignalId> signals, List<Double> weights) {

    /** No feed has more signals. */
    public static final int MOST = 64;

    /**
     * Checks and copies.
     *
     * @param signals each once
     * @param weights of each signal
     */
    public SignalWeights {
        signals = List.copyOf(signals);
        weights = List.copyOf(weights);
        Checks.within("number of signals", signals.size(), 1, MOST);
        if (weights.size() != signals.size()) {
            throw InvalidValueException.of("number of weights", "that of signals, " + signals.size(), weights.size());
        }
        if (new HashSet<>(signals).size() != signals.size()) {
            throw InvalidValueException.of("signals", "different from each other", signals);
        }
        for (int i = 0; i < signals.size(); i++) {
            Checks.within("weight of signal " + signals.get(i), weights.get(i), -1e6, 1e6);
        }
    }

    /**
     * Whether the weights fall strictly along an order.
     *
     * @param order from the largest down; signals that are not weighed here are passed over
     * @return true if each weighs more than the next
     */
    public boolean keeps(List<SignalId> order) {
        double above = Double.POSITIVE_INFINITY;
        for (SignalId each : order) {
            int place = signals.indexOf(each);
            if (place >= 0) {
                if (weights.get(place) >= above) {
                    return false;
                }
                above = weights.get(place);
            }
        }
        return true;
    }

    SignalWeights with(int place, double weight) {
        List<Double> changed = new ArrayList<>(weights);
        changed.set(place, weight);
        return new SignalWeights(signals, changed);
    }

    double[] array() {
        return weights.stream().mapToDouble(each -> each).toArray();
    }
}
