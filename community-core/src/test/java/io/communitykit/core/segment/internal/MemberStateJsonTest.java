package io.communitykit.core.segment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.CounterState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The stored form of a member's state")
class MemberStateJsonTest {

    private static final MemberId ALICE = new MemberId("alice");
    private static final AttributeName LIKES = new AttributeName("likes");
    private static final SegmentId REGULARS = new SegmentId("regulars");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private static final String TEXT = """
            {"v":1,"member":"alice","judgedAt":"2026-03-01T00:00:00Z","edition":"7","dueAt":"2026-03-08T00:00:00.000001Z",\
            "attributes":{"birthday":{"date":"2000-02-29"},"city":{"text":"成都"},\
            "mixed":{"list":[{"whole":1},{"text":"1"},{"boolean":true}]},"ratio":{"decimal":1.5},\
            "seen":{"instant":"2026-03-01T00:00:00Z"},"spent":{"money":{"amount":"39.00","currency":"CNY"}}},\
            "tags":{"likes":{"fresh":{"source":"rule","confidence":9000,"at":"2026-03-01T00:00:00Z","halfLife":"PT720H"},\
            "spicy":{"source":"operator:anna","confidence":10000,"at":"2026-03-01T00:00:00Z","expires":"2026-03-08T00:00:00Z"}},\
            "mood":{}},\
            "changes":{"regulars":{"version":3,"kind":"left","at":"2026-03-01T00:00:00Z","number":2,"cause":"time"}},\
            "counters":{"v":1,"asOf":-62135596800000000,"counters":[],"texts":[],"events":[]}}\
            """;

    private static MemberState state() {
        Profile profile = Profile.of(ALICE)
                .with(new AttributeName("city"), AttributeValue.of("成都"))
                .with(new AttributeName("birthday"), AttributeValue.of(LocalDate.of(2000, 2, 29)))
                .with(new AttributeName("ratio"), AttributeValue.of(new BigDecimal("1.50")))
                .with(new AttributeName("seen"), AttributeValue.of(MARCH))
                .with(new AttributeName("spent"), AttributeValue.of(new Money(3_900, Currency.getInstance("CNY"))))
                .with(
                        new AttributeName("mixed"),
                        new AttributeValue.ListOf(
                                List.of(AttributeValue.of(1), AttributeValue.of("1"), AttributeValue.of(true))))
                .with(
                        LIKES,
                        new TagId("fresh"),
                        new Tag(TagSource.RULE, 9_000, MARCH, Optional.of(new Fading.HalfLife(Duration.ofDays(30)))))
                .with(
                        LIKES,
                        new TagId("spicy"),
                        new Tag(
                                new TagSource("operator:anna"),
                                10_000,
                                MARCH,
                                Optional.of(new Fading.Expires(MARCH.plus(Duration.ofDays(7))))));
        AttributeName mood = new AttributeName("mood");
        profile = profile.with(mood, new TagId("calm"), Tag.certain(TagSource.RULE, MARCH))
                .without(mood, new TagId("calm"));
        return new MemberState(
                profile,
                CounterState.empty(),
                MARCH,
                Optional.of(new PolicyVersion("7")),
                Map.of(REGULARS, change(ALICE, REGULARS)),
                Optional.of(MARCH.plus(Duration.ofDays(7)).plusNanos(1_999)));
    }

    private static SegmentChange change(MemberId member, SegmentId segment) {
        return new SegmentChange(member, segment, 3, SegmentChange.Kind.LEFT, MARCH, 2, SegmentChange.Cause.TIME);
    }

    @Test
    @DisplayName("is this text, so that what an earlier release has stored stays readable")
    void golden() {
        assertThat(MemberStateJson.write(state())).isEqualTo(TEXT);
        assertThat(MemberStateJson.read(TEXT)).isEqualTo(state());
    }

    @Test
    @DisplayName("of a member of whom nothing is known is short, and comes back")
    void nothing_known() {
        MemberState state = MemberState.of(ALICE);
        assertThat(MemberStateJson.read(MemberStateJson.write(state))).isEqualTo(state);
    }

    @Test
    @DisplayName("may come back from a store that has moved fields and added white space")
    void reordered() {
        String reordered = TEXT.replace("{\"v\":1,\"member\":\"alice\",", "{ \"member\" : \"alice\",\n\"v\":1,");
        assertThat(MemberStateJson.read(reordered)).isEqualTo(state());
    }

