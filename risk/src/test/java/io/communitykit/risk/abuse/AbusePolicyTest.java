package io.communitykit.risk.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.risk.abuse.fact.KeyKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy against abuse")
class AbusePolicyTest {

    private static final String KEYS = """
            "keys": {"phone": {"strength": "hard"}, "device": {"strength": "soft", "weight": 6000}}""";

    @Test
    @DisplayName("needs keys only; all else is usual")
    void shortest() {
        AbusePolicy policy = read("");

        assertThat(policy.keys())
                .containsOnly(
                        Map.entry(new KeyKind("phone"), KeyRule.HARD),
                        Map.entry(new KeyKind("device"), KeyRule.soft(6_000)));
        assertThat(policy.weights()).isEqualTo(AbusePolicy.USUAL.weights());
        assertThat(policy.review()).isEqualTo(5_000);
        assertThat(policy.block()).isEqualTo(8_500);
        assertThat(policy.limits()).isEqualTo(AbuseLimits.USUAL);
    }

    @Test
    @DisplayName("takes weights, thresholds and limits from its document")
    void document() {
        AbusePolicy policy = read("""
                , "weights": {"self": 9000, "cycle": 1}, "review": 4000, "block": 4000,
                "limits": {"hub": 20, "family": 4, "star": 6, "keptDays": 7, "burst": "PT1H", "velocity": "PT2H", "crowd": 3,
                  "human": "PT0.5S", "gaps": 4, "mixed": 5, "considered": 50, "steps": 9, "strong": 1000}""");

        assertThat(policy.weight(Signal.SELF)).isEqualTo(9_000);
        assertThat(policy.weight(Signal.CYCLE)).isEqualTo(1);
        assertThat(policy.weight(Signal.STAR)).as("not named").isZero();
        assertThat(policy.block()).isEqualTo(4_000);
        assertThat(policy.limits())
                .isEqualTo(new AbuseLimits(
                        20,
                        4,
                        6,
                        7,
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        3,
                        Duration.ofMillis(500),
                        4,
                        5,
                        50,
                        9,
                        1_000));
    }

    @Test
    @DisplayName("names each fault with its place")
    void faults() {
        assertThat(pointers("""
                        {"kind": "abuse-policy", "version": "1", "keys": {}}""")).containsExactly("/keys");
        assertThat(pointers("""
                        {"kind": "abuse-policy", "version": "1", "review": 6000, "block": 5000,
                         "keys": {"phone": {"strength": "hard", "weight": 3}, "ip": {"strength": "soft"}}}""")).containsExactlyInAnyOrder("/keys/phone/weight", "/keys/ip/weight", "/block");
        assertThat(pointers("""
                        {"kind": "abuse-policy", "version": "1", "review": 0, "weights": {"self": 10001, "stars": 3},
                         "keys": {"ip": {"strength": "soft", "weight": 0}, "Phone!": {"strength": "hard"}}, "limits": {"hub": 2}}"""))
                .contains("/review", "/weights/self", "/weights/stars", "/keys/ip/weight", "/limits/hub");
        assertThat(pointers("""
                        {"kind": "abuse-policy", "version": "1", "keys": {"ip": {"strength": "hard"}}, "limits":
                         {"burst": "PT59S", "velocity": "P91D", "human": "PT0.0010005S"}}""")).containsExactlyInAnyOrder("/limits/burst", "/limits/velocity", "/limits/human");
    }

    @Test
    @DisplayName("refuses thresholds out of order and weights of keys that are not soft")
    void domain() {
        assertThatThrownBy(() -> new AbusePolicy(
                        new PolicyVersion("1"), AbusePolicy.USUAL.keys(), Map.of(), 5_000, 4_999, AbuseLimits.USUAL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at least the review threshold 5000");
        assertThatThrownBy(() -> new KeyRule(KeyStrength.HARD, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> KeyRule.soft(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new KeyKind("手机")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("has nothing to be warned of as it is usual")
    void usual() {
        assertThat(AbusePolicy.KIND.lint(AbusePolicy.USUAL)).isEmpty();
    }

    @Test
    @DisplayName("is linted for what is legal but probably wrong")
    void lint() {
        assertThat(codes(weighing(Signal.CYCLE, 8_500))).containsExactly("signal-blocks-alone");
        assertThat(codes(weighing(Signal.DISPOSABLE, 5_000))).containsExactly("mailbox-reviews-alone");
        assertThat(codes(weighing(Signal.BURST, 0))).containsExactly("signal-without-weight");
        assertThat(codes(read(", \"weights\": {\"star\": 4000}"))).contains("review-never-reached");
        assertThat(codes(read(", \"weights\": {\"star\": 6000}"))).contains("block-never-reached");
        assertThat(codes(read(", \"review\": 2000, \"block\": 2000")))
                .contains("review-of-many", "no-review", "signal-blocks-alone");
        assertThat(codes(read(", \"limits\": {\"hub\": 6}"))).containsExactly("hub-below-family");
        assertThat(codes(read(", \"limits\": {\"burst\": \"P11D\"}"))).containsExactly("burst-of-weeks");
    }

    @Test
    @DisplayName("is linted for keys that say too much or nothing")
    void lintKeys() {
        Map<KeyKind, KeyRule> keys = new HashMap<>(AbusePolicy.USUAL.keys());
        keys.put(new KeyKind("cookie"), KeyRule.soft(10_000));
        assertThat(codes(keyed(keys, 5_000))).containsExactly("soft-key-reviews-alone");
        assertThat(codes(keyed(keys, 9_000))).contains("soft-key-blocks-alone", "signal-blocks-alone");
        assertThat(codes(keyed(Map.of(new KeyKind("ip"), KeyRule.TRAIT), 5_000)))
                .containsExactly("signal-never-speaks", "signal-never-speaks", "signal-never-speaks");
    }

    private static AbusePolicy keyed(Map<KeyKind, KeyRule> keys, int shared) {
        AbusePolicy policy = weighing(Signal.SHARED, shared);
        return new AbusePolicy(policy.version(), keys, policy.weights(), 5_000, 8_500, policy.limits());
    }

    private static AbusePolicy weighing(Signal signal, int weight) {
        Map<Signal, Integer> weights = new EnumMap<>(AbusePolicy.USUAL.weights());
        weights.put(signal, weight);
        return AbusePolicy.USUAL.weighing(new PolicyVersion("2"), weights);
    }

    private static List<String> codes(AbusePolicy policy) {
        return AbusePolicy.KIND.lint(policy).stream().map(LintFinding::code).toList();
    }

    private static AbusePolicy read(String rest) {
        return AbusePolicy.KIND.read("{\"kind\": \"abuse-policy\", \"version\": \"1\", " + KEYS + rest + "}");
    }

    private static List<String> pointers(String json) {
        try {
            AbusePolicy.KIND.read(json);
        } catch (InvalidPolicyException e) {
            return e.violations().stream().map(Violation::pointer).toList();
        }
        return List.of();
    }
}
