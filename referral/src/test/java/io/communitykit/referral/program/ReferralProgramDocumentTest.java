package io.communitykit.referral.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of kind referral-program")
class ReferralProgramDocumentTest {

    static final String SHOP = shop();

    private static String shop() {
        try {
            return Files.readString(Path.of("../examples/policies/shop-referral.json"));
        } catch (IOException e) {
            throw new AssertionError("no example policy", e);
        }
    }

    private static List<Violation> violations(String json) {
        InvalidPolicyException[] thrown = new InvalidPolicyException[1];
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> ReferralProgram.KIND.read(json))
                .satisfies(it -> thrown[0] = it);
        return thrown[0].violations();
    }

    private static List<String> codes(String json) {
        return ReferralProgram.KIND.lint(ReferralProgram.KIND.read(json)).stream()
                .map(LintFinding::code)
                .toList();
    }

    @Test
    @DisplayName("becomes a program in minor units")
    void reads() {
        ReferralProgram program = ReferralProgram.KIND.read(SHOP);
        assertThat(program.qualification().minimum()).isEqualTo(3_900);
        assertThat(program.qualification().within()).contains(Duration.ofDays(30));
        assertThat(program.rules(Side.REFERRER)).hasSize(2);
        RewardRule ladder = program.rule(new RuleId("ladder")).orElseThrow();
        assertThat(ladder.ladder())
                .isEqualTo(new Ladder(
                        LadderMode.CUMULATIVE_TARGET,
                        List.of(new Ladder.Step(1, 500), new Ladder.Step(3, 2_000), new Ladder.Step(10, 8_000))));
        assertThat(ladder.caps())
                .containsExactly(new RewardCap(
                        RewardCap.Measure.AMOUNT, 20_000, Optional.of(CalendarWindow.Period.MONTH), OnLimit.QUEUE));
        assertThat(program.budgets())
                .singleElement()
                .satisfies(it -> assertThat(it.total()).isEqualTo(2_000_000));
        assertThat(program.economics().orElseThrow().pointWorth()).isEqualTo(100);
    }

    @Test
    @DisplayName("of the examples has nothing to be warned of")
    void shopIsSound() {
        assertThat(ReferralProgram.KIND.lint(ReferralProgram.KIND.read(SHOP))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"at\": 3, \"amount\": 20.00 | \"at\": 3, \"amount\": 4.00 | /rules/0/ladder | a fall at 3",
                "\"at\": 3, \"amount\": 20.00 | \"at\": 1, \"amount\": 20.00 | /rules/0/ladder | 1, then 1",
                "\"amount\": 5.00 | \"amount\": 5.001 | /rules/0/ladder/steps/0/amount | at most 2 decimals",
                "\"amount\": 300 | \"amount\": 300.5 | /rules/1/ladder/steps/0/amount | at most 0 decimals",
                "\"rewards\": \"friend\", | '' | /rules/1 | neither",
                "\"name\": \"vip-month\" | \"name\": \"\" | /rules/2/unit | ''",
                "\"count\": 1, | \"count\": 1, \"amount\": 2, | /rules/2/caps/0 | exactly one of amount, count and each",
                "\"id\": \"welcome\" | \"id\": \"ladder\" | /rules/1/id | an id that no rule before has",
                "\"total\": 20000.00 | \"total\": -1 | /budgets/0/total | 0 or more",
                "\"length\": \"P7D\" | \"length\": \"P700D\" | /hold | 0 to 366 days",
                "\"minimum\": 39.00 | \"minimun\": \"39.00\" | /qualifies/minimun | minimum",
            })
    @DisplayName("is refused with the place of each fault")
    void faults(String good, String bad, String pointer, String words) {
        assertThat(SHOP).contains(good);
        assertThat(violations(SHOP.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
                .anySatisfy(it -> {
                    assertThat(it.pointer()).isEqualTo(pointer);
                    assertThat(it.toString()).contains(words == null ? "" : words);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"memberValue\": 60.00 | \"memberValue\": 7.99 | reward-above-member-value",
                "\"fakeFriendCost\": 15.00 | \"fakeFriendCost\": 7.99 | reward-above-fake-cost",
                "\"friendsPerDay\": 40 | \"friendsPerDay\": 4000 | first-day-empties-budget",
                "\"friendsPerDay\": 40 | \"friendsPerDay\": 1000 | budget-of-days",
                "\"total\": 20000.00 | \"total\": 0 | budget-of-nothing",
                "\"amount\": 200.00, \"per\": \"month\", \"onLimit\": \"queue\" | \"amount\": 14.99, \"per\": \"month\", \"onLimit\": \"queue\" | step-above-cap",
                "\"then\": \"refuse\" | \"then\": \"approve\" | review-approves-in-silence",
                "\"length\": \"P7D\" | \"length\": \"PT0S\" | paid-for-ever-at-once",
                "\"minimum\": 39.00 | \"minimum\": 0 | any-order-counts",
                "\"caps\": [{\"amount\": 25, \"per\": \"day\"}] | \"caps\": [] | no-limit",
                "\"amount\": 300 | \"amount\": 0 | pays-nothing",
                "{\"at\": 1, \"amount\": 300} | {\"at\": 2, \"amount\": 300} | friend-counts-once",
                "\"count\": 1, | \"count\": 0, | cap-of-nothing",
                "\"unit\": {\"kind\": \"money\", \"name\": \"CNY\"}, \"total\" | \"unit\": {\"kind\": \"money\", \"name\": \"JPY\"}, \"total\" | budget-without-rule",
            })
    @DisplayName("is linted")
    void lint(String good, String bad, String code) {
        assertThat(SHOP).contains(good);
        assertThat(codes(SHOP)).doesNotContain(code);
        assertThat(codes(SHOP.replace(good, bad))).contains(code);
    }

    @Test
    @DisplayName("is warned of later steps that empty the budget on the first day, though first friends do not")
    void laterStepsEmptyTheBudget() {
        String dear = SHOP.replace("\"at\": 3, \"amount\": 20.00", "\"at\": 3, \"amount\": 60.00")
                .replace("\"friendsPerDay\": 40", "\"friendsPerDay\": 1000");
        assertThat(codes(SHOP.replace("\"friendsPerDay\": 40", "\"friendsPerDay\": 1000")))
                .doesNotContain("first-day-empties-budget");
        assertThat(ReferralProgram.KIND.lint(ReferralProgram.KIND.read(dear)))
                .filteredOn(it -> it.code().equals("first-day-empties-budget"))
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .isEqualTo("1000 friends on the first day, 3 by each referrer, take 2000000 of 2000000."));
    }

    @Test
    @DisplayName("is linted with figures beyond all sense")
    void absurdFigures() {
        String absurd = SHOP.replace("\"friendsPerDay\": 40", "\"friendsPerDay\": 1000000000")
                .replace("\"at\": 3, \"amount\": 20.00", "\"at\": 9, \"amount\": 9000000.00")
                .replace("\"at\": 10,", "\"at\": 1000000000,")
                .replace("\"amount\": 80.00", "\"amount\": 10000000.00")
                .replace("\"amount\": 300", "\"amount\": 1000000000");
        assertThat(codes(absurd)).contains("first-day-empties-budget", "reward-above-member-value");
    }

    @Test
    @DisplayName("that pays for friends of friends by head, or asks for a fee, is refused with the clause")
    void illegal() {
        String currency = "\"currency\": \"CNY\",";
        assertThat(violations(SHOP.replaceFirst(currency, currency + "\"levels\": 2,")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.pointer()).isEqualTo("/levels");
                    assertThat(it.toString()).contains("Art. 7 (1)", "not legal advice");
                });
        assertThat(violations(SHOP.replaceFirst(currency, currency + "\"levels\": 9,")))
                .allSatisfy(it -> assertThat(it.pointer()).isEqualTo("/levels"))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(violations(SHOP.replaceFirst(currency, currency + "\"entryFee\": 9.90,")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.pointer()).isEqualTo("/entryFee");
                    assertThat(it.toString()).contains("Art. 7 (2)");
                });
        assertThat(ReferralProgram.KIND.read(SHOP.replaceFirst(currency, currency + "\"levels\": 1,")))
                .isEqualTo(ReferralProgram.KIND.read(SHOP));
    }

    @Test
    @DisplayName("without an economy, or that counts registrations, is linted")
    void lintOfParts() {
        String plain = SHOP.replaceFirst(",\\s*\"economics\": \\{[^}]*\\}", "");
        assertThat(codes(plain)).containsExactly("economics-not-known");
        String registration = SHOP.replace(
                "\"on\": \"order\", \"orders\": \"first\", \"minimum\": 39.00", "\"on\": \"registration\"");
        assertThat(codes(registration)).contains("counts-registrations");
    }
}
