package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.membership.points.PointsProgram;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lint of a tier program beside its points")
class ProgramFitLintTest {

    private static final String POINTS = """
            {"kind": "points-program", "version": "1", "program": "p", "zone": "UTC", "attributes": {"amount": "money"},
             "currencies": [
               {"id": "growth"},
               {"id": "points", "lots": {"expiry": {"after": "P30D"}, "holdFor": "PT1H"}},
               {"id": "fen"}, {"id": "orders"}],
             "caps": [
               {"id": "daily", "currency": "growth", "per": "day", "limit": 10},
               {"id": "posts", "currency": "growth", "per": "week", "limit": 30},
               {"id": "points-daily", "currency": "points", "per": "day", "limit": 5}],
             "rules": [
               {"id": "share", "when": "content.shared", "to": "actor", "currency": "growth", "grant": {"points": 10}, "caps": ["daily"]},
               {"id": "post", "when": "content.published", "to": "actor", "currency": "growth", "grant": {"points": 30}, "caps": ["posts"]},
               {"id": "check-in", "when": "member.checked-in", "to": "actor", "currency": "points", "grant": {"points": 1}, "caps": ["points-daily"]},
               {"id": "spend", "when": "order.paid", "to": "actor", "currency": "fen",
                "grant": {"points": 100, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}},
               {"id": "order", "when": "order.paid", "to": "actor", "currency": "orders", "grant": {"points": 1}}]}
            """;

    private static final String TIERS = """
            {"kind": "tier-program", "version": "1", "ladders": [
              {"id": "level", "counts": {"earned": "growth"}, "window": {"calendar": "month"},
               "tiers": [{"id": "basic", "from": 0}, {"id": "silver", "from": 100}, {"id": "gold", "from": 490}]},
              {"id": "black", "counts": {"spend": "fen", "in": "CNY"}, "window": {"rolling": "P12M"}, "tiers": [{"id": "card", "from": 1000000}]},
              {"id": "buyer", "counts": {"orders": "orders"}, "tiers": [{"id": "once", "from": 1}, {"id": "often", "from": 10}]},
              {"id": "invited", "given": ["guest"]}],
             "offers": [{"id": "silver-week", "currency": "points", "price": 100, "ladder": "level", "tier": "silver", "time": "P7D"}]}
            """;

    private static List<LintFinding> lint(String tiers, String points) {
        return TierProgram.KIND.read(tiers).lint(PointsProgram.KIND.read(points));
    }

