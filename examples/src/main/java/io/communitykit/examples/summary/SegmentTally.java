package io.communitykit.examples.summary;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.SegmentChange.Kind;
import io.communitykit.core.segment.SegmentProgram;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up who enters and leaves segments. Segments whose id begins with {@value #STAGE} are the stages of a life cycle, declared
 * from the lowest to the highest; a member is in one of them at a time. Memory: a name for each member, a number for each segment
 * and day. Not safe for many threads.
 */
public final class SegmentTally {

    /** How the ids of life-cycle stages begin. */
    public static final String STAGE = "stage-";

    private static final String LIFE_CYCLE = "life cycle";

    private final SegmentProgram program;
    private final List<String> stages;
    private final Map<SegmentId, Count> counts = new LinkedHashMap<>();
    private final Map<MemberId, String> stageOf = new HashMap<>();
    private final SortedMap<List<String>, Long> flows;
    private final List<LocalDate> days = new ArrayList<>();

    /** One segment so far. */
    private static final class Count {
        private long members;
        private long entered;
        private long left;
        private final List<Long> sizes = new ArrayList<>();
    }

    /**
     * Starts with nobody.
     *
     * @param program the segments
     */
    public SegmentTally(SegmentProgram program) {
        this.program = program;
        this.stages = program.segments().stream()
                .map(it -> it.id().value())
                .filter(it -> it.startsWith(STAGE))
                .toList();
        this.flows = new TreeMap<>((a, b) -> {
            int from = Integer.compare(stages.indexOf(a.get(0)), stages.indexOf(b.get(0)));
            return from != 0 ? from : Integer.compare(stages.indexOf(a.get(1)), stages.indexOf(b.get(1)));
        });
        program.segments().forEach(it -> counts.put(it.id(), new Count()));
    }

    /**
     * Adds changes.
     *
     * @param changes those of one member side by side, in the order in which they happened
     */
    public void add(List<SegmentChange> changes) {
        int from = 0;
        for (int i = 0; i < changes.size(); i++) {
            count(changes.get(i));
            if (i + 1 == changes.size() || !together(changes.get(i), changes.get(i + 1))) {
                move(changes.subList(from, i + 1));
                from = i + 1;
            }
        }
    }

    private static boolean together(SegmentChange one, SegmentChange next) {
        return one.member().equals(next.member()) && one.at().equals(next.at());
    }

    private void count(SegmentChange change) {
        Count count = counts.get(change.segment());
        if (count != null) {
            boolean entered = change.kind() == Kind.ENTERED;
            count.members += entered ? 1 : -1;
            count.entered += entered ? 1 : 0;
            count.left += entered ? 0 : 1;
        }
    }

    /** What happened to one member at one instant is one step from stage to stage. */
    private void move(List<SegmentChange> changes) {
        MemberId member = changes.get(0).member();
        String before = stageOf.getOrDefault(member, AccountTally.NO_TIER);
        String after = before;
        for (SegmentChange change : changes) {
            String segment = change.segment().value();
            if (change.kind() == Kind.ENTERED && stages.contains(segment)) {
                after = segment;
            } else if (change.kind() == Kind.LEFT && segment.equals(after)) {
                after = AccountTally.NO_TIER;
            }
        }
        if (!after.equals(before)) {
            stageOf.put(member, after);
            flows.merge(List.of(before, after), 1L, Math::addExact);
        }
    }

    /**
     * Keeps how many are in each segment at the end of a day.
     *
     * @param day the day, after those kept before
     */
    public void endOf(LocalDate day) {
        days.add(day);
        counts.values().forEach(count -> count.sizes.add(count.members));
    }

    /**
     * Everything added up.
     *
     * @param members how many members there are
     * @param refused events that a counter refused
     */
    public SegmentSummary summary(long members, long refused) {
        List<SegmentTotal> totals = new ArrayList<>();
        for (Segment segment : program.segments()) {
            Count count = counts.getOrDefault(segment.id(), new Count());
            totals.add(new SegmentTotal(
                    segment.id().value(), segment.title(), count.members, count.entered, count.left, count.sizes));
        }
        List<TierFlow> steps = new ArrayList<>();
        flows.forEach((step, times) -> steps.add(new TierFlow(LIFE_CYCLE, step.get(0), step.get(1), times)));
        return new SegmentSummary(program.version().value(), members, refused, days, totals, stages, steps);
    }
}
