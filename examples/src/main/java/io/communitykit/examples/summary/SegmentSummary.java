package io.communitykit.examples.summary;

import java.time.LocalDate;
import java.util.List;

/**
 * What segments came to over a history.
 *
 * @param version the edition of the segments; empty where none were judged
 * @param members how many members something was counted of
 * @param refused events that a counter refused: too late, over a limit, or with other content under the same key
 * @param days the days that sizes are known of, in order
 * @param segments every segment, as declared
 * @param stages the life-cycle stages among them, the lowest first
 * @param flows how often members went from one stage to another
 */
public record SegmentSummary(
        String version,
        long members,
        long refused,
        List<LocalDate> days,
        List<SegmentTotal> segments,
        List<String> stages,
        List<TierFlow> flows) {

    /** Of a run that judged no segments. */
    public static final SegmentSummary NONE = new SegmentSummary("", 0, 0, List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public SegmentSummary {
        days = List.copyOf(days);
        segments = List.copyOf(segments);
        stages = List.copyOf(stages);
        flows = List.copyOf(flows);
    }

    /** Whether a segment is a life-cycle stage. */
    public boolean isStage(SegmentTotal segment) {
        return stages.contains(segment.segment());
    }
}
