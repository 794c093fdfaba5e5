package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.segment.internal.ProgramCheck;
import io.communitykit.core.segment.internal.SegmentPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of members, and which segments there are: attributes, counters and what is read off them, rules that set
 * tags, and the segments. Checked as a whole and compiled once. Immutable and safe for many threads.
 *
 * <p>Rules may refer to segments, and segments to each other and to the tags that rules set, as long as nothing refers to itself
 * on any way; they are judged in the order that follows. A set of tags that a rule fills is known from the start.
 */
public final class SegmentProgram {

    /** The policy documents of kind {@code segment-program}. */
    public static final PolicyKind<SegmentProgram> KIND = new SegmentProgramKind();

    /** The most segments, and the most tag rules. */
    public static final int MAX_SEGMENTS = 100_000;

    /** How long a chain of references may be. */
    public static final int MAX_REFERENCES = 64;

    private final PolicyVersion version;
    private final AttributeSchema attributes;
    private final AttributeSchema schema;
    private final CounterSet counters;
    private final Map<AttributeName, Reading> readings;
    private final List<TagRule> rules;
    private final List<Segment> segments;
    private final Map<SegmentId, Integer> indexes = new HashMap<>();
    private final Map<AttributeName, AttributeType> types;
    private final Map<AttributeName, Map<TagId, TagRule>> ruleOf = new HashMap<>();
    private final List<Integer> order;
    private final SegmentPlan plan;

    private SegmentProgram(Builder builder) {
        ProgramCheck check = ProgramCheck.of(
                builder.attributes, builder.counters, builder.readings, builder.rules, builder.segments);
        this.version = builder.version;
        this.attributes = builder.attributes;
        this.schema = check.schema();
        this.counters = builder.counters;
        this.readings = check.readings();
        this.rules = check.rules();
        this.segments = check.segments();
        segments.forEach(it -> indexes.put(it.id(), indexes.size()));
        this.types = new HashMap<>(attributes.types());
        rules.forEach(
                it -> ruleOf.computeIfAbsent(it.set(), key -> new HashMap<>()).put(it.tag(), it));
        this.order = check.order();
        this.plan = new SegmentPlan(schema, readings.values(), rules, segments, order);
    }

    /**
     * Starts a program.
     *
     * @param version its version
     * @param attributes the attributes that the host tells
     * @return a builder
     */
    public static Builder builder(String version, AttributeSchema attributes) {
        return new Builder(new PolicyVersion(version), attributes);
    }

    /**
     * Its version.
     *
     * @return the version
     */
    public PolicyVersion version() {
        return version;
    }

    /**
     * The attributes that the host tells.
     *
     * @return names and types
     */
    public AttributeSchema attributes() {
        return attributes;
    }

    /**
     * All attributes that conditions may look at: those of the host, and those that counters give.
     *
     * @return names and types
     */
    public AttributeSchema schema() {
        return schema;
    }

    /**
     * The behaviour that is counted.
     *
     * @return the counters
     */
    public CounterSet counters() {
        return counters;
    }

    /**
     * What is read off the counters, by the attribute's name.
     *
     * @return an unmodifiable map, sorted
     */
    public Map<AttributeName, Reading> readings() {
        return readings;
    }

    /**
     * The rules that set tags.
     *
     * @return as declared
     */
    public List<TagRule> rules() {
        return rules;
    }

    /**
     * The segments.
     *
     * @return as declared
     */
    public List<Segment> segments() {
        return segments;
    }

    /**
     * One segment.
     *
     * @param id its id
     * @return the segment, if there is one
     */
    public Optional<Segment> segment(SegmentId id) {
        return Optional.ofNullable(indexes.get(id)).map(segments::get);
    }

    /**
     * The rule that sets a tag.
     *
     * @param set the attribute that is the set
     * @param tag the tag
     * @return the rule, if there is one
     */
    public Optional<TagRule> rule(AttributeName set, TagId tag) {
        return Optional.ofNullable(ruleOf.get(set)).map(it -> it.get(tag));
    }

