package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.all;
import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bought fresh food 3 times in 30 days, dislikes delivery, silver or above, not seen for 7 days. */
class ThreeFormsTest {

    private static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("freshOrders30d", AttributeType.NUMBER)
            .with("tags", AttributeType.TAGS)
            .with("tier", AttributeType.TEXT)
            .with("lastLogin", AttributeType.INSTANT);

    private static final Condition FLUENT = all(
            attribute("freshOrders30d").atLeast(3),
            attribute("tags").hasTag("不爱配送").withConfidence(6_000),
            attribute("tier").in("silver", "gold"),
            attribute("lastLogin").olderThanDays(7, ZoneId.of("Asia/Shanghai")));

    private static final String JSON = """
            {"all":[{"attribute":"freshOrders30d","atLeast":3},
                {"attribute":"tags","hasTag":"不爱配送","confidence":6000},
                {"attribute":"tier","in":["silver","gold"]},
                {"attribute":"lastLogin","olderThanDays":7,"zone":"Asia/Shanghai"}]}
            """;

    private static final String TEXT = """
            freshOrders30d >= 3 and tags has "不爱配送" with confidence 60% and tier in ("silver", "gold")
                and lastLogin older than 7 days in Asia/Shanghai
            """;

    @Test
    @DisplayName("the fluent, the JSON and the text form of one rule are equal")
    void equal() {
        assertThat(Condition.parse(JSON, SCHEMA)).isEqualTo(FLUENT);
        assertThat(Condition.parseText(TEXT, SCHEMA)).isEqualTo(FLUENT);
        assertThat(Condition.parseText(FLUENT.toText(), SCHEMA)).isEqualTo(FLUENT);
        assertThat(FLUENT.toText()).isEqualTo(TEXT.replaceAll("\\s+", " ").strip());
        assertThat(FLUENT.toJson()).isEqualTo(JSON.replaceAll("\\s", ""));
    }

    @Test
    @DisplayName("it finds whom it says, from the eighth day on, and nobody of whom too little is known")
    void finds() {
        Map<AttributeName, AttributeValue> values = new HashMap<>(Map.of(
                new AttributeName("freshOrders30d"), AttributeValue.of(3),
                new AttributeName("tier"), AttributeValue.of("gold"),
                new AttributeName("lastLogin"), AttributeValue.of(Instant.parse("2024-05-01T10:00:00Z"))));
        KnownFacts member = new KnownFacts(
                values,
                Map.of(new AttributeName("tags"), Map.of(new TagId("不爱配送"), 6_000)),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        Instant eighth = Instant.parse("2024-05-08T16:00:00Z");

        assertThat(FLUENT.evaluate(member.at(eighth.minusNanos(1_000)))).isEqualTo(Truth.FALSE);
        assertThat(FLUENT.evaluate(member.at(eighth))).isEqualTo(Truth.TRUE);
        values.remove(new AttributeName("tier"));
        assertThat(FLUENT.evaluate(member.at(eighth))).isEqualTo(Truth.UNKNOWN);
    }
}
