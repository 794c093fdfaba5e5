package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.TagStory.days;
import static io.communitykit.core.segment.ready.TagStory.does;
import static io.communitykit.core.segment.ready.TagStory.forget;
import static io.communitykit.core.segment.ready.TagStory.put;
import static io.communitykit.core.segment.ready.TagStory.receives;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.ready.TagStory.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each basic tag")
class BasicTagsTest {

    static Stream<TagStory> stories() {
        return Stream.of(
                TagStory.of("age-under-18", born("2008-03-04")).goesWith(days(3)),
                TagStory.of("age-18-24", born("2008-03-04"), days(3)).goesWith(born("2001-02-27")),
                TagStory.of("age-25-34", born("2001-03-04"), days(3)).goesWith(born("1991-02-27")),
                TagStory.of("age-35-49", born("1991-03-04"), days(3)).goesWith(born("1976-02-27")),
                TagStory.of("age-50-plus", born("1976-03-04"), days(3)).goesWith(forget("birthday")),
                text("gender-female", "gender", "female", "male"),
                text("gender-male", "gender", "male", "other"),
                number("city-tier-1", "cityTier", 1, 2),
                number("city-tier-2", "cityTier", 2, 3),
                number("city-tier-3", "cityTier", 3, 2),
                text("device-ios", "device", "ios", "android"),
                text("device-android", "device", "android", "harmony"),
                text("device-harmony", "device", "harmony", "desktop"),
                text("device-desktop", "device", "desktop", "ios"),
                text("channel-app", "channel", "app", "web"),
                text("channel-mini-program", "channel", "mini-program", "app"),
                text("channel-web", "channel", "web", "store"),
                text("channel-store", "channel", "store", "mini-program"),
                TagStory.of("member-first-week", registered("2026-03-02T01:00:00Z"))
                        .goesWith(days(7), days(1)),
                TagStory.of("member-over-a-year", registered("2025-03-01T16:00:00Z"), days(1))
                        .goesWith(registered("2026-01-01T00:00:00Z")),
                text("tier-silver", "tier", "银卡", "普通"),
                text("tier-gold", "tier", "gold", "silver"),
                text("tier-top", "tier", "黑卡", "金卡"),
                number("household-single", "householdSize", 1, 2),
                number("household-family", "householdSize", 3, 2),
                yes("has-children", "hasChildren"),
                yes("has-pet", "hasPet"),
                TagStory.of("joined-by-invitation", receives("member.invited")),
                TagStory.of("profile-completed", does("profile.completed")),
                TagStory.of(
                                "reachable",
                                put("phoneVerified", AttributeValue.of(true)),
                                put("marketingConsent", AttributeValue.of(true)))
                        .goesWith(put("marketingConsent", AttributeValue.of(false))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    @DisplayName("comes with what is known, and goes with what changes")
    void story(TagStory story) {
        if (story.away().isEmpty()) {
            stays(story);
        } else {
            story.play();
        }
    }

    /** What happened once stays so. */
    private static void stays(TagStory story) {
        ShopMember member = new ShopMember();
        assertThat(member.confidence(story.tag())).isZero();
        story.steps().forEach(step -> step.accept(member));
        days(400).accept(member);
        assertThat(member.confidence(story.tag())).isEqualTo(10_000);
    }

    @Test
    @DisplayName("has its story, and there are 30")
    void complete() {
        assertThat(stories().map(TagStory::tag))
                .containsExactlyElementsOf(TagStory.tags(TagFamily.BASIC))
                .hasSize(30);
    }

    @Test
    @DisplayName("of age follows the birthday by a day at most, for everybody born in the last hundred years")
    void ages() {
        List<String> late = new ArrayList<>();
        for (LocalDate born = LocalDate.of(1926, 3, 1); born.getYear() < 2027; born = born.plusDays(97)) {
            for (int age : new int[] {18, 25, 35, 50}) {
                LocalDate birthday = born.plusYears(age);
                if (birthday.isAfter(LocalDate.of(2026, 3, 3))) {
                    ShopMember member = new ShopMember().at(birthday.minusDays(1) + "T12:00");
                    member.put("birthday", AttributeValue.of(born));
                    String before = ages(member);
                    member.at(birthday.plusDays(1) + "T12:00");
                    if (before.equals(ages(member))) {
                        late.add(born + " at " + age);
                    }
                }
            }
        }
        assertThat(late).isEmpty();
    }

    private static String ages(ShopMember member) {
        List<String> carried = TagStory.tags(TagFamily.BASIC).stream()
                .filter(tag -> tag.startsWith("age-") && member.confidence(tag) > 0)
                .toList();
        assertThat(carried).hasSize(1);
        return carried.get(0);
    }

    private static Step born(String day) {
        return put("birthday", AttributeValue.of(LocalDate.parse(day)));
    }

    private static Step registered(String instant) {
        return put("registeredAt", AttributeValue.of(Instant.parse(instant)));
    }

    private static TagStory text(String tag, String name, String value, String other) {
        return TagStory.of(tag, put(name, value)).goesWith(put(name, other));
    }

    private static TagStory number(String tag, String name, long value, long other) {
        return TagStory.of(tag, put(name, AttributeValue.of(value))).goesWith(put(name, AttributeValue.of(other)));
    }

    private static TagStory yes(String tag, String name) {
        return TagStory.of(tag, put(name, AttributeValue.of(true))).goesWith(put(name, AttributeValue.of(false)));
    }
}
