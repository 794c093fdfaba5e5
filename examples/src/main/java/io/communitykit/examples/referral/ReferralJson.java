package io.communitykit.examples.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.communitykit.examples.summary.ReferralSummary;
import java.util.Map;

/** JSON of what the commands print. */
public final class ReferralJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReferralJson() {}

    static String of(ReferralSummary summary, long read, long bad, String store) {
        ObjectNode object = MAPPER.createObjectNode();
        object.putObject("events").put("read", read).put("bad", bad);
        object.put("store", store);
        object.setAll((ObjectNode) MAPPER.valueToTree(summary));
        return write(object);
    }

    /** One line. */
    public static String write(Map<String, Object> object) {
        return write((Object) object);
    }

    private static String write(Object object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result must have a JSON form", e);
        }
    }
}
