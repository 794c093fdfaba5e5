package io.communitykit.core.segment.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.Fading.Expires;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.Tag;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The form in which a member's state is stored and exported: one JSON object on one line, the same bytes for the same state.
 *
 * <pre>{@code
 * {"v":1,"member":"alice","judgedAt":"2026-03-01T00:00:00Z","edition":"7","dueAt":"2026-03-08T00:00:00Z",
 *  "attributes":{"city":{"text":"Chengdu"},"spent":{"money":{"amount":"39.00","currency":"CNY"}}},
 *  "tags":{"likes":{"fresh":{"source":"rule","confidence":9000,"at":"2026-03-01T00:00:00Z","halfLife":"PT720H"}}},
 *  "changes":{"regulars":{"version":1,"kind":"entered","at":"2026-03-01T00:00:00Z","number":1,"cause":"fact"}},
 *  "counters":{..}}
 * }</pre>
 *
 * <p>What is empty among {@code edition}, {@code dueAt} and a tag's fading is left out. {@code v} is the version of the form; a
 * reader refuses any other, and every field that it does not know, since writing the state again would lose it.
 */
public final class MemberStateJson {

    static final long VERSION = 1;

    private MemberStateJson() {}

    /**
     * Writes a state.
     *
     * @param state the state
     * @return a JSON object on one line
     * @throws InvalidValueException if a change is not of its member and segment
     */
    public static String write(MemberState state) {
        return JsonWriter.compact(json(state, state.counters().toJson()));
    }

    /**
     * Reads what {@link #write} wrote; white space and the order of fields do not count.
     *
     * @param text the form
     * @return a state equal to the one that was written
     * @throws InvalidValueException if it is anything else; the message names the place and shows no value
     */
    public static MemberState read(String text) {
        return MemberStateReader.read(text);
    }

    static Json json(MemberState state, Json counters) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("v", Json.of(VERSION));
        fields.put("member", Json.of(state.member().value()));
        fields.put("judgedAt", Json.of(state.judgedAt().toString()));
        state.edition().ifPresent(it -> fields.put("edition", Json.of(it.value())));
        state.dueAt().ifPresent(it -> fields.put("dueAt", Json.of(it.toString())));
        fields.put("attributes", object(state.profile().attributes(), AttributeValueJson::write));
        fields.put("tags", object(state.profile().tags(), set -> object(set, MemberStateJson::tag)));
        state.changes().forEach((segment, change) -> requireOwn(state.member(), segment, change));
        fields.put("changes", object(state.changes(), MemberStateJson::change));
        fields.put("counters", counters);
        return new Json.Obj(fields);
    }

    private static <V> Json object(Map<?, V> values, Function<? super V, Json> form) {
        Map<String, Json> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name.toString(), form.apply(value)));
        return new Json.Obj(fields);
    }

    private static Json tag(Tag tag) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("source", Json.of(tag.source().value()));
        fields.put("confidence", Json.of(tag.confidence()));
        fields.put("at", Json.of(tag.at().toString()));
        if (tag.fading().isPresent()) {
            Fading fading = tag.fading().get();
            if (fading instanceof Expires expires) {
                fields.put("expires", Json.of(expires.at().toString()));
            } else if (fading instanceof Fading.HalfLife half) {
                fields.put("halfLife", Json.of(half.halfLife().toString()));
            }
        }
        return new Json.Obj(fields);
    }

    private static Json change(SegmentChange change) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("version", Json.of(change.version()));
        fields.put("kind", Json.of(word(change.kind())));
        fields.put("at", Json.of(change.at().toString()));
        fields.put("number", Json.of(change.number()));
        fields.put("cause", Json.of(word(change.cause())));
        return new Json.Obj(fields);
    }

    /** The form of a constant, as documents write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void requireOwn(MemberId member, SegmentId segment, SegmentChange change) {
        if (!change.member().equals(member) || !change.segment().equals(segment)) {
            throw InvalidValueException.of(
                    "last change of " + member + " in " + segment,
                    "of that member and segment",
                    change.member() + " in " + change.segment());
        }
    }
}
