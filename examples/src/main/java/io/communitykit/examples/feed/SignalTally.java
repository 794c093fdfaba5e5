package io.communitykit.examples.feed;

import io.communitykit.recommend.signal.SignalResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of events when signals were counted. Not safe for many threads. */
final class SignalTally {

    private long counted;
    private long uncounted;
    private long repeated;
    private long refused;
    private long later;
    private long bad;

    /** Adds what became of one event. */
    void add(List<SignalResult> results) {
        if (results.stream().anyMatch(SignalResult.Counted.class::isInstance)) {
            counted++;
        } else if (results.stream().anyMatch(SignalResult.Replayed.class::isInstance)) {
            repeated++;
        } else if (results.stream().allMatch(SignalResult.NothingToCount.class::isInstance)) {
            uncounted++;
        } else {
            refused++;
        }
    }

    void addLater() {
        later++;
    }

    void addBad() {
        bad++;
    }

    long refused() {
        return refused;
    }

    /** Whether something happened by the instant that was asked for. */
    boolean any() {
        return counted + uncounted + repeated + refused > 0;
    }

    /** For tables and JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("counted", counted);
        fields.put("uncounted", uncounted);
        fields.put("repeated", repeated);
        fields.put("refused", refused);
        fields.put("later", later);
        fields.put("bad", bad);
        return fields;
    }
}
