package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.ShopMember.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.segment.SegmentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The life cycle")
class LifeCycleTest {

    private final ShopMember member = new ShopMember().register();

    @Test
    @DisplayName("warns after 7 calendar days of Shanghai without a login, at midnight")
    void yellow() {
        member.at("2026-03-03T23:59").does("member.logged-in", Map.of());
        member.at("2026-03-10T23:59:59");
        assertThat(member.isIn("warning-yellow")).isFalse();
        assertThat(member.live().nextDeadline()).contains(Instant.parse("2026-03-10T16:00:00Z"));
        member.at("2026-03-11T00:00");
        assertThat(member.isIn("warning-yellow")).isTrue();
        member.does("content.viewed", Map.of());
        assertThat(member.isIn("warning-yellow")).isFalse();
    }

    @Test
    @DisplayName("warns a buyer, and nobody else, after 14 days without a purchase")
    void red() {
        member.at("2026-04-20T12:00").does("member.logged-in", Map.of());
        assertThat(member.isIn("warning-red")).isFalse();
        member.does("order.paid", Map.of("amount", yuan("10.00")));
        assertThat(member.at("2026-05-04T23:59").isIn("warning-red")).isFalse();
        assertThat(member.at("2026-05-05T00:00").isIn("warning-red")).isTrue();
        member.does("order.paid", Map.of());
        assertThat(member.isIn("warning-red")).isFalse();
    }

    @Test
    @DisplayName("knows a zombie by 30 days without anything, also one of whom nothing was ever heard")
    void zombie() {
        ShopMember silent = new ShopMember("silent");
        assertThat(silent.isIn("zombie")).isFalse();
        silent.put("registeredAt", AttributeValue.of(silent.now()));
        for (ShopMember each : List.of(silent, member)) {
            assertThat(each.at("2026-04-01T23:59").isIn("zombie")).isFalse();
            assertThat(each.at("2026-04-02T00:00").isIn("zombie")).isTrue();
            assertThat(each.does("content.liked", Map.of()).isIn("zombie")).isFalse();
        }
    }

    @Test
    @DisplayName("leads from new by active and core to at risk and lost, and back")
    void way() {
        assertThat(member.stages()).containsExactly("stage-new");
        member.at("2026-03-31T12:00").does("member.logged-in", Map.of());
        assertThat(member.at("2026-04-01T12:00").stages()).containsExactly("stage-new");
        assertThat(member.at("2026-04-02T00:00").stages()).containsExactly("stage-active");
        member.does("order.paid", Map.of()).does("order.paid", Map.of());
        assertThat(member.stages()).containsExactly("stage-active");
        member.does("order.paid", Map.of());
        assertThat(member.stages()).containsExactly("stage-core");
        assertThat(member.at("2026-04-09T23:59").stages()).containsExactly("stage-core");
        assertThat(member.at("2026-04-10T00:00").stages()).containsExactly("stage-at-risk");
        assertThat(member.at("2026-06-01T23:59").stages()).containsExactly("stage-at-risk");
        assertThat(member.at("2026-06-02T00:00").stages()).containsExactly("stage-lost");
        member.does("member.logged-in", Map.of());
        assertThat(member.stages()).as("last purchase long ago").containsExactly("stage-at-risk");
        member.does("order.paid", Map.of());
        assertThat(member.stages()).as("four orders in 90 days").containsExactly("stage-core");
    }

    @Test
    @DisplayName("takes who contributes much for core, without any order")
    void contributors() {
        member.at("2026-04-20T12:00");
        for (int i = 0; i < 4; i++) {
            assertThat(member.stages()).isNotEqualTo(List.of("stage-core"));
            member.does("content.published", Map.of());
        }
        assertThat(member.stages()).containsExactly("stage-core");
    }

    @Test
    @DisplayName("tells each step as a change at its own instant")
    void changes() {
        member.pass(Duration.ofDays(70));
        assertThat(member.live().changes())
                .filteredOn(it -> it.segment().value().startsWith("stage-"))
                .extracting(it -> it.segment().value().substring(6) + " " + it.kind() + " " + it.at())
                .containsExactlyInAnyOrder(
                        "new ENTERED 2026-03-02T02:00:00Z",
                        "new LEFT 2026-04-01T16:00:00Z",
                        "at-risk ENTERED 2026-04-01T16:00:00Z",
                        "at-risk LEFT 2026-05-01T16:00:00Z",
                        "lost ENTERED 2026-05-01T16:00:00Z");
        assertThat(member.live().changes()).extracting(SegmentChange::at).isSorted();
    }

    @Test
    @DisplayName("has no stage for who is not known to have registered")
    void unknown() {
        ShopMember stranger = new ShopMember("stranger");
        assertThat(stranger.stages()).isEmpty();
        stranger.does("member.logged-in", Map.of());
        assertThat(stranger.stages()).isEmpty();
        stranger.at("2026-06-01T00:00");
        assertThat(stranger.stages()).containsExactly("stage-lost");
    }

    @Test
    @DisplayName("calls fresh food buyers back who dislike the delivery, silver or above, away for 7 days")
    void wanted() {
        for (int i = 0; i < 3; i++) {
            assertThat(member.at("2026-03-12T00:00").isIn("fresh-without-delivery"))
                    .isFalse();
            member.does("order.paid", Map.of("category", AttributeValue.of("生鲜")));
        }
        member.put("tier", AttributeValue.of("银卡")).hint("dislikes-delivery", 9_000);
        assertThat(member.at("2026-03-19T23:59").isIn("fresh-without-delivery")).isFalse();
        assertThat(member.at("2026-03-20T00:00").isIn("fresh-without-delivery")).isTrue();
        member.takeHint("dislikes-delivery");
        assertThat(member.isIn("fresh-without-delivery"))
                .as("the dislike fades")
                .isTrue();
        assertThat(member.pass(Duration.ofDays(46)).isIn("fresh-without-delivery"))
                .isFalse();
    }
}
