package io.communitykit.core.event;

import static io.communitykit.core.event.BadLineException.quote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns the bytes of one line into an event, or says why they are none. */
final class EventParser {

    /** Above any name that can be right; bounds what Jackson remembers of names. */
    private static final int MAX_NAME_LENGTH = 256;

    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Names made to collide may cost time, but must not end in an exception of another kind.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(MAX_NAME_LENGTH)
                    // The length of the line bounds both.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** The first byte is not blank. Throws {@link BadLineException}. */
    CommunityEvent parse(byte[] line, int start, int length) {
        checkBytes(line, start, length);
        try (JsonParser json = factory.createParser(line, start, length)) {
            return parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** What Jackson would guess an encoding from, or read as text although it is none. */
    private static void checkBytes(byte[] line, int start, int length) {
        if (!Utf8.isWellFormed(line, start, length)) {
            throw new BadLineException("not well-formed UTF-8");
        }
        for (int i = start; i < start + length; i++) {
            if (line[i] == 0) {
                throw new BadLineException("U+0000 at byte " + (i - start + 1));
            }
        }
        if (line[start] != '{') {
            throw new BadLineException("not a JSON object");
        }
    }

    private static CommunityEvent parse(JsonParser json) throws IOException {
        Envelope envelope = new Envelope();
        boolean closed = false;
        try {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                envelope.read(json);
            }
            closed = true;
            if (json.nextToken() != null) {
                throw new BadLineException("something behind the JSON object");
            }
        } catch (StreamConstraintsException e) {
            throw new BadLineException("a name longer than " + MAX_NAME_LENGTH + " bytes" + place(json));
        } catch (JsonProcessingException e) {
            throw new BadLineException(closed ? "something behind the JSON object" : "not valid JSON" + place(json));
        }
        return envelope.toEvent();
    }

    private static String place(JsonParser json) throws IOException {
        String member = json.currentName();
        String near = member == null ? "" : ", in or behind " + quote(member);
        return " near byte " + json.currentLocation().getByteOffset() + near;
    }
}
