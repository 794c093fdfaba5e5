package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.attribute;
import static io.communitykit.core.condition.Condition.inSegment;
import static io.communitykit.core.condition.Condition.not;
import static io.communitykit.core.condition.Truth.FALSE;
import static io.communitykit.core.condition.Truth.TRUE;
import static io.communitykit.core.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TagMatchTest {

    private static final Attribute TAGS = attribute("tags");

    private final Facts facts = KnownFacts.ofTags("tags", Map.of(new TagId("生鲜"), 10_000, new TagId("🐱"), 6_000));

    private Truth truth(Condition condition) {
        return condition.evaluate(facts);
    }

    @Test
    @DisplayName("one, any, all or none of the tags are there")
    void operators() {
        assertThat(truth(TAGS.hasTag("生鲜"))).isEqualTo(TRUE);
        assertThat(truth(TAGS.hasTag("生"))).isEqualTo(FALSE);
        assertThat(truth(TAGS.hasAny("x", "🐱"))).isEqualTo(TRUE);
        assertThat(truth(TAGS.hasAny("x", "y"))).isEqualTo(FALSE);
        assertThat(truth(TAGS.hasAll("生鲜", "🐱"))).isEqualTo(TRUE);
        assertThat(truth(TAGS.hasAll("生鲜", "x"))).isEqualTo(FALSE);
        assertThat(truth(TAGS.hasNone("x", "y"))).isEqualTo(TRUE);
        assertThat(truth(TAGS.hasNone("x", "🐱"))).isEqualTo(FALSE);
    }

    @Test
    @DisplayName("a tag that is not sure enough is not there, also for none")
    void confidence() {
        assertThat(truth(TAGS.hasTag("🐱").withConfidence(6_000))).isEqualTo(TRUE);
        assertThat(truth(TAGS.hasTag("🐱").withConfidence(6_001))).isEqualTo(FALSE);
        assertThat(truth(TAGS.hasAll("生鲜", "🐱").withConfidence(6_001))).isEqualTo(FALSE);
        assertThat(truth(TAGS.hasNone("🐱").withConfidence(6_001))).isEqualTo(TRUE);
        assertThat(truth(TAGS.hasTag("x").withConfidence(1))).isEqualTo(FALSE);
    }

    @Test
    @DisplayName("a set that is not known is unknown, never without the tag by negation")
    void absence() {
        for (Condition condition : List.of(
                attribute("others").hasTag("x"),
                attribute("others").hasAny("x"),
                attribute("others").hasAll("x"),
                attribute("others").hasNone("x"))) {
            assertThat(truth(condition)).isEqualTo(UNKNOWN);
            assertThat(truth(not(condition))).isEqualTo(UNKNOWN);
        }
    }

    @Test
    @DisplayName("another segment is asked by its id, and one that nobody knows is unknown")
    void segments() {
        KnownFacts known = new KnownFacts(
                Map.of(new AttributeName("a"), AttributeValue.of(1)),
                Map.of(),
                Map.of(new SegmentId("vip"), TRUE, new SegmentId("new"), FALSE),
                Optional.empty(),
                Optional.empty());
        assertThat(inSegment("vip").evaluate(known)).isEqualTo(TRUE);
        assertThat(inSegment("new").evaluate(known)).isEqualTo(FALSE);
        assertThat(not(inSegment("VIP")).evaluate(known)).isEqualTo(UNKNOWN);
        assertThat(Condition.all(
                                inSegment("vip"),
                                not(inSegment("new")),
                                attribute("a").exists())
                        .segments())
                .extracting(SegmentId::value)
                .containsExactly("new", "vip");
    }

    @Test
    @DisplayName("no tag, too many, and a confidence out of range are refused")
    void refused() {
        assertThatThrownBy(TAGS::hasAny).hasMessage("tags of \"hasAny\" must be 1 to 10000, got 0");
        assertThatThrownBy(() -> TAGS.hasTag("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TAGS.hasTag("x").withConfidence(0))
                .hasMessage("confidence must be 1 to 10000 basis points, got 0");
        assertThatThrownBy(() -> TAGS.hasTag("x").withConfidence(10_001)).isInstanceOf(InvalidValueException.class);
        Set<TagId> two = new LinkedHashSet<>(List.of(new TagId("a"), new TagId("b")));
        assertThatThrownBy(() -> new TagMatch(TAGS.name(), TagMatch.Operator.HAS_TAG, two, 1))
                .hasMessage("tags of \"hasTag\" must be a single one, got 2");
        Set<TagId> many = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> new TagId("t" + i))
                .collect(Collectors.toSet());
        assertThatThrownBy(() -> new TagMatch(TAGS.name(), TagMatch.Operator.HAS_ALL, many, 1))
                .isInstanceOf(InvalidValueException.class);
    }
}
