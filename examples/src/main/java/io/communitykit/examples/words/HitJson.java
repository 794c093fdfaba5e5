package io.communitykit.examples.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Hit;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of what the commands print: one line an object, whatever a program takes for a line end. */
final class HitJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static {
        MAPPER.getFactory().setCharacterEscapes(new OneLine());
    }

    private HitJson() {}

    /** One line. */
    static String write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result must have a JSON form", e);
        }
    }

    /** The fields of a hit. */
    static Map<String, Object> of(Hit hit) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("start", hit.start());
        line.put("end", hit.end());
        line.put("word", hit.term().name());
        line.put("evasion", HitWords.main(hit));
        line.put("evasions", hit.evasions().stream().map(Evasion::text).toList());
        line.put("text", hit.text());
        line.put("category", hit.term().category().value());
        line.put("level", hit.term().level().text());
        line.put("confidence", hit.confidence());
        return line;
    }

    /** The fields of a hit, and where in lines and columns it begins. */
    static Map<String, Object> of(Hit hit, Places places) {
        places.to(hit.start());
        Map<String, Object> line = of(hit);
        line.put("line", places.line());
        line.put("column", places.column());
        return line;
    }

    /** Escapes what some programs end a line at. */
    private static final class OneLine extends CharacterEscapes {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7F] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            boolean ends = character == 0x85 || character == 0x2028 || character == 0x2029;
            return ends ? new SerializedString(String.format(Locale.ROOT, "\\u%04X", character)) : null;
        }
    }
}
