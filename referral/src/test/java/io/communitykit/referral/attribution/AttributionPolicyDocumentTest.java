package io.communitykit.referral.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of an attribution policy")
class AttributionPolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "attribution-policy", "version": "2026-11🍼", "program": "商城",
             "model": "first-touch-locked", "protection": "P15D",
             "windows": {"typedCode": "P90D", "deterministicClick": "P30D"},
             "validity": "P180D", "friends": "new-members", "roles": "affiliate-first",
             "saleProtection": "P30D", "tolerance": "PT1M"}
            """;

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        assertThat(AttributionPolicy.KIND.read(SHOP))
                .isEqualTo(new AttributionPolicy(
                        new PolicyVersion("2026-11🍼"),
                        new ProgramId("商城"),
                        Model.FIRST_TOUCH_LOCKED,
                        Optional.of(Duration.ofDays(15)),
                        Map.of(
                                Strength.TYPED_CODE, Duration.ofDays(90),
                                Strength.DETERMINISTIC_CLICK, Duration.ofDays(30)),
                        Optional.of(Duration.ofDays(180)),
                        Friends.NEW_MEMBERS,
                        Roles.AFFILIATE_FIRST,
                        Duration.ofDays(30),
                        Duration.ofMinutes(1)));
        assertThat(AttributionPolicy.KIND.schema())
                .contains("attribution-policy", "first-touch-locked", "saleProtection", "probabilisticClick");
    }

    @Test
    @DisplayName(
            "binds for ever, brings new customers, prefers no role and protects no sale where it says nothing else")
    void defaults() {
        AttributionPolicy least = AttributionPolicy.KIND.read("""
                {"kind": "attribution-policy", "version": "1", "program": "shop", "model": "last-touch",
                 "windows": {"probabilisticClick": "PT2H"}}
                """);
        assertThat(least.validity()).isEmpty();
        assertThat(least.protection()).isEmpty();
        assertThat(least.friends()).isEqualTo(Friends.NEW_CUSTOMERS);
        assertThat(least.roles()).isEqualTo(Roles.EQUAL);
        assertThat(least.saleProtection()).isZero();
        assertThat(least.tolerance()).isEqualTo(AttributionPolicy.USUAL_TOLERANCE);
    }

    @Test
    @DisplayName("of the example shop is read, and nothing is found in it")
    void example() throws IOException {
        AttributionPolicy policy = AttributionPolicy.KIND.read(
                Files.readString(Path.of("..", "examples", "policies", "shop-attribution.json")));
        assertThat(policy.windows()).containsKeys(Strength.values());
        assertThat(AttributionPolicy.KIND.lint(policy)).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}")
    @DisplayName("is refused where a part cannot be meant, with the place of the fault")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": \"2026-11🍼\", | '' | /version",
                "\"program\": \"商城\", | '' | /program",
                "\"first-touch-locked\" | \"first\" | /model",
                "\"first-touch-locked\" | \"last-touch\" | /protection",
                "\"P15D\" | \"PT0S\" | /protection",
                "\"P15D\" | \"15D\" | /protection",
                "\"P15D\" | \"P36501D\" | /protection",
                "\"P90D\" | \"PT0S\" | /windows/typedCode",
                "\"P30D\"} | \"PT0.0000009S\"} | /windows/deterministicClick",
                "\"P30D\"} | \"P999999999D\"} | /windows/deterministicClick",
                "\"typedCode\": \"P90D\", \"deterministicClick\": \"P30D\" | '' | /windows",
                "\"typedCode\" | \"typedCodes\" | /windows/typedCodes",
                "\"P180D\" | \"P36501D\" | /validity",
                "\"P180D\" | \"-P1D\" | /validity",
                "\"new-members\" | \"members\" | /friends",
                "\"affiliate-first\" | \"affiliate\" | /roles",
                "\"saleProtection\": \"P30D\" | \"saleProtection\": \"P36501D\" | /saleProtection",
                "\"PT1M\" | 60 | /tolerance",
                "\"PT1M\" | \"P36501D\" | /tolerance",
            })
    void refuses(String part, String instead, String pointer) {
        String wrong = SHOP.replace(part, instead);
        assertThat(wrong).isNotEqualTo(SHOP);
        assertThatThrownBy(() -> AttributionPolicy.KIND.read(wrong))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .contains(pointer));
    }

    @Property(tries = 2_000)
    void nonsenseIsAnInvalidPolicyAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(SHOP);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            text.setCharAt(random.nextInt(text.length()), "{}[]\":,0P-Tx🍼".charAt(random.nextInt(13)));
        }
        try {
            AttributionPolicy.KIND.read(text.toString());
        } catch (InvalidPolicyException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{2}")
    @DisplayName("is advised of what is legal but probably wrong")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"new-members\" | \"anybody\" | existing-customers",
                "\"P30D\"} | \"P91D\"} | weaker-waits-longer",
                "\"PT1M\" | \"P2D\" | tolerance-of-days",
                "\"P15D\" | \"P91D\" | protection-beyond-windows",
                "\"P180D\" | \"PT0S\" | nothing-prolongs",
                "\"P180D\" | \"P29D\" | protection-beyond-validity",
                "\"windows\" | \"windows\" | strength-not-counted",
            })
    void lint(String part, String instead, String code) {
        AttributionPolicy policy = AttributionPolicy.KIND.read(SHOP.replace(part, instead));
        assertThat(AttributionPolicy.KIND.lint(policy))
                .extracting(LintFinding::code)
                .contains(code);
        assertThat(AttributionPolicy.KIND.lint(AttributionPolicy.KIND.read(SHOP)))
                .extracting(LintFinding::code)
                .containsOnly("strength-not-counted");
    }

    @Test
    @DisplayName("that binds for ever and locks for ever is advised of that")
    void forEver() {
        String text = SHOP.replace("\"protection\": \"P15D\",", "").replace("\"validity\": \"P180D\", ", "");
        assertThat(AttributionPolicy.KIND.lint(AttributionPolicy.KIND.read(text)))
                .extracting(LintFinding::code)
                .contains("bound-for-ever");
    }

    @Test
    @DisplayName("made in code keeps the same rules")
    void inCode() {
        AttributionPolicy policy = AttributionPolicy.KIND.read(SHOP);
        assertThatThrownBy(() -> new AttributionPolicy(
                        policy.version(),
                        policy.program(),
                        Model.LAST_TOUCH,
                        policy.protection(),
                        policy.windows(),
                        policy.validity(),
                        policy.friends(),
                        policy.roles(),
                        policy.saleProtection(),
                        policy.tolerance()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("protection");
        assertThatThrownBy(() -> Shop.with(policy, Roles.EQUAL, Duration.ofDays(-1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("sales");
    }
}
