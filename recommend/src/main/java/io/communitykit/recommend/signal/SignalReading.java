package io.communitykit.recommend.signal;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of the signals of one subject at an instant.
 *
 * @param subject which
 * @param facts how many facts were counted, 0 for a subject never seen
 * @param values what is left, 0 or more, by rising signal; one for each signal that the rules count for subjects of this kind
 */
public record SignalReading(SignalSubject subject, long facts, SortedMap<SignalId, Double> values) {

    /**
     * Copies the map.
     *
     * @param subject which
     * @param facts how many facts were counted
     * @param values what is left
     */
    public SignalReading {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * What is left of one signal.
     *
     * @param signal which
     * @return 0 or more; 0 for one that the rules do not count here
     */
    public double value(SignalId signal) {
        return values.getOrDefault(signal, 0.0);
    }
}
