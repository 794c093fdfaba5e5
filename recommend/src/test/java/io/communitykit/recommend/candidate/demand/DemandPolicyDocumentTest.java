package io.communitykit.recommend.candidate.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of a demand policy")
class DemandPolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "demand-policy", "version": "2026-11🍼",
             "weights": {"history": 4000, "environment": 2500, "discussion": 2000, "supply": 1500},
             "missing": "zero",
             "forecast": {"season": 7, "history": 91, "horizon": 6, "recent": 2000, "usual": 400}}
            """;

    private static DemandPolicy policy(Map<DemandSource, Integer> weights, MissingSources missing, ForecastRule rule) {
        return new DemandPolicy(new PolicyVersion("2026-11🍼"), weights, missing, rule);
    }

    private static Map<DemandSource, Integer> weights(int history, int environment, int discussion, int supply) {
        return Map.of(
                DemandSource.HISTORY, history,
                DemandSource.ENVIRONMENT, environment,
                DemandSource.DISCUSSION, discussion,
                DemandSource.SUPPLY, supply);
    }

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        assertThat(DemandPolicy.KIND.read(SHOP))
                .isEqualTo(policy(
                        weights(4_000, 2_500, 2_000, 1_500),
                        MissingSources.ZERO,
                        new ForecastRule(7, 91, 6, 2_000, 400)));
        assertThat(DemandPolicy.KIND.name()).isEqualTo("demand-policy");
        assertThat(DemandPolicy.KIND.schema())
                .contains("demand-policy", "environment", "reweighed", "horizon", "in basis points; 10000 together");
    }

    @Test
    @DisplayName("shares the weight of missing sources, and foresees a week of days, where it says nothing else")
    void defaults() {
        String least = """
                {"kind": "demand-policy", "version": "1",
                 "weights": {"history": 4000, "environment": 2500, "discussion": 2000, "supply": 1500}%s}
                """;
        assertThat(DemandPolicy.KIND.read(least.replace("%s", ""))).isEqualTo(DemandPolicy.USUAL);
        assertThat(DemandPolicy.KIND
                        .read(least.replace("%s", ", \"forecast\": {\"season\": 12}"))
                        .forecast())
                .isEqualTo(new ForecastRule(12, 48, 12, 3_000, 500));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @DisplayName("is refused where a part cannot be meant, with the place of the fault")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": \"2026-11🍼\", | '' | /version",
                "\"history\": 4000, | '' | /weights/history",
                "\"supply\": 1500 | \"supply\": 1499 | /weights",
                "\"supply\": 1500 | \"supply\": -1500 | /weights/supply",
                "\"environment\": 2500 | \"environment\": 10001 | /weights/environment",
                "\"discussion\": 2000 | \"discussion\": \"2000\" | /weights/discussion",
                "\"discussion\": 2000 | \"discussion\": 0.2 | /weights/discussion",
                "\"discussion\" | \"discussions\" | /weights/discussions",
                "\"zero\" | \"none\" | /missing",
                "\"season\": 7, | '' | /forecast/season",
                "\"season\": 7 | \"season\": 0 | /forecast/season",
                "\"season\": 7 | \"season\": 10001 | /forecast/season",
                "\"history\": 91 | \"history\": 0 | /forecast/history",
                "\"history\": 91 | \"history\": 100001 | /forecast/history",
                "\"horizon\": 6 | \"horizon\": 0 | /forecast/horizon",
                "\"horizon\": 6 | \"horizon\": 10001 | /forecast/horizon",
                "\"recent\": 2000 | \"recent\": 0 | /forecast/recent",
                "\"recent\": 2000 | \"recent\": 10001 | /forecast/recent",
                "\"usual\": 400 | \"usual\": 0 | /forecast/usual",
                "\"usual\": 400 | \"usual\": 10001 | /forecast/usual",
                "\"usual\": 400 | \"usual\": null | /forecast/usual",
            })
    void refuses(String part, String instead, String pointer) {
        String wrong = SHOP.replace(part, instead);
        assertThat(wrong).isNotEqualTo(SHOP);
        assertThatThrownBy(() -> DemandPolicy.KIND.read(wrong))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .contains(pointer));
    }

    @Test
    @DisplayName("is told all that is wrong with it at once")
    void allAtOnce() {
        String wrong = SHOP.replace("\"supply\": 1500", "\"supply\": -1").replace("\"season\": 7", "\"season\": 0");
        assertThatThrownBy(() -> DemandPolicy.KIND.read(wrong))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/weights/supply", "/forecast/season"));
    }

    @Test
    @DisplayName("of weights that are not all together says what they are")
    void sum() {
        assertThatThrownBy(() -> DemandPolicy.KIND.read(SHOP.replace("\"supply\": 1500", "\"supply\": 1499")))
                .hasMessageContaining("/weights: expected weights of 10000 basis points together, got 9999");
    }

    @Test
    @DisplayName("of the usual weights is without a finding")
    void clean() {
        assertThat(DemandPolicy.KIND.lint(DemandPolicy.USUAL)).isEmpty();
    }

    @Test
    @DisplayName("is told of sources that cannot move the score, hardly move it, or are the score")
    void sources() {
        assertThat(lint(weights(5_001, 4_900, 99, 0), ForecastRule.of(7)))
                .containsExactly(
                        tuple(Severity.ADVICE, "source-outweighs-others", "/weights/history"),
                        tuple(Severity.WARNING, "source-without-effect", "/weights/discussion"),
                        tuple(Severity.ADVICE, "source-without-weight", "/weights/supply"));
        assertThat(lint(weights(5_000, 4_800, 100, 100), ForecastRule.of(7))).isEmpty();
        assertThat(lint(weights(0, 0, 0, 10_000), ForecastRule.of(7)))
                .contains(tuple(Severity.ADVICE, "one-source", "/weights/supply"))
                .hasSize(4);
    }

    @Test
    @DisplayName("is told of a season that is not known, a horizon beyond it, and a recent level that is not")
    void forecasts() {
        Map<DemandSource, Integer> usual = DemandPolicy.USUAL.weights();
        assertThat(lint(usual, new ForecastRule(12, 11, 13, 3_000, 500)))
                .containsExactly(
                        tuple(Severity.WARNING, "season-longer-than-history", "/forecast/season"),
                        tuple(Severity.ADVICE, "horizon-beyond-season", "/forecast/horizon"));
        assertThat(lint(usual, new ForecastRule(12, 23, 12, 500, 500)))
                .containsExactly(
                        tuple(Severity.WARNING, "season-not-known", "/forecast/history"),
                        tuple(Severity.WARNING, "history-says-nothing", "/forecast/recent"));
        assertThat(lint(usual, new ForecastRule(12, 24, 12, 499, 500)))
                .containsExactly(tuple(Severity.WARNING, "recent-slower-than-usual", "/forecast/recent"));
        assertThat(lint(usual, new ForecastRule(1, 1, 50, 3_000, 500))).isEmpty();
        assertThat(DemandPolicy.KIND.lint(policy(usual, MissingSources.ZERO, ForecastRule.of(7))))
                .extracting(LintFinding::code, LintFinding::pointer)
                .containsExactly(tuple("no-forecast", "/missing"));
    }

    private static List<Tuple> lint(Map<DemandSource, Integer> weights, ForecastRule rule) {
        return DemandPolicy.KIND.lint(policy(weights, MissingSources.REWEIGHED, rule)).stream()
                .map(finding -> tuple(finding.severity(), finding.code(), finding.pointer()))
                .toList();
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAndLintNeverThrows(@ForAll long seed, @ForAll MissingSources missing) {
        Random random = new Random(seed);
        int history = random.nextInt(10_001);
        int environment = random.nextInt(10_001 - history);
        int discussion = random.nextInt(10_001 - history - environment);
        DemandPolicy policy = policy(
                weights(history, environment, discussion, 10_000 - history - environment - discussion),
                missing,
                new ForecastRule(
                        1 + random.nextInt(10_000),
                        1 + random.nextInt(100_000),
                        1 + random.nextInt(10_000),
                        1 + random.nextInt(10_000),
                        1 + random.nextInt(10_000)));

        DemandPolicy read = DemandPolicy.KIND.read(written(policy));

        assertThat(read).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(DemandPolicy.KIND.lint(read))
                .allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
    }

    private static String written(DemandPolicy policy) {
        ForecastRule rule = policy.forecast();
        return "{\"kind\": \"demand-policy\", \"version\": \"" + policy.version() + "\", \"weights\": {\"history\": "
                + policy.weight(DemandSource.HISTORY) + ", \"environment\": "
                + policy.weight(DemandSource.ENVIRONMENT) + ", \"discussion\": "
                + policy.weight(DemandSource.DISCUSSION) + ", \"supply\": " + policy.weight(DemandSource.SUPPLY)
                + "}, \"missing\": \"" + policy.missing().name().toLowerCase(Locale.ROOT)
                + "\", \"forecast\": {\"season\": " + rule.season() + ", \"history\": " + rule.history()
                + ", \"horizon\": " + rule.horizon() + ", \"recent\": " + rule.recent() + ", \"usual\": "
                + rule.usual() + "}}";
    }

    /** Parts of documents in any order: mostly no JSON, sometimes JSON, hardly ever a policy. */
    @Property(tries = 2_000)
    void nonsenseIsReadOrRefusedAndNothingElse(@ForAll long seed) {
        List<String> parts = List.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"kind\"",
                "\"demand-policy\"",
                "\"version\"",
                "\"1\"",
                "\"weights\"",
                "\"history\"",
                "\"forecast\"",
                "\"season\"",
                "\"missing\"",
                "\"zero\"",
                "0",
                "-1",
                "10000",
                "1e400",
                "0.5",
                "null",
                "true",
                "\"权重🍼\"",
                "\"\\ud83c\"",
                "{}",
                "[]",
                "\u0000");
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(SHOP);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(12));
            text.replace(at, to, parts.get(random.nextInt(parts.size())));
        }
        DemandPolicy read;
        try {
            read = DemandPolicy.KIND.read(text.toString());
        } catch (InvalidPolicyException e) {
            assertThat(e.violations()).isNotEmpty();
            return;
        }
        int sum = 0;
        for (DemandSource source : DemandSource.values()) {
            sum += read.weight(source);
        }
        assertThat(sum).isEqualTo(10_000);
    }
}
