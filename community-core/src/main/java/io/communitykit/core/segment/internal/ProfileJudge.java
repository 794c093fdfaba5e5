package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Judges profile after profile in one place. Mutable and for one thread. */
public final class ProfileJudge implements Known {

    private static final AttributeName NOTHING = new AttributeName("nothing");

    private final SegmentProgram program;
    private final SegmentPlan plan;
    private final Map<AttributeName, AttributeType> types;
    private final long[] bits;
    private final Map<AttributeName, Optional<AttributeValue>> readings = new HashMap<>();
    private final Facts facts = this::fact;
    private final BiConsumer<AttributeName, Map<TagId, Tag>> writeSet = this::writeSet;
    private final BiConsumer<TagId, Tag> writeTag = this::writeTag;
    private Map<AttributeName, AttributeValue> attributes = Map.of();
    private Map<AttributeName, ? extends Map<TagId, Tag>> tags = Map.of();
    private CounterState counters = CounterState.empty();
    private Instant now = Instant.EPOCH;
    private long micros;
    private AttributeName writing = NOTHING;
    private String unit = "";

    /**
     * Makes room.
     *
     * @param program the rules
     * @param plan the rules, compiled
     */
    public ProfileJudge(SegmentProgram program, SegmentPlan plan) {
        this.program = program;
        this.plan = plan;
        this.types = new HashMap<>(program.attributes().types());
        this.bits = Bits.of(plan.bits());
    }

    /**
     * Judges a profile.
     *
     * @param profile what is known
     * @param counted what was counted
     * @param at as of when
     * @return in how many segments it is
     */
    public int judge(Profile profile, CounterState counted, Instant at) {
        attributes = profile.attributes();
        tags = profile.tags();
        unit = profile.member().value();
        counters = counted;
        now = at;
        readings.clear();
        micros = Timestamps.toMicros(at);
        write();
        int in = 0;
        for (int i = 0; i < plan.targets().size(); i++) {
            Target target = plan.target(i);
            if (plan.run(target, bits)) {
                Bits.set(bits, target.bit());
                in += target.kind() == Target.Kind.SEGMENT ? 1 : 0;
            }
        }
        return in;
    }

    /** Of tags only those that the profile carries are looked at; the others are written all at once. */
    private void write() {
        Arrays.fill(bits, 0);
        for (Slot slot : plan.ofAttributes()) {
            slot.write(this, micros, bits);
        }
        // forEach, since the entries of unmodifiable maps are made anew for each iteration.
        tags.forEach(writeSet);
    }

    private void writeSet(AttributeName set, Map<TagId, Tag> held) {
        plan.writeAbsent(set, bits);
        writing = set;
        held.forEach(writeTag);
    }

    private void writeTag(TagId id, Tag tag) {
        TagSlot slot = plan.tagSlot(writing, id);
        if (slot != null) {
            slot.clear(bits);
            slot.write(tag, micros, bits);
        }
    }

    /**
     * Whether the profile judged last is in a segment.
     *
     * @param segment its index
     * @return whether it is
     */
    public boolean isIn(int segment) {
        return Bits.get(bits, plan.segmentBit(segment));
    }

    private Optional<AttributeValue> fact(AttributeName name) {
        return Optional.ofNullable(value(name));
    }

    @Override
    public @Nullable AttributeValue value(AttributeName name) {
        AttributeValue value = attributes.get(name);
        if (value != null && types.get(name) == AttributeType.of(value)) {
            return value;
        } else if (program.readings().isEmpty()) {
            return null;
        }
        Reading reading = program.readings().get(name);
        return reading == null
                ? null
                : readings.computeIfAbsent(
                                name,
                                key -> counters.read(reading, program.counters(), now)
                                        .value())
                        .orElse(null);
    }

    @Override
    public boolean knows(AttributeName set) {
        return tags.containsKey(set) && types.get(set) == AttributeType.TAGS;
    }

    @Override
    public @Nullable Tag tag(AttributeName set, TagId id) {
        Map<TagId, Tag> held = tags.get(set);
        return held == null ? null : held.get(id);
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
