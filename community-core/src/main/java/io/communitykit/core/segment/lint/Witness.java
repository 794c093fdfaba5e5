package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Facts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A made-up member who shows that something can be. Was judged by the plain evaluator before it was handed out. Immutable and
 * safe for many threads.
 *
 * @param profile what is known of the member
 * @param readings what the counters are supposed to give; a reading that is not here is that of a member who did nothing
 * @param now as of when
 */
public record Witness(Profile profile, Map<AttributeName, AttributeValue> readings, Instant now) {

    /**
     * Copies the map.
     *
     * @param profile what is known of the member
     * @param readings what the counters are supposed to give
     * @param now as of when
     */
    public Witness {
        readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
        now = Timestamps.cut("now", now);
    }

    /**
     * Has the engine judge the member.
     *
     * @param program the program that the proof was about
     * @return the member as of {@link #now}, who must not be saved
     */
    public LiveProfile open(SegmentProgram program) {
        MemberState state =
                new MemberState(profile, CounterState.empty(), now, Optional.empty(), Map.of(), Optional.empty());
        LiveProfile live = LiveProfile.open(program, state, now);
        readings.forEach(live::suppose);
        return live;
    }

    /**
     * The member as facts, for judging any condition; tags that rules set are there.
     *
     * @param program the program that the proof was about
     * @return facts for one thread
     */
    public Facts facts(SegmentProgram program) {
        Profile judged =
                program.rules().isEmpty() ? profile : open(program).state().profile();
        return new SupposedFacts(program, judged, readings, now);
    }

    /** The facts on one line. */
    @Override
    public String toString() {
        Stream<String> values = Stream.of(profile.attributes(), readings)
                .flatMap(it -> it.entrySet().stream())
                .map(it -> it.getKey() + " = " + shown(it.getValue()));
        Stream<String> tags = profile.tags().entrySet().stream()
                .map(it -> it.getKey() + " = "
                        + it.getValue().entrySet().stream()
                                .map(tag -> tag.getKey() + " " + tag.getValue().confidence(now) + " bp")
                                .toList());
        String facts = Stream.concat(values, tags).collect(Collectors.joining(", "));
        return "member " + profile.member() + " at " + now + ": " + (facts.isEmpty() ? "nothing known" : facts);
    }

    private static String shown(AttributeValue value) {
        String record = value.toString();
        return record.substring(record.indexOf('=') + 1, record.length() - 1);
    }
}
