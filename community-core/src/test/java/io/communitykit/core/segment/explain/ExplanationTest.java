package io.communitykit.core.segment.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileCommand.PutTag;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.CounterState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An explanation")
class ExplanationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AttributeValue FIVE_HUNDRED = yuan("500.00");

    private static final SegmentProgram PROGRAM = SegmentProgram.builder(
                    "1",
                    AttributeSchema.empty()
                            .with("spend", AttributeType.MONEY)
                            .with("tier", AttributeType.TEXT)
                            .with("lastLogin", AttributeType.INSTANT)
                            .with("tags", AttributeType.TAGS))
            .segment(
                    "big",
                    Condition.all(
                            Condition.attribute("spend").atLeast((AttributeValue.Scalar) FIVE_HUNDRED),
                            Condition.attribute("lastLogin").withinDays(7, SHANGHAI)))
            .segment("silent", Condition.attribute("lastLogin").olderThan(Duration.ofDays(7)))
            .segment(
                    "worth a call",
                    Condition.all(
                            Condition.any(
                                    Condition.inSegment("big"),
                                    Condition.attribute("tier").in("silver", "gold")),
                            Condition.not(Condition.attribute("tags").hasTag("不爱电话"))))
            .build();

    private static AttributeValue yuan(String amount) {
        return AttributeValue.of(Money.of(new BigDecimal(amount), Currency.getInstance("CNY")));
    }

    private static LiveProfile member() {
        return LiveProfile.open(PROGRAM, MemberState.of(new MemberId("李雷")), NOW);
    }

    private static Put put(String name, AttributeValue value) {
        return new Put(new AttributeName(name), value);
    }

    private static Explanation explain(LiveProfile member, String segment) {
        return Explanation.of(member, new SegmentId(segment));
    }

    @Test
    @DisplayName("says how much is missing, and nothing of what does not matter")
    void missingAmount() {
        LiveProfile member = member().apply(put("spend", yuan("469.00")))
                .apply(put("lastLogin", AttributeValue.of(NOW.minusSeconds(3600))));

        Explanation why = explain(member, "big");

        assertThat(why.reasons()).hasSize(1);
        assertThat(why.reasons().get(0).known()).isEqualTo(Map.of(new AttributeName("spend"), yuan("469.00")));
        assertThat(why.flips())
                .containsExactly(new Flip.Moves(
                        new AttributeName("spend"),
                        Optional.of(yuan("469.00")),
                        (AttributeValue.Scalar) FIVE_HUNDRED,
                        Flip.Moves.Reach.AT));
        assertThat(why.toString()).contains("spend 500.00 CNY (31.00 CNY more)");
    }

    @Test
    @DisplayName("says when somebody leaves if there is no login")
    void leavesByTime() {
        LiveProfile member =
                member().apply(put("spend", yuan("900.00"))).apply(put("lastLogin", AttributeValue.of(NOW)));

        Explanation why = explain(member, "big");

        assertThat(why.reasons()).hasSize(2);
        assertThat(why.flips().get(0)).isEqualTo(new Flip.Waits(Instant.parse("2026-03-08T16:00:00Z")));
        assertThat(why.flips().get(1))
                .isEqualTo(new Flip.Moves(
                        new AttributeName("spend"),
                        Optional.of(yuan("900.00")),
                        (AttributeValue.Scalar) FIVE_HUNDRED,
                        Flip.Moves.Reach.BELOW));
        assertThat(why.toString())
                .contains("2026-03-08T16:00:00Z if nothing happens", "less than 500.00 CNY (400.00 CNY less)");
    }

    @Test
    @DisplayName("says that a login would end a silence")
    void happens() {
        LiveProfile member = member().apply(put("lastLogin", AttributeValue.of(NOW.minus(Duration.ofDays(9)))));

        Explanation why = explain(member, "silent");

        assertThat(why.membership().status().name()).isEqualTo("IN");
        assertThat(why.flips())
                .containsExactly(new Flip.Happens(
                        new AttributeName("lastLogin"), Optional.of(AttributeValue.of(NOW.minus(Duration.ofDays(9))))));
    }

    @Test
    @DisplayName("looks into segments that are referred to and names what is not known")
    void intoSegments() {
        LiveProfile member = member().apply(
                        new PutTag(new AttributeName("tags"), new TagId("茶"), Tag.certain(new TagSource("anna"), NOW)));

        Explanation why = explain(member, "worth a call");

        assertThat(why.reasons()).extracting(Reason::missing).allMatch(missing -> !missing.isEmpty());
        assertThat(why.flips())
                .contains(new Flip.Becomes(new AttributeName("tier"), Optional.empty(), AttributeValue.of("silver")));
        assertThat(why.toString()).contains("nothing is known of tier");
    }

    @Test
    @DisplayName("names the tag that keeps somebody out, and that its going would help")
    void tag() {
        LiveProfile member = member().apply(put("tier", AttributeValue.of("gold")))
                .apply(new PutTag(
                        new AttributeName("tags"), new TagId("不爱电话"), Tag.certain(new TagSource("anna"), NOW)));

        Explanation why = explain(member, "worth a call");

        assertThat(why.reasons()).hasSize(1);
        assertThat(why.flips()).isEqualTo(List.of(new Flip.Loses(new AttributeName("tags"), new TagId("不爱电话"))));
    }

    @Test
    @DisplayName("looks behind tags that rules set for what would change them")
    void behindRules() {
        SegmentProgram program = SegmentProgram.builder("1", PROGRAM.attributes())
                .rule(
                        "tags",
                        "vip",
                        TagFamily.BEHAVIOUR,
                        Condition.attribute("spend").atLeast(yuanScalar("100.00")))
                .segment("b", Condition.attribute("tags").hasTag("vip"))
                .build();
        LiveProfile member = LiveProfile.open(program, MemberState.of(new MemberId("m")), NOW)
                .apply(put("spend", yuan("69.00")));

        assertThat(explain(member, "b").toString()).contains("spend 100.00 CNY (31.00 CNY more)");
    }

    @Test
    @DisplayName("takes a long chain of deep segments, and a member whose set of tags is full")
    void large() {
        SegmentProgram.Builder builder = SegmentProgram.builder("1", PROGRAM.attributes());
        Condition before = Condition.attribute("spend").exists();
        for (int i = 0; i < 64; i++) {
            Condition condition = before;
            for (int depth = 1; depth < Condition.MAX_DEPTH; depth++) {
                condition = depth % 2 == 0 ? Condition.all(condition) : Condition.any(condition);
            }
            builder.segment("s" + i, condition);
            before = Condition.inSegment("s" + i);
        }
        SegmentProgram program = builder.segment(
                        "other", Condition.attribute("tags").hasTag("other"))
                .build();
        Map<TagId, Tag> full = new HashMap<>();
        for (int i = 0; i < Profile.MAX_TAGS; i++) {
            full.put(new TagId("t" + i), Tag.certain(new TagSource("anna"), NOW));
        }
        Profile profile = new Profile(new MemberId("m"), Map.of(), Map.of(new AttributeName("tags"), full));
        MemberState state =
                new MemberState(profile, CounterState.empty(), NOW, Optional.empty(), Map.of(), Optional.empty());
        LiveProfile member = LiveProfile.open(program, state, NOW);

        assertThat(explain(member, "s63").reasons()).hasSize(1);
        assertThat(explain(member, "other").flips())
                .containsExactly(new Flip.Gains(new AttributeName("tags"), new TagId("other")));
    }

    private static AttributeValue.Scalar yuanScalar(String amount) {
        return (AttributeValue.Scalar) yuan(amount);
    }
}
