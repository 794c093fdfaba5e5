package io.communitykit.core.segment.cut;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import java.util.Map;

/** One of the four quadrants of average revenue per user (ARPU) by the host's value index. */
public enum ValueQuadrant {
    /** Pays much and is worth much. */
    HIGH_ARPU_HIGH_VALUE("highArpuHighValue"),
    /** Pays much, and that is all. */
    HIGH_ARPU_LOW_VALUE("highArpuLowValue"),
    /** Pays little, yet is worth much otherwise. */
    LOW_ARPU_HIGH_VALUE("lowArpuHighValue"),
    /** Pays little and is worth little. */
    LOW_ARPU_LOW_VALUE("lowArpuLowValue");

    private final String jsonName;

    ValueQuadrant(String jsonName) {
        this.jsonName = jsonName;
    }

    /**
     * The name that attributes and conditions have.
     *
     * @return such as {@code lowArpuHighValue}
     */
    public String jsonName() {
        return jsonName;
    }

    /**
     * What to write into a member's profile.
     *
     * @return {@code valueQuadrant}, text
     */
    public Map<AttributeName, AttributeValue> attributes() {
        return Map.of(CutAttributes.VALUE_QUADRANT, AttributeValue.of(jsonName));
    }
}
