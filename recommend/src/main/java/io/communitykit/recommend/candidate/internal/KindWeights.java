package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.signal.SignalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each kind of behaviour counts where all kinds fade alike. */
public final class KindWeights {

    private final Map<SignalId, Double> weights = new HashMap<>();

    private KindWeights() {}

    public static KindWeights of(List<BehaviourWeight> kinds) {
        KindWeights all = new KindWeights();
        for (BehaviourWeight kind : kinds) {
            if (kind.halfLife().isPresent()) {
                throw InvalidValueException.of(
                        "half-life of " + kind.kind(),
                        "empty, all kinds fade alike",
                        kind.halfLife().get());
            }
            if (all.weights.put(kind.kind(), kind.weight()) != null) {
                throw InvalidValueException.of("kinds of behaviour", "each there once", kind.kind());
            }
        }
        return all;
    }

    public double weight(SignalId kind) {
        Double weight = weights.get(kind);
        if (weight == null) {
            throw InvalidValueException.of("kind of behaviour", "one that has a weight", kind);
        }
        return weight;
    }
}
