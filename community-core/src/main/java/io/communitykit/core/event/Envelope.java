package io.communitykit.core.event;

import static io.communitykit.core.event.BadLineException.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The members of one CloudEvent, as they come and in any order. */
final class Envelope {

    static final String SPEC_VERSION = "1.0";

    private static final Pattern EXTENSION_NAME = Pattern.compile("[a-z0-9]+");
    private static final Pattern JSON_MEDIA_TYPE =
            Pattern.compile("(application/json|[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+\\+json)\\s*(;.*)?");

    /** The text of every member seen so far; an empty one for those whose content is elsewhere or does not count. */
    private final Map<String, String> texts = new HashMap<>();

    private final Set<String> unset = new HashSet<>();
    private Map<AttributeName, AttributeValue> attributes = Map.of();

    /** Reads the member whose name is the parser's current token. */
    void read(JsonParser json) throws IOException {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            unset(name);
            return;
        }
        String text = switch (name) {
            case "specversion", "id", "source", "type", "subject", "time" -> text(name, token, json);
            case "actor", "beneficiary", "datacontenttype", "dataschema" -> text(name, token, json);
            case "data" -> data(token, json);
            case "data_base64" ->
                throw new BadLineException("data_base64 is not read. Maybe write data as a JSON object.");
            default -> extension(name, token, json);
        };
        if (texts.put(name, text) != null || unset.contains(name)) {
            throw new BadLineException(quote(name) + " comes twice");
        }
    }

    /** CloudEvents JSON format 1.0, section 2.2: null is the same as a member that is left out. */
    private void unset(String name) throws BadLineException {
        if (!name.equals("data_base64") && !EXTENSION_NAME.matcher(name).matches()) {
            throw new BadLineException(quote(name) + " must be an attribute name of a-z and 0-9 only");
        }
        if (texts.containsKey(name) || !unset.add(name)) {
            throw new BadLineException(quote(name) + " comes twice");
        }
    }

    private static String text(String name, JsonToken token, JsonParser json) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new BadLineException(name + " must be text, got " + TokenWords.of(token));
        }
        return wellFormed(name, json.getText());
    }

    private String data(JsonToken token, JsonParser json) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw new BadLineException("data must be a JSON object, got " + TokenWords.of(token));
        }
        // A second one is refused right after, whatever it overwrites here.
        attributes = DataReader.read(json);
        return "";
    }

    private static String extension(String name, JsonToken token, JsonParser json) throws IOException {
        if (!EXTENSION_NAME.matcher(name).matches()) {
            throw new BadLineException(quote(name) + " must be an attribute name of a-z and 0-9 only");
        }
        if (!token.isScalarValue()) {
            throw new BadLineException(
                    quote(name) + " must be text, a number, true or false, got " + TokenWords.of(token));
        }
        wellFormed(quote(name), json.getText());
        return "";
    }

    private static String wellFormed(String name, String text) {
        try {
            return WellFormed.check(name, text);
        } catch (InvalidValueException e) {
            throw new BadLineException(String.valueOf(e.getMessage()));
        }
    }

    CommunityEvent toEvent() {
        String version = required("specversion", Function.identity());
        if (!version.equals(SPEC_VERSION)) {
            throw new BadLineException("specversion must be \"1.0\", got " + quote(version));
        }
        optional("datacontenttype", Envelope::checkMediaType);
        EventId id = required("id", EventId::new);
        EventSource source = required("source", EventSource::new);
        EventType type = required("type", EventType::new);
        Instant time = required("time", text -> Rfc3339.parse("event time", text));
        CommunityEvent.Builder event = CommunityEvent.builder(new IdempotencyKey(source, id), type, time);
        optional("subject", Subject::new).ifPresent(event::subject);
        optional("actor", MemberId::new).ifPresent(event::actor);
        optional("beneficiary", MemberId::new).ifPresent(event::beneficiary);
        attributes.forEach(event::with);
        return event.build();
    }

    private static String checkMediaType(String text) {
        if (!JSON_MEDIA_TYPE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            throw InvalidValueException.of("media type", "application/json or one that ends with +json", text);
        }
        return text;
    }

    private <T> T required(String name, Function<String, T> convert) {
        return optional(name, convert).orElseThrow(() -> new BadLineException(name + " is missing"));
    }

    private <T> Optional<T> optional(String name, Function<String, T> convert) {
        String text = texts.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(convert.apply(text));
        } catch (InvalidValueException e) {
            throw BadLineException.of(name, e);
        }
    }
}
