package io.communitykit.core.segment.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks a program as a whole, and finds the order in which it is judged.
 *
 * @param schema all attributes, those of readings included
 * @param readings the readings by their attribute
 * @param rules the rules, their conditions typed
 * @param segments the segments, their conditions typed
 * @param order see {@link SegmentProgram#order()}
 */
public record ProgramCheck(
        AttributeSchema schema,
        Map<AttributeName, Reading> readings,
        List<TagRule> rules,
        List<Segment> segments,
        List<Integer> order) {

    private static final String KIND = "segment-program";

    /**
     * Checks all parts.
     *
     * @param attributes the host's attributes
     * @param counters the counters
     * @param readings what is read off them
     * @param rules the rules
     * @param segments the segments
     * @return the parts, typed and in order
     * @throws InvalidPolicyException with every fault
     */
    public static ProgramCheck of(
            AttributeSchema attributes,
            CounterSet counters,
            List<Reading> readings,
            List<TagRule> rules,
            List<Segment> segments) {
        Violations violations = new Violations();
        limit("attributes", attributes.types().size(), Profile.MAX_ATTRIBUTES, violations);
        limit("segments", segments.size(), SegmentProgram.MAX_SEGMENTS, violations);
        limit("tags", rules.size(), SegmentProgram.MAX_SEGMENTS, violations);
        Map<AttributeName, Reading> byName = readings(attributes, counters, readings, violations);
        AttributeSchema schema = schema(attributes, byName.values());
        Set<SegmentId> ids = ids(segments, violations);
        List<TagRule> typedRules = rules(rules, schema, ids, violations);
        List<Segment> typed = segments(segments, schema, ids, violations);
        violations.throwIfAny(KIND);
        return new ProgramCheck(schema, byName, typedRules, typed, order(typedRules, typed));
    }

    /** The attributes of the host and of readings. */
    private static AttributeSchema schema(AttributeSchema attributes, Collection<Reading> readings) {
        Map<AttributeName, AttributeType> types = new TreeMap<>(attributes.types());
        readings.forEach(it -> types.put(it.name(), it.type()));
        return new AttributeSchema(types);
    }

    private static void limit(String field, int size, int limit, Violations violations) {
        if (size > limit) {
            violations.add(Violations.at(field), "at most " + limit, size);
        }
    }

    private static Map<AttributeName, Reading> readings(
            AttributeSchema attributes, CounterSet counters, List<Reading> readings, Violations violations) {
        Map<AttributeName, Reading> byName = new TreeMap<>();
        for (Reading reading : readings) {
            String at = Violations.at("readings", reading.name());
            try {
                counters.check(reading);
            } catch (InvalidValueException e) {
                fault(violations, at, "a reading that its counter gives", String.valueOf(e.getMessage()));
            }
            if (attributes.typeOf(reading.name()).isPresent() || byName.put(reading.name(), reading) != null) {
                violations.add(
                        at, "a name that no other attribute has", reading.name().value());
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    private static Set<SegmentId> ids(List<Segment> segments, Violations violations) {
        Set<SegmentId> ids = new TreeSet<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (!ids.add(segment.id())) {
                violations.add(
                        Violations.at("segments", i, "id"),
                        "an id that no other segment has",
                        segment.id().value());
            }
        }
        return ids;
    }

    private static List<TagRule> rules(
            List<TagRule> rules, AttributeSchema schema, Set<SegmentId> ids, Violations violations) {
        Set<List<Object>> seen = Collections.newSetFromMap(new HashMap<>());
        List<TagRule> typed = new ArrayList<>();
        for (TagRule rule : rules) {
            String at = Violations.at("tags", typed.size());
            Optional<AttributeType> type = schema.typeOf(rule.set());
            if (type.isEmpty() || type.get() != AttributeType.TAGS) {
                violations.add(
                        Violations.below(at, "in"),
                        "an attribute of type tags",
                        rule.set().value());
            }
            if (!seen.add(List.of(rule.set(), rule.tag()))) {
                violations.add(
                        Violations.below(at, "id"),
                        "one rule for a tag",
                        rule.tag().value());
            }
            Condition when = rule.when().check(schema, ids, Violations.below(at, "when"), violations);
            typed.add(new TagRule(
                    rule.tag(), rule.set(), rule.family(), rule.title(), when, rule.confidence(), rule.lingers()));
        }
        return List.copyOf(typed);
    }

    private static List<Segment> segments(
            List<Segment> segments, AttributeSchema schema, Set<SegmentId> ids, Violations violations) {
        List<Segment> typed = new ArrayList<>();
        for (Segment segment : segments) {
            String at = Violations.at("segments", typed.size(), "when");
            Condition when = segment.when().check(schema, ids, at, violations);
            typed.add(new Segment(segment.id(), segment.version(), segment.title(), when));
        }
        return List.copyOf(typed);
    }

    private static List<Integer> order(List<TagRule> rules, List<Segment> segments) {
        Map<SegmentId, Integer> ofSegment = new HashMap<>();
        segments.forEach(it -> ofSegment.put(it.id(), rules.size() + ofSegment.size()));
        Map<List<Object>, Integer> ofTag = new HashMap<>();
        rules.forEach(it -> ofTag.put(List.of(it.set(), it.tag()), ofTag.size()));
        Dependencies dependencies = new Dependencies(rules.size() + segments.size());
        for (int i = 0; i < rules.size() + segments.size(); i++) {
            int node = i;
            Condition when = i < rules.size()
                    ? rules.get(i).when()
                    : segments.get(i - rules.size()).when();
            when.segments().forEach(id -> dependencies.add(node, ofSegment.getOrDefault(id, 0)));
            tags(when).stream()
                    .filter(ofTag::containsKey)
                    .forEach(tag -> dependencies.add(node, ofTag.getOrDefault(tag, 0)));
        }
        List<Integer> order = dependencies.order();
        if (order.size() < rules.size() + segments.size()) {
            refuseRing(dependencies.ring(), rules, segments);
        }
        int longest = dependencies.longest(order);
        if (longest > SegmentProgram.MAX_REFERENCES) {
            refuse("a chain of at most " + SegmentProgram.MAX_REFERENCES + " references", longest + " of them");
        }
        return order;
    }

    private static Set<List<Object>> tags(Condition condition) {
        Set<List<Object>> tags = Collections.newSetFromMap(new HashMap<>());
        if (condition instanceof TagMatch match) {
            for (TagId tag : match.tags()) {
                tags.add(List.of(match.attribute(), tag));
            }
        }
        condition.members().forEach(member -> tags.addAll(tags(member)));
        return tags;
    }

    private static void refuseRing(List<Integer> ring, List<TagRule> rules, List<Segment> segments) {
        String names = ring.stream()
                .map(node -> node < rules.size()
                        ? "tag " + rules.get(node).tag()
                        : "segment " + segments.get(node - rules.size()).id())
                .collect(Collectors.joining(", which needs "));
        refuse("references that come to an end", names + ", which needs the first again");
    }

    private static void refuse(String expected, String got) {
        Violations violations = new Violations();
        fault(violations, "", expected, got);
        violations.throwIfAny(KIND);
    }

    private static void fault(Violations violations, String at, String expected, String got) {
        violations.add(new Violation(at, expected, got, Optional.empty()));
    }
}
