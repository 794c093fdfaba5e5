package io.communitykit.examples.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.core.segment.SegmentMembership;
import io.communitykit.examples.points.ProgramTimes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** JSON of what the commands print. */
final class SegmentsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SegmentsJson() {}

    static String write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result must have a JSON form", e);
        }
    }

    static Map<String, Object> membership(SegmentMembership it, ProgramTimes times) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("segment", it.segment().value());
        line.put("version", it.version());
        line.put("status", it.status().name().toLowerCase(Locale.ROOT));
        it.since().ifPresent(since -> line.put("since", times.of(since)));
        it.validUntil().ifPresent(until -> line.put("validUntil", times.of(until)));
        return line;
    }
}
