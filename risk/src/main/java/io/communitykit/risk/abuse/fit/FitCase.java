package io.communitykit.risk.abuse.fit;

import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A referral that a reviewer looked at: what the signals said, and what was found.
 *
 * @param strengths how strongly each signal spoke, 0 to 10,000 basis points; one that is not there did not
 * @param finding what was found
 */
public record FitCase(Map<Signal, Integer> strengths, Finding finding) {

    /**
     * Checks the range and copies.
     *
     * @param strengths how strongly each signal spoke
     * @param finding what was found
     */
    public FitCase {
        Map<Signal, Integer> all = new EnumMap<>(Signal.class);
        strengths.forEach((signal, strength) ->
                all.put(signal, Ranges.within("strength of " + signal.text(), strength, 0, Ranges.BASIS)));
        strengths = Collections.unmodifiableMap(all);
    }

    /**
     * How strongly a signal spoke.
     *
     * @param signal which
     * @return basis points
     */
    public int strength(Signal signal) {
        return strengths.getOrDefault(signal, 0);
    }
}