    private static void assertFound(List<LintFinding> findings, String code, String pointer, String saying) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo(pointer);
            assertThat(finding.message()).contains(saying);
        });
    }

    @Test
    @DisplayName("finds nothing in clean ones: a month of 31 days that touches 6 weeks can bring 490")
    void finds_nothing() {
        assertThat(lint(TIERS, POINTS)).isEmpty();
    }

    @ParameterizedTest(name = "{2} at {3}")
    @DisplayName("finds in the ladders")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "from": 490                 | "from": 491                                | tier-unreachable            | /ladders/0/tiers/2/from | gold needs 491, but the caps [daily, posts] let at most 490 come in over the window
        {"calendar": "month"}       | {"calendar": "day"}, "downgrade": {"step": "full"} | tier-unreachable    | /ladders/0/tiers/2/from | let at most 40 come
        {"calendar": "month"}       | {"rolling": "P1M"}                         | ``                          | ``                      | ``
        {"calendar": "month"}       | {"rolling": "P30D"}                        | tier-unreachable            | /ladders/0/tiers/2/from | let at most 480 come
        {"calendar": "month"}       | {"from": "2026-02-01", "until": "2026-03-01"} | tier-unreachable         | /ladders/0/tiers/2/from | let at most 430 come
        {"calendar": "month"}       | {"from": "2026-02-01"}                     | ``                          | ``                      | ``
        {"calendar": "month"}       | {"anniversary": "P1M"}                     | ``                          | ``                      | ``
        {"calendar": "month"}       | {"since": "ever"}                          | ``                          | ``                      | ``
        {"earned": "growth"}        | {"earned": "points"}                       | tier-unreachable            | /ladders/0/tiers/2/from | let at most 155 come
        {"earned": "growth"}        | {"earned": "glory"}                        | ladder-currency-unknown     | /ladders/0              | no currency glory
        {"orders": "orders"}        | {"orders": "fen"}                          | orders-miscounted           | /ladders/2/counts       | spend does not give 1 fen for each order
        {"spend": "fen", "in": "CNY"} | {"spend": "fen", "in": "EUR"}            | spend-miscounted            | /ladders/1/counts       | each minor unit of EUR
        {"spend": "fen", "in": "CNY"} | {"spend": "orders", "in": "CNY"}         | spend-miscounted            | /ladders/1/counts       | order does not give 1 orders
        "price": 100                | "price": 156                               | offer-unaffordable          | /offers/0/price         | costs 156 points, but a member never has more than 155
        "price": 100                | "price": 155                               | ``                          | ``                      | ``
        "currency": "points"        | "currency": "pionts"                       | offer-currency-unknown      | /offers/0/currency      | no currency pionts
        """)
    void finds_in_ladders(String clean, String doubtful, String code, String pointer, String saying) {
        assertThat(TIERS).contains(clean);
        List<LintFinding> findings = lint(TIERS.replace(clean, doubtful), POINTS).stream()
                .filter(finding -> !finding.message().startsWith("silver needs"))
                .toList();

        if (code.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertFound(findings, code, pointer, saying);
        }
    }

    @ParameterizedTest(name = "{2} at {3}")
    @DisplayName("finds in the points")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "limit": 10                         | "limit": 9                    | tier-unreachable | /ladders/0/tiers/2/from | let at most 459 come
        "per": "week", "limit": 30          | "per": "month", "limit": 30   | tier-unreachable | /ladders/0/tiers/2/from | let at most 340 come
        "per": "week", "limit": 30          | "per": "lifetime", "limit": 30 | tier-unreachable | /ladders/0/tiers/2/from | let at most 340 come
        "caps": ["posts"]                   | "caps": ["posts", "daily"]    | tier-unreachable | /ladders/0/tiers/2/from | the caps [daily] let at most 310 come
        "caps": ["daily"]                   | "caps": []                    | ``               | ``                      | ``
        "points": 100, "perMoney"           | "points": 1, "perMoney"       | spend-miscounted | /ladders/1/counts       | spend does not give 1 fen
        "currency": "orders", "grant": {"points": 1} | "currency": "orders", "grant": {"points": 2} | orders-miscounted | /ladders/2/counts | order does not give 1 orders
        {"id": "growth"}                    | {"id": "growth", "start": 5}  | ``               | ``                      | ``
        """)
    void finds_in_points(String clean, String doubtful, String code, String pointer, String saying) {
        assertThat(POINTS).contains(clean);
        List<LintFinding> findings = lint(TIERS, POINTS.replace(clean, doubtful));

        if (code.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertFound(findings, code, pointer, saying);
        }
    }

    @Test
    @DisplayName("counts what an account begins with")
    void counts_the_start() {
        String tiers = TIERS.replace("\"from\": 490", "\"from\": 495");

        assertThat(lint(tiers, POINTS)).hasSize(1);
        assertThat(lint(tiers, POINTS.replace("{\"id\": \"growth\"}", "{\"id\": \"growth\", \"start\": 5}")))
                .isEmpty();
    }

    @Test
    @DisplayName("does not mind a tier out of reach that can be bought")
    void allows_sold_tiers() {
        String sold =
                TIERS.replace("\"from\": 490", "\"from\": 9999").replace("\"tier\": \"silver\"", "\"tier\": \"gold\"");

        assertThat(lint(sold, POINTS)).isEmpty();
    }

    @Test
    @DisplayName("does not guess what an exchange or a transfer brings")
    void does_not_guess() {
        String tiers = TIERS.replace("\"from\": 490", "\"from\": 9999");
        String exchange =
                "\"exchanges\": [{\"id\": \"x\", \"from\": \"points\", \"give\": 1, \"to\": \"growth\", \"get\": 9}], \"rules\"";

        assertThat(lint(tiers, POINTS)).hasSize(1);
        assertThat(lint(tiers, POINTS.replace("\"rules\"", exchange))).isEmpty();
        assertThat(lint(
                        TIERS.replace("\"price\": 100", "\"price\": 9999"),
                        POINTS.replace("\"holdFor\"", "\"transfer\": \"keep-expiry\", \"holdFor\"")))
                .isEmpty();
    }

    @Test
    @DisplayName("finds a ladder whose currency nothing gives")
    void finds_a_dry_ladder() {
        String dry = POINTS.replace(
                        "\"to\": \"actor\", \"currency\": \"growth\"", "\"to\": \"actor\", \"currency\": \"glory\"")
                .replace("\"currency\": \"growth\"", "\"currency\": \"glory\"")
                .replace("{\"id\": \"growth\"}", "{\"id\": \"growth\"}, {\"id\": \"glory\"}");

        assertFound(
                lint(TIERS, dry), "ladder-currency-never-comes", "/ladders/0", "no rule and no exchange gives growth");
    }

    @Test
    @DisplayName("finds a balance that spending lowers, and a tier that its expiry keeps out of reach")
    void finds_spendable_balances() {
        String balance = """
                {"kind": "tier-program", "version": "1", "ladders": [
                  {"id": "level", "currency": "points", "tiers": [{"id": "basic", "from": 0}, {"id": "gold", "from": %d}]}]}""";

        assertFound(
                lint(balance.formatted(155), POINTS),
                "tier-falls-by-spending",
                "/ladders/0",
                "follows the balance of points, and members spend points");
        assertThat(lint(balance.formatted(156), POINTS)).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("tier-expires-first");
            assertThat(finding.pointer()).isEqualTo("/ladders/0/tiers/1/from");
            assertThat(finding.message())
                    .isEqualTo("gold needs 156, but the caps [points-daily] let a member have at most 155 before the "
                            + "oldest expire");
        });
        assertThat(lint(balance.formatted(156), POINTS.replace("{\"after\": \"P30D\"}", "{\"ends\": \"never\"}")))
                .extracting(LintFinding::code)
                .containsExactly("tier-falls-by-spending");
    }

    @Test
    @DisplayName("finds a balance that an offer or an exchange takes, though members cannot spend it otherwise")
    void finds_paid_balances() {
        String ladder = TIERS.replace(
                "\"counts\": {\"earned\": \"growth\"}, \"window\": {\"calendar\": \"month\"}",
                "\"currency\": \"growth\"");
        String offered = ladder.replace("\"currency\": \"points\"", "\"currency\": \"growth\"");
        String exchanged = POINTS.replace(
                "\"rules\"",
                "\"exchanges\": [{\"id\": \"cash-in\", \"from\": \"growth\", \"give\": 1, \"to\": \"points\", \"get\": 1}], \"rules\"");

        assertThat(lint(ladder, POINTS)).isEmpty();
        assertFound(lint(offered, POINTS), "tier-falls-by-spending", "/ladders/0", "silver-week is paid with it");
        assertFound(lint(ladder, exchanged), "tier-falls-by-spending", "/ladders/0", "cash-in takes it");
    }

    @Test
    @DisplayName("does not mind a balance that lowers nobody")
    void allows_ladders_without_a_fall() {
        String ladder = TIERS.replace(
                        "\"counts\": {\"earned\": \"growth\"}, \"window\": {\"calendar\": \"month\"}",
                        "\"counts\": {\"balance\": \"points\"}, \"downgrade\": {\"step\": \"none\"}")
                .replace("\"from\": 490", "\"from\": 155");

        assertThat(lint(ladder, POINTS)).isEmpty();
    }

    @Test
    @DisplayName("finds money and orders that a multiplier inflates")
    void finds_multiplied_counts() {
        String all = POINTS.replace(
                "\"rules\": [",
                "\"multipliers\": {\"combine\": \"max\", \"rounding\": \"down\", "
                        + "\"list\": [{\"id\": \"double-day\", \"factor\": 2, \"rules\": [\"spend\"]}]}, \"rules\": [");

        assertFound(lint(TIERS, all), "count-multiplied", "/ladders/1/counts", "double-day multiplies by 2 what spend");
        assertThat(lint(TIERS, all.replace("[\"spend\"]", "[\"share\"]"))).isEmpty();
    }
}
