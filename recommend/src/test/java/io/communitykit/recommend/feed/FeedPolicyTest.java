package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.recommend.formula.Freshness;
import io.communitykit.recommend.formula.Transform;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A feed policy")
class FeedPolicyTest {

    @Test
    @DisplayName("says how signals are counted and what they weigh")
    void reads() {
        FeedPolicy policy = FeedPolicies.shop();

        assertThat(policy.signals())
                .extracting(signal -> signal.id().value())
                .containsExactly("dwell", "like", "favourite", "comment", "view", "quality", "report");
        assertThat(policy.signalRules().rules()).hasSize(6).first().satisfies(rule -> {
            assertThat(rule.per()).isEqualTo(30_000);
            assertThat(rule.most()).isEqualTo(600_000);
            assertThat(rule.halfLife()).isEqualTo(Duration.ofDays(3));
        });
        assertThat(policy.freshness()).isEqualTo(new Freshness.Exponential(Duration.ofDays(2)));
        assertThat(FeedPolicy.KIND.lint(policy)).isEmpty();
    }

    @Test
    @DisplayName("tells every fault at once, with its place")
    void faults() {
        String wrong = FeedPolicies.SHOP
                .replace("\"PT48H\"", "\"-PT48H\"")
                .replace("\"attribute\": \"device\"", "\"attribute\": \"devise\"")
                .replace("\"segment\": \"mothers\"", "\"segment\": \"mother\"")
                .replace("\"hideAfter\": 3", "\"hideAfter\": 0")
                .replace("\"relevance\"", "\"relevanse\"");

        assertThatThrownBy(() -> FeedPolicy.KIND.read(wrong))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactlyInAnyOrder("/relevanse", "/seen/hideAfter", "/freshness/exponential"));
        assertThatThrownBy(() -> FeedPolicy.KIND.read(wrong.replace("\"relevanse\"", "\"relevance\"")
                        .replace("\"hideAfter\": 0", "\"hideAfter\": 1")
                        .replace("-PT48H", "PT1S")))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactlyInAnyOrder(
                                        "/contexts/0/when/attribute", "/contexts/1/when/segment", "/freshness"));
    }

    @Test
    @DisplayName("is warned of where its weights leave the order of dwell, like, favourite and comment")
    void order() {
        FeedPolicy policy = FeedPolicy.KIND.read(FeedPolicies.SHOP.replace("\"weight\": 2", "\"weight\": 3"));

        assertThat(FeedPolicy.KIND.lint(policy))
                .extracting(LintFinding::code, LintFinding::pointer)
                .containsExactly(org.assertj.core.api.Assertions.tuple("weights-out-of-order", "/signals/2/weight"));
    }

    @Test
    @DisplayName("is told where new content starts with nothing")
    void startsAtNothing() {
        String likes = """
                {"kind": "feed-policy", "version": "1", "zone": "UTC", "seen": {"hideAfter": 1},
                 "freshness": {"exponential": "P1D"}, "signals": [
                   {"id": "like", "event": "content.liked", "weight": 2},
                   {"id": "report", "event": "content.reported", "weight": -2}%s]}
                """;

        assertThat(FeedPolicy.KIND.lint(FeedPolicy.KIND.read(likes.replace("%s", ""))))
                .extracting(LintFinding::code)
                .containsExactly("new-content-scores-nothing");
        assertThat(FeedPolicy.KIND.lint(FeedPolicy.KIND.read(likes.replace(
                        "%s", ", {\"id\": \"published\", \"event\": \"content.published\", \"weight\": 1}"))))
                .isEmpty();
    }

    @Test
    @DisplayName("is not warned of a signal that only exploration looks at")
    void explored() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}, {"id": "share", "weight": 0}],
                 "exploration": {"everyone": 500, "fewerThan": 20, "impressions": "view", "clicks": "like"}}
                """);

        assertThat(FeedPolicy.KIND.lint(policy))
                .filteredOn(finding -> finding.code().equals("signal-without-effect"))
                .extracting(LintFinding::pointer)
                .containsExactly("/signals/2/weight");
    }

    @Test
    @DisplayName("is told where exploring teaches nothing, and not warned of signals that a model looks at")
    void learning() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}, {"id": "share", "weight": 0}],
                 "quotas": [{"id": "mixed", "by": "author", "max": 2}],
                 "exploration": {"everyone": 500, "fewerThan": 20, "impressions": "view", "clicks": "like",
                                 "by": {"linUcb": 1, "even": 0}}}
                """);

        assertThat(FeedPolicy.KIND.lint(policy))
                .extracting(LintFinding::code)
                .contains("log-says-nothing", "no-propensities")
                .doesNotContain("signal-without-effect");
    }

    @Test
    @DisplayName("is warned of channels that change nothing or are cut, and of a most that no fact can count 1 by")
    void channels() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "dwell", "event": "content.viewed", "amount": "dwellMillis", "per": 30000, "most": 600, "weight": 4}],
                 "factors": {"least": 5000, "most": 20000},
                 "channels": [{"channel": "video", "format": "short-video", "factor": 10000},
                              {"channel": "video", "format": "long-form", "factor": 20000},
                              {"channel": "video", "format": "graphic", "factor": 20001}]}
                """);

        assertThat(FeedPolicy.KIND.lint(policy))
                .filteredOn(finding -> finding.severity() == LintFinding.Severity.WARNING)
                .extracting(LintFinding::code, LintFinding::pointer)
                .containsExactly(
                        tuple("fact-counts-less-than-one", "/signals/0/most"),
                        tuple("factor-changes-nothing", "/channels/0/factor"),
                        tuple("factor-is-cut", "/channels/2/factor"));
    }

    @ParameterizedTest
    @DisplayName("refuses a per or a most that would count nothing, since no amount is named")
    @ValueSource(strings = {"\"event\": \"content.viewed\", \"per\": 30000", "\"per\": 30000", "\"most\": 5"})
    void noAmount(String fields) {
        String document = """
                {"kind": "feed-policy", "version": "1", "zone": "UTC", "signals": [{"id": "dwell", %s, "weight": 4}]}
                """.formatted(fields);

        assertThatThrownBy(() -> FeedPolicy.KIND.read(document))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("without per and most, or with an amount");
    }

    @Test
    @DisplayName("refuses a transform that asks for a signal that is not there")
    void unknownSignal() {
        assertThatThrownBy(() ->
                        FeedPolicy.KIND.read(FeedPolicies.SHOP.replace("wilsonOf\": \"view", "wilsonOf\": \"vieuw")))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("vieuw");
    }

    @ParameterizedTest
    @DisplayName("has no weight that is no number")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e7})
    void weights(double weight) {
        assertThatThrownBy(() -> new FeedSignal(SignalId.LIKE, Optional.empty(), new Transform.Linear(), weight))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("weight of signal like must be from -1000000 to 1000000, got " + weight);
    }

    @Test
    @DisplayName("has a schema that names its parts")
    void schema() {
        assertThat(FeedPolicy.KIND.schema()).contains("wilsonOf", "hackerNews", "hideAfter");
        assertThat(List.of(Weighting.values())).hasSize(2);
    }
}
