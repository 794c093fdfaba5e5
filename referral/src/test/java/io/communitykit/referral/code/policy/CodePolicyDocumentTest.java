package io.communitykit.referral.code.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.code.LookAlikes;
import io.communitykit.referral.code.policy.GeneratorRule.Generator;
import io.communitykit.referral.code.spi.CodeTerms;
import io.communitykit.referral.code.spi.RequiredTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of a code policy")
class CodePolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "code-policy", "version": "2026-11\ud83c\udf8f", "program": "\u5c0f\u5e97",
             "codes": {"generator": "permuted", "symbols": 8},
             "lookAlikes": {"O": "Q", "1": "7"},
             "limits": {"uses": 100, "perMember": 3},
             "validity": {"from": "2026-11-01T00:00:00Z", "until": "2027-01-01T00:00:00Z", "lasts": "P30D"},
             "vanity": {"minTier": "\u91d1\u5361", "minLength": 5, "perMember": 2, "reserved": ["ADMIN"]},
             "expected": {"codes": 5000, "oneIn": 1000}}
            """;

    private static final String LEAST = """
            {"kind": "code-policy", "version": "1", "program": "shop", "codes": {"generator": "random", "symbols": 9}}""";

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        assertThat(CodePolicy.KIND.read(SHOP))
                .isEqualTo(new CodePolicy(
                        new PolicyVersion("2026-11\ud83c\udf8f"),
                        new ProgramId("\u5c0f\u5e97"),
                        new GeneratorRule(Generator.PERMUTED, 8),
                        LookAlikes.mapping(Map.of('O', 'Q', '1', '7')),
                        new CodeLimits(100, 3),
                        new CodeValidity(
                                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                                Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                                Optional.of(Duration.ofDays(30))),
                        Optional.of(
                                new VanityRules(Optional.of(new RequiredTier("\u91d1\u5361")), 5, 2, List.of("ADMIN"))),
                        new ExpectedCodes(5_000, 1_000)));
        assertThat(CodePolicy.KIND.name()).isEqualTo("code-policy");
        assertThat(CodePolicy.KIND.schema())
                .contains("code-policy", "permuted", "reserved", "lookAlikes", "without the check symbol");
    }

    @Test
    @DisplayName("says the usual where it says nothing")
    void least() {
        assertThat(CodePolicy.KIND.read(LEAST))
                .isEqualTo(CodePolicy.usual(new PolicyVersion("1"), new ProgramId("shop")));
        CodePolicy vanity = CodePolicy.KIND.read(LEAST.replace("}}", "}, \"vanity\": {}}"));
        assertThat(vanity.vanity()).contains(new VanityRules(Optional.empty(), 4, 1, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"symbols\": 8'|'\"symbols\": 13'|/codes",
                "'\"symbols\": 8'|'\"symbols\": 6'|/codes/symbols",
                "'\"symbols\": 8'|'\"symbols\": \"8\"'|/codes/symbols",
                "permuted|sequential|/codes/generator",
                "'\"O\": \"Q\"'|'\"O\": \"0\"'|/lookAlikes/O",
                "'\"O\": \"Q\"'|'\"A\": \"Q\"'|/lookAlikes/A",
                "'\"O\": \"Q\"'|'\"O\": \"\ud83d\ude00\"'|/lookAlikes/O",
                "'\"uses\": 100'|'\"uses\": -1'|/limits/uses",
                "'\"perMember\": 3'|'\"perMember\": 0'|/limits/perMember",
                "2027-01-01|2026-01-01|/validity",
                "P30D|PT0S|/validity",
                "'\"minLength\": 5'|'\"minLength\": 8'|/vanity/minLength",
                "'[\"ADMIN\"]'|'[\"\"]'|/vanity/reserved/0",
                "'\"codes\": 5000'|'\"codes\": 0'|/expected/codes",
                "minTier|minTeir|/vanity/minTeir"
            })
    @DisplayName("says of each fault where it is")
    void faults(String right, String wrong, String pointer) {
        assertThatThrownBy(() -> CodePolicy.KIND.read(SHOP.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .contains(pointer));
    }

    @Test
    @DisplayName("reports all faults at once")
    void all_faults() {
        String wrong = SHOP.replace("\"symbols\": 8", "\"symbols\": 28")
                .replace("\"O\": \"Q\"", "\"O\": \"0\"")
                .replace("2027-01-01", "2026-01-01");
        assertThatThrownBy(() -> CodePolicy.KIND.read(wrong))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations()).hasSize(3));
    }

    @Property(tries = 300)
    @Label("of nonsense is refused with violations, and nothing else is thrown")
    void nonsense(@ForAll String text) {
        assertThatThrownBy(() -> CodePolicy.KIND.read(text)).isInstanceOf(InvalidPolicyException.class);
        String within = SHOP.replace("ADMIN", text.replaceAll("[\"\\\\\\p{Cntrl}]", ""));
        try {
            CodePolicy policy = CodePolicy.KIND.read(within);
            assertThat(CodePolicy.KIND.lint(policy)).isNotNull();
        } catch (InvalidPolicyException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("is linted: codes too short, words that no code can be, look the same or are too short, and no tier")
    void lint() {
        String wrong = LEAST.replace("\"symbols\": 9", "\"symbols\": 8")
                .replace(
                        "}}",
                        "}, \"expected\": {\"codes\": 10000000, \"oneIn\": 100000},"
                                + " \"validity\": {\"from\": \"2026-01-01T00:00:00Z\","
                                + " \"until\": \"2026-02-01T00:00:00Z\", \"lasts\": \"P31D\"},"
                                + " \"vanity\": {\"reserved\": [\"ADMIN\", \"\u7ba1\u7406\u5458\", \"ADM1N\","
                                + " \"ADMINISTRATOR\", \"BOT\", \"CAF\u00c9\"]}}");

        assertThat(CodePolicy.KIND.lint(CodePolicy.KIND.read(wrong)))
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly(
                        "guessed-too-easily /codes/symbols",
                        "lasts-beyond-end /validity/lasts",
                        "vanity-for-everybody /vanity/minTier",
                        "reserved-for-nothing /vanity/reserved/1",
                        "reserved-twice /vanity/reserved/2",
                        "reserved-for-nothing /vanity/reserved/3",
                        "reserved-too-short /vanity/reserved/4",
                        "reserved-for-nothing /vanity/reserved/5");
        assertThat(CodePolicy.KIND.lint(
                        CodePolicy.KIND.read(LEAST.replace("}}", "}, \"vanity\": {\"minTier\": \"gold\"}}"))))
                .extracting(LintFinding::code)
                .containsExactly("nothing-reserved");
        assertThat(CodePolicy.KIND.lint(CodePolicy.KIND.read(SHOP))).isEmpty();
    }

    @Test
    @DisplayName("of the demo shop is in order")
    void example() throws IOException {
        String shop = Files.readString(Path.of("..", "examples", "policies", "shop-codes.json"));

        assertThat(CodePolicy.KIND.lint(CodePolicy.KIND.read(shop))).isEmpty();
    }

    @Test
    @DisplayName("gives codes their terms: the later start, the earlier end, and no end beyond the last instant")
    void terms() {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        CodeValidity validity = new CodeValidity(
                Optional.of(start), Optional.of(start.plusSeconds(50)), Optional.of(Duration.ofSeconds(30)));

        assertThat(validity.terms(start.minusSeconds(9), 0))
                .isEqualTo(new CodeTerms(start, Optional.of(start.plusSeconds(30)), 0));
        assertThat(validity.terms(start.plusSeconds(40), 7))
                .isEqualTo(new CodeTerms(start.plusSeconds(40), Optional.of(start.plusSeconds(50)), 7));
        assertThat(CodeValidity.ALWAYS.terms(start, 0)).isEqualTo(new CodeTerms(start, Optional.empty(), 0));
        CodeValidity longest = new CodeValidity(
                Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(Long.MAX_VALUE / 1_000_000_000)));
        assertThat(longest.terms(Timestamps.MAX, 0).endsAt()).contains(Timestamps.MAX);
        assertThatThrownBy(() -> new CodeValidity(Optional.of(start), Optional.of(start), Optional.empty()))
                .isInstanceOf(InvalidValueException.class);
    }
}
