package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Facts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.segment.counter.ReadingAt;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One member's profile and row, kept right together. Mutable and for one thread. */
public final class LiveMember {

    private final SegmentProgram program;
    private final SegmentPlan plan;
    private final SegmentRow row;
    private final String unit;
    private final Map<AttributeName, AttributeValue> attributes = new HashMap<>();
    private final Map<AttributeName, Map<TagId, Tag>> tags = new HashMap<>();
    private final Unseen unseen;
    /** What counters give, of the attributes that some rule looks at. */
    private final Map<AttributeName, AttributeValue> readings = new HashMap<>();

    private final List<Reading> read;
    private final long[] readingDue;
    private final Known known = new View();
    private final IntConsumer segmentChanged;
    private CounterState counters;
    private long now;

    /**
     * Opens a profile; nothing is judged yet.
     *
     * @param program the rules
     * @param plan the rules, compiled
     * @param profile what is known
     * @param counters what was counted
     * @param segmentChanged told the index of each segment whose answer changes
     */
    public LiveMember(
            SegmentProgram program,
            SegmentPlan plan,
            Profile profile,
            CounterState counters,
            IntConsumer segmentChanged) {
        this.program = program;
        this.plan = plan;
        this.row = new SegmentRow(plan);
        this.unit = profile.member().value();
        this.unseen = new Unseen(profile, program.attributes(), attributes, tags);
        this.counters = counters;
        this.read = plan.readings();
        this.readingDue = new long[read.size()];
        Arrays.fill(readingDue, Slot.NEVER);
        this.segmentChanged = segmentChanged;
    }

    /**
     * Judges everything.
     *
     * @param at as of when
     * @param wasIn what is believed of segments; where the truth differs, it is told as a change
     */
    public void refresh(Instant at, Predicate<SegmentId> wasIn) {
        now = Timestamps.toMicros(at);
        tags.forEach((set, held) -> held.entrySet().removeIf(it -> isGone(set, it.getKey(), it.getValue(), at)));
        for (Target target : plan.targets()) {
            if (target.kind() == Target.Kind.TAG) {
                TagRule rule = program.rules().get(target.index());
                Map<TagId, Tag> held = tags.computeIfAbsent(rule.set(), key -> new HashMap<>());
                row.assume(target, isHeld(rule));
                held.computeIfPresent(rule.tag(), (id, tag) -> asRuled(rule, tag));
            } else if (target.kind() == Target.Kind.SEGMENT) {
                row.assume(
                        target,
                        wasIn.test(program.segments().get(target.index()).id()));
            }
        }
        for (int i = 0; i < read.size(); i++) {
            read(i);
        }
        for (int slot = 0; slot < plan.slots().size(); slot++) {
            row.write(slot, known, now);
        }
        row.openAll();
        row.settle(this::changed);
    }

    /** A tag of which nothing is left, whose rule is no longer there, or which a rule sets from now on. */
    private boolean isGone(AttributeName set, TagId id, Tag tag, Instant at) {
        boolean ofRule = tag.source().equals(TagSource.RULE);
        return tag.confidence(at) == 0 || ofRule != program.rule(set, id).isPresent();
    }

    /** What another edition of its rule says of a tag that it holds. */
    private Tag asRuled(TagRule rule, Tag tag) {
        return isHeld(rule) && tag.confidence() != rule.confidence()
                ? new Tag(tag.source(), rule.confidence(), tag.at(), tag.fading())
                : tag;
    }

    /** A tag that its rule put and that has not begun to go. */
    private boolean isHeld(TagRule rule) {
        Tag tag = known.tag(rule.set(), rule.tag());
        return tag != null
                && tag.source().equals(TagSource.RULE)
                && tag.fading().isEmpty();
    }

    private void changed(Target target) {
        if (target.kind() == Target.Kind.SEGMENT) {
            segmentChanged.accept(target.index());
        } else if (target.kind() == Target.Kind.TAG) {
            TagRule rule = program.rules().get(target.index());
            Instant at = Timestamps.ofMicros(now);
            if (row.holds(target)) {
                putTag(rule.set(), rule.tag(), new Tag(TagSource.RULE, rule.confidence(), at, Optional.empty()));
            } else if (rule.lingers().isPresent()) {
                Fading fading = new Fading.HalfLife(rule.lingers().get());
                putTag(rule.set(), rule.tag(), new Tag(TagSource.RULE, rule.confidence(), at, Optional.of(fading)));
            } else {
                takeTag(rule.set(), rule.tag());
            }
        }
    }

    /**
     * Lets time pass to the next instant at which it changes something.
     *
     * @param until no further than this
     * @return the instant, or empty where nothing is due up to then; then it is {@code until} now
     */
    public Optional<Instant> step(Instant until) {
        long last = Timestamps.toMicros(until);
        long due = earliest();
        if (due > last) {
            now = Math.max(now, last);
            return Optional.empty();
        }
        now = due;
        for (int slot = 0; slot < plan.slots().size(); slot++) {
            if (row.due(slot) <= now) {
                row.write(slot, known, now);
            }
        }
        for (int i = 0; i < read.size(); i++) {
            if (readingDue[i] <= now) {
                reread(i);
            }
        }
        row.settle(this::changed);
        return Optional.of(Timestamps.ofMicros(now));
    }

    /**
     * The first instant at which time changes a predicate.
     *
     * @return the instant; empty where it never does
     */
    public Optional<Instant> due() {
        long due = earliest();
        return due == Slot.NEVER ? Optional.empty() : Optional.of(Timestamps.ofMicros(due));
    }