    /**
     * The segments and rules in the order in which they are judged: each after those that it refers to.
     *
     * @return indexes of rules, and behind the last of these indexes of segments
     */
    public List<Integer> order() {
        return order;
    }

    /**
     * The compiled rules. For the engine; its type is not exported.
     *
     * @return the plan
     */
    SegmentPlan plan() {
        return plan;
    }

    /** The index of a segment; -1 where there is none. */
    int indexOf(SegmentId id) {
        return indexes.getOrDefault(id, -1);
    }

    /**
     * The same program with other segments, as for trying an edited one.
     *
     * @param others the segments
     * @return a program of the same version
     * @throws InvalidPolicyException if they do not pass the check
     */
    public SegmentProgram with(List<Segment> others) {
        Builder builder = new Builder(version, attributes);
        builder.counters = counters;
        builder.readings.addAll(readings.values());
        builder.rules.addAll(rules);
        builder.segments.addAll(others);
        return builder.build();
    }

    /** Puts a program together. Not safe for many threads. */
    public static final class Builder {

        private final PolicyVersion version;
        private final AttributeSchema attributes;
        private final List<Reading> readings = new ArrayList<>();
        private final List<TagRule> rules = new ArrayList<>();
        private final List<Segment> segments = new ArrayList<>();
        private CounterSet counters = new CounterSet(Duration.ofDays(1), Duration.ZERO, List.of());

        private Builder(PolicyVersion version, AttributeSchema attributes) {
            this.version = version;
            this.attributes = attributes;
        }

        /**
         * Says what is counted.
         *
         * @param all the counters
         * @return this builder
         */
        public Builder counters(CounterSet all) {
            this.counters = all;
            return this;
        }

        /**
         * Makes an attribute of what a counter counted.
         *
         * @param reading the attribute, the counter and the window
         * @return this builder
         */
        public Builder reading(Reading reading) {
            readings.add(reading);
            return this;
        }

        /**
         * Adds a rule that sets a tag.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder rule(TagRule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * Adds a rule that sets a certain tag, which goes as soon as the rule holds no longer.
         *
         * @param set the attribute that it is put into
         * @param tag the tag
         * @param family its family
         * @param when who carries it
         * @return this builder
         */
        public Builder rule(String set, String tag, TagFamily family, Condition when) {
            return rule(new TagRule(
                    new TagId(tag), new AttributeName(set), family, "", when, TagMatch.CERTAIN, Optional.empty()));
        }

        /**
         * Adds a segment.
         *
         * @param segment the segment
         * @return this builder
         */
        public Builder segment(Segment segment) {
            segments.add(segment);
            return this;
        }

        /**
         * Adds the first edition of a segment.
         *
         * @param id its id
         * @param when who is in it
         * @return this builder
         * @throws InvalidValueException if the text is no id
         */
        public Builder segment(String id, Condition when) {
            return segment(Segment.of(id, when));
        }

        /**
         * Checks and compiles it.
         *
         * @return the program
         * @throws InvalidPolicyException with every fault: more attributes than a profile holds, an attribute of two types, unknown attributes and segments, operators
         *     that do not fit, references that form a ring or a chain longer than {@value #MAX_REFERENCES}, a tag with two rules
         */
        public SegmentProgram build() {
            return new SegmentProgram(this);
        }
    }

    /** Shows its version and how much it holds. */
    @Override
    public String toString() {
        return "SegmentProgram[" + version + ", " + rules.size() + " rules, " + segments.size() + " segments]";
    }

    /** Whether the host tells an attribute. */
    boolean isDeclared(AttributeName name) {
        return types.containsKey(name);
    }

    /** Whether the type of an attribute is a set of tags. */
    boolean isTags(AttributeName name) {
        return types.get(name) == AttributeType.TAGS;
    }

    /** Whether a rule sets a tag. */
    boolean isRuled(AttributeName set, TagId tag) {
        Map<TagId, TagRule> ruled = ruleOf.get(set);
        return ruled != null && ruled.containsKey(tag);
    }
}
