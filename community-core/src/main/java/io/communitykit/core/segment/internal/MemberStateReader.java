package io.communitykit.core.segment.internal;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.CounterState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@link MemberStateJson} wrote, and nothing else. */
final class MemberStateReader {

    private MemberStateReader() {}

    static MemberState read(String text) {
        Json json = JsonReader.read(text, (pointer, expected, got) -> {
                    // What the parser has got may quote the text.
                    throw StateObject.fault(pointer, expected, "something else");
                })
                .orElseThrow(() -> StateObject.fault("", "JSON", "something else"));
        StateObject object = StateObject.of(json, "");
        if (object.whole("v") != MemberStateJson.VERSION) {
            throw StateObject.fault("/v", "format version " + MemberStateJson.VERSION, "another");
        }
        MemberId member = new MemberId(object.text("member"));
        Json counters = object.json("counters");
        MemberState state = new MemberState(
                new Profile(member, attributes(object.object("attributes")), tags(object.object("tags"))),
                CounterState.read(counters),
                object.instant("judgedAt"),
                object.optional("edition", object::text).map(PolicyVersion::new),
                changes(member, object.object("changes")),
                object.optional("dueAt", object::instant));
        object.requireNoMore();
        // Instants of nanoseconds, trailing zeros and the like were cut; the counters have looked at theirs.
        if (!MemberStateJson.json(state, counters).equals(json)) {
            throw StateObject.fault("", "in its one form", "another form of the same state");
        }
        return state;
    }

    private static Map<AttributeName, AttributeValue> attributes(StateObject object) {
        Map<AttributeName, AttributeValue> attributes = new TreeMap<>();
        object.fields()
                .forEach((name, value) ->
                        attributes.put(new AttributeName(name), AttributeValueJson.read(value, object.at(name))));
        return attributes;
    }

    private static Map<AttributeName, Map<TagId, Tag>> tags(StateObject object) {
        Map<AttributeName, Map<TagId, Tag>> sets = new TreeMap<>();
        for (String name : object.fields().keySet()) {
            StateObject set = object.object(name);
            Map<TagId, Tag> tags = new TreeMap<>();
            set.fields().keySet().forEach(id -> tags.put(new TagId(id), tag(set.object(id))));
            sets.put(new AttributeName(name), tags);
        }
        return sets;
    }

    private static Tag tag(StateObject object) {
        Tag tag = new Tag(
                new TagSource(object.text("source")),
                object.wholeOf32("confidence"),
                object.instant("at"),
                fading(object));
        object.requireNoMore();
        return tag;
    }

    private static Optional<Fading> fading(StateObject object) {
        if (object.has("expires")) {
            return Optional.of(new Fading.Expires(object.instant("expires")));
        }
        return object.has("halfLife")
                ? Optional.of(new Fading.HalfLife(object.parsed("halfLife", "a duration", Duration::parse)))
                : Optional.empty();
    }

    private static Map<SegmentId, SegmentChange> changes(MemberId member, StateObject object) {
        Map<SegmentId, SegmentChange> changes = new TreeMap<>();
        for (String name : object.fields().keySet()) {
            SegmentId segment = new SegmentId(name);
            StateObject each = object.object(name);
            changes.put(
                    segment,
                    new SegmentChange(
                            member,
                            segment,
                            each.wholeOf32("version"),
                            each.constant("kind", SegmentChange.Kind.values()),
                            each.instant("at"),
                            each.whole("number"),
                            each.constant("cause", SegmentChange.Cause.values())));
            each.requireNoMore();
        }
        return changes;
    }
}