    @ParameterizedTest(name = "{2}")
    @DisplayName("is refused where it is anything else:")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"v\":1,|{\"v\":2,|stored state at /v must be format version 1, got another",
                "{\"v\":1,|{\"v\":1,\"more\":1,|stored state at /more must be absent",
                "{\"v\":1,|{\"v\":1,\"v\":1,|stored state at /v must be each name once",
                "\"alice\"|5|stored state at /member must be text, got a number",
                "\"alice\"|\"\"|member id must be 1 to 255 bytes",
                ",\"counters\"|,\"counter\"|stored state at /counters must be there, got nothing",
                "{\"text\":\"成都\"}|\"成都\"|stored state at /attributes/city must be an object, got text",
                "{\"text\":\"成都\"}|{}|stored state at /attributes/city must be an object of one of text",
                "{\"text\":\"成都\"}|{\"word\":\"成都\"}|stored state at /attributes/city must be an object of one of",
                "{\"decimal\":1.5}|{\"decimal\":1.50}|stored state must be in its one form",
                "{\"decimal\":1.5}|{\"decimal\":1E9999999999}|stored state at /attributes/ratio/decimal must be a number",
                "{\"whole\":1}|{\"whole\":1.5}|stored state at /attributes/mixed/list/0/whole must be a whole number",
                "{\"whole\":1}|{\"list\":[]}|stored state at /attributes/mixed/list/0 must be an object of one of text",
                "\"39.00\"|\"39.001\"|amount in CNY must be a number of at most 2 decimals",
                "\"39.00\"|\"39\"|stored state must be in its one form",
                "\"39.00\"|\"1E+999999999\"|stored state at /attributes/spent/money/amount must be a decimal number",
                "\"CNY\"|\"XXX!\"|stored state at /attributes/spent/money/currency must be a currency",
                "\"currency\":\"CNY\"|\"currency\":\"CNY\",\"x\":1|stored state at /attributes/spent/money/x must be absent",
                "2000-02-29|2001-02-29|stored state at /attributes/birthday/date must be a date",
                "9000|0|confidence must be 1 to 10000 basis points, got 0",
                "9000|9000.5|stored state at /tags/likes/fresh/confidence must be a whole number of 32 bits",
                "PT720H|PT43200M|stored state must be in its one form",
                "PT720H|PT0S|half-life must be 1 second to 36600 days",
                "\"halfLife\"|\"halflife\"|stored state at /tags/likes/fresh/halflife must be absent",
                "\"expires\"|\"halfLife\":\"PT1H\",\"expires\"|stored state at /tags/likes/spicy/halfLife must be absent",
                "\"left\"|\"LEFT\"|stored state at /changes/regulars/kind must be a known word",
                "\"left\"|\"gone\"|stored state at /changes/regulars/kind must be a known word",
                "00.000001Z|00.000001999Z|stored state must be in its one form",
                "\"dueAt\":\"2026-03-08T00:00:00.000001Z\"|\"dueAt\":\"soon\"|stored state at /dueAt must be an instant",
                "\"events\":[]}}|\"events\":[]}|stored state at /counters must be JSON",
                "\"events\":[]}}|\"events\":[]}}x|stored state must be the end of the document",
                "\"asOf\"|\"asof\"|fields of a counter state must be",
                "成都|\\u0000|stored state at /attributes/city/text must be well-formed text without U+0000"
            })
    void refused(String part, String instead, String message) {
        String other = TEXT.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(instead));
        assertThat(other).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> MemberStateJson.read(other))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    @DisplayName("of a change that is another member's, or another segment's, is not written")
    void foreign_change() {
        for (SegmentChange foreign :
                List.of(change(new MemberId("bob"), REGULARS), change(ALICE, new SegmentId("others")))) {
            MemberState state = new MemberState(
                    Profile.of(ALICE),
                    CounterState.empty(),
                    MARCH,
                    Optional.empty(),
                    Map.of(REGULARS, foreign),
                    Optional.empty());
            assertThatThrownBy(() -> MemberStateJson.write(state))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("of that member and segment");
        }
    }

    @Test
    @DisplayName("holds 10,000 tags of a set; of 10,001 says what the limit is")
    void many_tags() {
        Map<TagId, Tag> tags = new HashMap<>();
        for (int i = 0; i < Profile.MAX_TAGS; i++) {
            tags.put(new TagId("标签🏷" + i), Tag.certain(new TagSource("survey"), MARCH));
        }
        Profile profile = new Profile(ALICE, Map.of(), Map.of(LIKES, tags));
        MemberState state =
                new MemberState(profile, CounterState.empty(), MARCH, Optional.empty(), Map.of(), Optional.empty());

        String text = MemberStateJson.write(state);

        assertThat(MemberStateJson.read(text)).isEqualTo(state);
        String more = text.replace(
                "\"likes\":{",
                "\"likes\":{\"more\":{\"source\":\"survey\",\"confidence\":1,\"at\":\"2026-03-01T00:00:00Z\"},");
        assertThatThrownBy(() -> MemberStateJson.read(more))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("tags in a set must be at most 10000, got 10001");
    }
}
