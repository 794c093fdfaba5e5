package io.communitykit.examples.segments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes a profile of one JSON object, by the types that a program declares: {@code {"member": "m1", "attributes": {...}, "tags":
 * {"set": {"tag": {...}}}}}. Strict: every fault is told with its place. Not safe for many threads.
 */
final class ProfileParser {

    private static final int MAX_DEPTH = 32;
    private static final String MEMBER = "member";
    private static final String ATTRIBUTES = "attributes";
    private static final String TAGS = "tags";

    private final SegmentProgram program;
    private final List<String> plain;
    private final List<String> sets;
    private final ObjectReader reader;

    ProfileParser(SegmentProgram program) {
        this.program = program;
        this.plain = names(program, false);
        this.sets = names(program, true);
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.reader = JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .reader();
    }

    private static List<String> names(SegmentProgram program, boolean tags) {
        return program.attributes().types().entrySet().stream()
                .filter(it -> (it.getValue() == AttributeType.TAGS) == tags)
                .map(it -> it.getKey().value())
                .toList();
    }

    /** The profile; empty where something is wrong with the text. */
    Optional<Profile> parse(String text, Violations faults) {
        JsonNode json;
        try {
            json = reader.readTree(text);
        } catch (JsonProcessingException e) {
            faults.add(new Violation(
                    "",
                    "JSON nested at most " + MAX_DEPTH + " deep",
                    e.getOriginalMessage() + column(e),
                    Optional.empty()));
            return Optional.empty();
        }
        if (!json.isObject()) {
            faults.add("", "an object with a member", JsonValues.shown(json));
            return Optional.empty();
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of(MEMBER, ATTRIBUTES, TAGS).contains(name)) {
                faults.addUnknown(Violations.at(name), "a field", name, List.of(MEMBER, ATTRIBUTES, TAGS));
            }
        });
        Optional<MemberId> member = member(json, faults);
        Map<AttributeName, AttributeValue> attributes = attributes(json, faults);
        Map<AttributeName, Map<TagId, Tag>> tags = tags(json, faults);
        return member.flatMap(it -> made("", () -> new Profile(it, attributes, tags), faults));
    }

    /** Where the parser stopped; it does not say so where something was nested too deep. */
    private static String column(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
    }

    private static Optional<MemberId> member(JsonNode json, Violations faults) {
        JsonNode member = json.get(MEMBER);
        String at = Violations.at(MEMBER);
        if (member == null) {
            faults.addMissing(at, "the member's id");
            return Optional.empty();
        } else if (!member.isTextual()) {
            faults.add(at, "the member's id, a text", JsonValues.shown(member));
            return Optional.empty();
        }
        return made(at, () -> new MemberId(member.textValue()), faults);
    }

    private Map<AttributeName, AttributeValue> attributes(JsonNode json, Violations faults) {
        Map<AttributeName, AttributeValue> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : fields(json, ATTRIBUTES, faults)) {
            String at = Violations.at(ATTRIBUTES, field.getKey());
            if (plain.contains(field.getKey())) {
                AttributeName name = new AttributeName(field.getKey());
                AttributeType type = program.attributes().typeOf(name).orElseThrow();
                JsonValues.read(type, field.getValue(), at, faults).ifPresent(it -> attributes.put(name, it));
            } else if (sets.contains(field.getKey())) {
                faults.add(at, "no set of tags here but in " + Violations.at(TAGS), field.getKey());
            } else if (counted(field.getKey())) {
                faults.add(at, "no attribute that a counter gives", field.getKey());
            } else {
                faults.addUnknown(at, "an attribute", field.getKey(), plain);
            }
        }
        return attributes;
    }

    private boolean counted(String name) {
        return program.readings().keySet().stream().anyMatch(it -> it.value().equals(name));
    }

    private Map<AttributeName, Map<TagId, Tag>> tags(JsonNode json, Violations faults) {
        Map<AttributeName, Map<TagId, Tag>> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : fields(json, TAGS, faults)) {
            String at = Violations.at(TAGS, field.getKey());
            if (!sets.contains(field.getKey())) {
                faults.addUnknown(at, "a set of tags", field.getKey(), sets);
            } else if (!field.getValue().isObject()) {
                faults.add(at, "an object of tags", JsonValues.shown(field.getValue()));
            } else {
                AttributeName set = new AttributeName(field.getKey());
                Map<TagId, Tag> tags = new TreeMap<>();
                field.getValue().properties().forEach(tag -> tag(set, tag, at, faults, tags));
                all.put(set, tags);
            }
        }
        return all;
    }

    private void tag(
            AttributeName set, Map.Entry<String, JsonNode> tag, String above, Violations faults, Map<TagId, Tag> tags) {
        String at = Violations.below(above, tag.getKey());
        Optional<TagId> id = made(at, () -> new TagId(tag.getKey()), faults);
        if (id.filter(it -> program.rule(set, it).isPresent()).isPresent()) {
            faults.add(at, "no tag that a rule sets", tag.getKey());
            return;
        }
        Optional<Tag> value = TagValues.read(tag.getValue(), at, faults);
        id.ifPresent(it -> value.ifPresent(known -> tags.put(it, known)));
    }

    private static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode json, String name, Violations faults) {
        JsonNode object = json.get(name);
        if (object == null) {
            return List.of();
        } else if (!object.isObject()) {
            faults.add(Violations.at(name), "an object", JsonValues.shown(object));
            return List.of();
        }
        return object.properties();
    }

    /** What a constructor makes; its refusal is a fault. */
    static <T> Optional<T> made(String at, Supplier<T> make, Violations faults) {
        try {
            return Optional.of(make.get());
        } catch (InvalidValueException e) {
            faults.add(new Violation(at, "a value that can be kept", String.valueOf(e.getMessage()), Optional.empty()));
            return Optional.empty();
        }
    }
}
