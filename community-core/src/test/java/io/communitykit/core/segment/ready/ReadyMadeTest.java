package io.communitykit.core.segment.ready;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.EventType;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.cut.CutAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ready-made program of a shop")
class ReadyMadeTest {

    private final SegmentProgram program = ReadyMade.shop();
    private final JsonNode document = parse(ReadyMade.shopDocument());

    private static JsonNode parse(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("follows the JSON Schema of its kind, as an independent validator sees it")
    void schema() {
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SegmentProgram.KIND.schema())
                        .validate(document))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "has 30 basic, 50 behaviour and 20 emotional tags, 30 segments, and titles in two languages, each once")
    void counts() {
        assertThat(TagStory.tags(TagFamily.BASIC)).hasSize(30);
        assertThat(TagStory.tags(TagFamily.BEHAVIOUR)).hasSize(50);
        assertThat(TagStory.tags(TagFamily.EMOTIONAL)).hasSize(20);
        assertThat(program.segments()).hasSize(30);
        Set<String> titles = new HashSet<>();
        Stream.of("tags", "segments")
                .forEach(part -> document.get(part).forEach(it -> {
                    assertThat(it.get("title").textValue()).matches("[^/]+ / .*\\p{IsHan}.*");
                    assertThat(titles.add(it.get("title").textValue())).isTrue();
                }));
    }

    @Test
    @DisplayName("counts nothing that is not read, and keeps nothing longer than the longest window asks")
    void lean() {
        for (Counter counter : program.counters().counters()) {
            List<Duration> reaches = program.readings().values().stream()
                    .filter(it -> it.counter().equals(counter.id()))
                    .map(it -> it.window().reach())
                    .toList();
            assertThat(reaches).as("readings of %s", counter.id()).isNotEmpty();
            Duration longest = Collections.max(reaches);
            Duration needed = longest.isZero() ? Duration.ofDays(1) : longest;
            assertThat(counter.keep()).as("keep of %s", counter.id()).isEqualTo(needed);
        }
    }

    @Test
    @DisplayName("names only types of the vocabulary but for two, and the attributes of cuts as they are put back")
    void vocabulary() {
        Set<String> foreign = new TreeSet<>();
        program.counters()
                .counters()
                .forEach(counter -> counter.types().stream()
                        .filter(it -> !EventType.vocabulary().contains(it))
                        .forEach(it -> foreign.add(it.value())));
        assertThat(foreign).containsExactly("complaint.filed", "contact.declined");
        AttributeSchema cuts = CutAttributes.schema();
        cuts.types()
                .forEach((name, type) ->
                        assertThat(program.attributes().typeOf(name)).contains(type));
        assertThat(document.get("events").has(CommunityFacts.POST_KIND.value())).isTrue();
        assertThat(document.get("events").has(CommunityFacts.DWELL_MILLIS.value()))
                .isTrue();
        assertThat(document.get("events").has(CommunityFacts.AMOUNT.value())).isTrue();
        assertThat(document.get("events").has(DayPart.DAY_PARTS.value())).isTrue();
        assertThat(document.get("events").has(DayPart.LOCAL_DAY.value())).isTrue();
    }

    @Test
    @DisplayName("parts the day at 5, 11, 14, 18 and 23 of the zone's clock")
    void dayParts() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        assertThat(List.of("05:00", "10:59", "11:00", "13:59", "14:00", "17:59", "18:00", "22:59", "23:00", "04:59"))
                .map(it -> DayPart.of(Instant.parse("2026-03-08T" + it + ":00Z").minusSeconds(8 * 3_600), zone)
                        .jsonName())
                .containsExactly(
                        "morning",
                        "morning",
                        "noon",
                        "noon",
                        "afternoon",
                        "afternoon",
                        "evening",
                        "evening",
                        "night",
                        "night");
    }
}
