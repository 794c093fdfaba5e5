package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of behaviour at an instant. */
final class FadedWeights {

    private final Map<SignalId, BehaviourWeight> weights = new HashMap<>();
    private final Instant at;

    FadedWeights(List<BehaviourWeight> kinds, Instant at) {
        this.at = Timestamps.cut("instant of weights", at);
        for (BehaviourWeight kind : kinds) {
            if (weights.put(kind.kind(), kind) != null) {
                throw InvalidValueException.of("kinds of behaviour", "each there once", kind.kind());
            }
        }
    }

    /** What is left, 0 where it is too little for a double; below 0 where it lies behind the instant. */
    double left(Behaviour behaviour) {
        BehaviourWeight weight = weights.get(behaviour.kind());
        if (weight == null) {
            throw InvalidValueException.of("kind of behaviour", "one that has a weight", behaviour.kind());
        }
        Instant when = Timestamps.cut("instant of behaviour", behaviour.at());
        return when.isAfter(at) ? -1 : weight.after(Duration.between(when, at).toMillis());
    }
}
