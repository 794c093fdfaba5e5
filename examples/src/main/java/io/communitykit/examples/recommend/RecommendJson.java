package io.communitykit.examples.recommend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON of what the commands print. */
final class RecommendJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecommendJson() {}

    /** One line. */
    static String write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result must have a JSON form", e);
        }
    }

    /** What a file holds, and what was left out of it. */
    static Map<String, Object> of(InteractionFile file) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("members", file.interactions().members());
        object.put("items", file.interactions().items().size());
        object.put("pairs", file.interactions().byMember().size());
        object.put("lines", file.lines());
        object.put("emptyLines", file.empty());
        object.put("badLines", file.bad());
        object.put("duplicates", file.duplicates());
        return object;
    }
}