    /**
     * The first instant at which time changes a predicate that a segment depends on.
     *
     * @param segment its index
     * @return the instant; empty where it never does
     */
    public Optional<Instant> due(int segment) {
        long due = Slot.NEVER;
        for (int slot : plan.slotsBehind(segment)) {
            due = Math.min(due, row.due(slot));
            for (int reading : plan.readingsOf(slot)) {
                due = Math.min(due, readingDue[reading]);
            }
        }
        return due == Slot.NEVER ? Optional.empty() : Optional.of(Timestamps.ofMicros(due));
    }

    private long earliest() {
        long earliest = row.earliest();
        for (long due : readingDue) {
            earliest = Math.min(earliest, due);
        }
        return earliest;
    }

    /**
     * Sets an attribute, or forgets it.
     *
     * @param name its name
     * @param value its value, or null
     */
    public void put(AttributeName name, @Nullable AttributeValue value) {
        unseen.forget(name);
        AttributeValue before = value == null ? attributes.remove(name) : attributes.put(name, value);
        if (before == null ? value != null : !before.equals(value)) {
            rewrite(name);
        }
    }

    /**
     * Supposes a value, of an attribute of the host or of a counter.
     *
     * @param name its name
     * @param value its value
     */
    public void suppose(AttributeName name, AttributeValue value) {
        if (program.readings().containsKey(name)) {
            readings.put(name, value);
        } else {
            attributes.put(name, value);
        }
        rewrite(name);
    }

    private void rewrite(AttributeName name) {
        for (int slot : plan.slotsOf(name)) {
            row.write(slot, known, now);
        }
    }

    /**
     * Puts a tag into a set.
     *
     * @param set the set
     * @param id the tag
     * @param tag what is said of it
     */
    public void putTag(AttributeName set, TagId id, Tag tag) {
        unseen.forget(set);
        Map<TagId, Tag> known = tags.get(set);
        if (known == null) {
            tags.put(set, new HashMap<>(Map.of(id, tag)));
            rewrite(set);
        } else {
            known.put(id, tag);
            rewrite(set, id);
        }
    }

    /**
     * Whether a set holds as many tags as it may, those of rules not counted.
     *
     * @param set the set
     * @param id a tag to put
     * @return true where the tag is not there and has no room
     */
    public boolean isFull(AttributeName set, TagId id) {
        Map<TagId, Tag> held = tags.get(set);
        return held != null
                && held.size() >= Profile.MAX_TAGS
                && !held.containsKey(id)
                && held.keySet().stream()
                                .filter(it -> program.rule(set, it).isEmpty())
                                .count()
                        >= Profile.MAX_TAGS;
    }

    /**
     * Takes a tag out of a set, which is known from then on.
     *
     * @param set the set
     * @param id the tag
     */
    public void takeTag(AttributeName set, TagId id) {
        unseen.forget(set);
        Map<TagId, Tag> known = tags.get(set);
        if (known == null) {
            tags.put(set, new HashMap<>());
            rewrite(set);
        } else if (known.remove(id) != null) {
            rewrite(set, id);
        }
    }

    /**
     * Forgets a set of tags.
     *
     * @param set the set
     */
    public void forgetTags(AttributeName set) {
        unseen.forget(set);
        if (tags.remove(set) != null) {
            rewrite(set);
        }
    }

    private void rewrite(AttributeName set, TagId id) {
        int slot = plan.slotOf(set, id);
        if (slot >= 0) {
            row.write(slot, known, now);
        }
    }

    /**
     * Tells the counters of an event.
     *
     * @param event the event
     * @param profile whose
     * @return what became of it
     */
    public CounterResult tell(CommunityEvent event, Profile profile) {
        CounterResult result = counters.tell(event, profile.member(), program.counters(), Timestamps.ofMicros(now));
        if (result instanceof CounterResult.Counted counted) {
            counters = counted.state();
            List<CounterId> hit = counted.counters();
            for (int i = 0; i < read.size(); i++) {
                if (hit.contains(read.get(i).counter())) {
                    reread(i);
                }
            }
        }
        return result;
    }

    /** Judges what was opened by telling. */
    public void settle() {
        row.settle(this::changed);
    }

    private void reread(int index) {
        AttributeValue before = readings.get(read.get(index).name());
        read(index);
        AttributeValue after = readings.get(read.get(index).name());
        if (before == null ? after != null : !before.equals(after)) {
            rewrite(read.get(index).name());
        }
    }

    private void read(int index) {
        Reading reading = read.get(index);
        ReadingAt at = counters.read(reading, program.counters(), Timestamps.ofMicros(now));
        at.value().ifPresentOrElse(it -> readings.put(reading.name(), it), () -> readings.remove(reading.name()));
        readingDue[index] = at.changesAt().map(Timestamps::toMicros).orElse(Slot.NEVER);
    }

    /**
     * The row, to count and to ask.
     *
     * @return the row itself
     */
    public SegmentRow row() {
        return row;
    }

    /**
     * As of when it is right.
     *
     * @return an instant
     */
    public Instant now() {
        return Timestamps.ofMicros(now);
    }

    /**
     * What was counted.
     *
     * @return the state
     */
    public CounterState counters() {
        return counters;
    }

    /**
     * The profile as it is now.
     *
     * @param before whose it is
     * @return a copy
     */
    public Profile profile(Profile before) {
        return unseen.with(before, attributes, tags);
    }

    private final class View implements Known {

        private final Facts facts = this::of;

        private Optional<AttributeValue> of(AttributeName name) {
            return Optional.ofNullable(value(name));
        }

        @Override
        public @Nullable AttributeValue value(AttributeName name) {
            AttributeValue value = attributes.get(name);
            return value == null ? readings.get(name) : value;
        }

        @Override
        public boolean knows(AttributeName set) {
            return tags.containsKey(set);
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
}
