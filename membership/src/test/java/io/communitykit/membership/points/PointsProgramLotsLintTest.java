package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The lint of a points program with lots, reversals and exchanges")
class PointsProgramLotsLintTest {

    private static final String CLEAN = """
            {"kind": "points-program", "version": "1", "program": "p", "zone": "UTC",
             "attributes": {"amount": "money"},
             "currencies": [
               {"id": "points", "lots": {"expiry": {"after": "P12M"}, "holdFor": "PT30M", "clawback": "unlimited-debt", "transfer": "keep-expiry"}},
               {"id": "coins", "lots": {"expiry": {"inactivity": "P6M"}, "holdFor": "PT30M", "activation": {"event": "order.received", "cancelAfter": "P30D"}}},
               {"id": "gems", "lots": {"holdFor": "PT30M"}},
               {"id": "growth"}],
             "rules": [
               {"id": "paid", "when": "order.paid", "to": "actor", "currency": "points", "grant": {"points": 2}},
               {"id": "liked", "when": "content.liked", "to": "actor", "currency": "growth", "grant": {"points": 2}},
               {"id": "shared", "when": "content.shared", "to": "actor", "currency": "coins", "grant": {"points": 2}, "expiry": {"ends": "never"}},
               {"id": "down", "when": "content.voted-down", "to": "actor", "currency": "points", "deduct": {"points": 2}}],
             "reversals": [{"id": "refund", "when": "order.refunded", "reverses": "order.paid", "refunded": "amount", "paid": "amount"}],
             "exchanges": [
               {"id": "a", "from": "points", "give": 3, "to": "coins", "get": 2},
               {"id": "b", "from": "coins", "give": 4, "to": "gems", "get": 1},
               {"id": "c", "from": "gems", "give": 1, "to": "points", "get": 6},
               {"id": "d", "from": "points", "give": 1, "program": "mall", "to": "points", "get": 9}],
             "stillActivating": ["delivery.signed"]}
            """;

    @Test
    @DisplayName("finds nothing in a clean one, where a way round returns exactly what was given")
    void finds_nothing() {
        assertThat(lint(CLEAN)).isEmpty();
    }

    @ParameterizedTest(name = "{3} at {4}")
    @DisplayName("finds only")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "currency": "growth", "grant"     | "currency": "growth", "activation": {"after": "P1D"}, "grant"           | WARNING | lots-missing         | /rules/1/activation
                    "currency": "growth", "grant"     | "currency": "growth", "expiry": {"after": "P1D"}, "grant"               | WARNING | lots-missing         | /rules/1/expiry
                    "points", "deduct"                | "points", "expiry": {"after": "P1D"}, "deduct"                          | WARNING | terms-of-deduction   | /rules/3/expiry
                    {"ends": "never"}                 | {"inactivity": "P1M"}                                                   | WARNING | inactivity-of-rule   | /rules/2/expiry
                    "points", "grant": {"points": 2}  | "points", "grant": {"points": 2}, "expiry": {"inactivity": "P6M"}       | WARNING | inactivity-of-rule   | /rules/0/expiry
                    "points", "grant": {"points": 2}  | "points", "grant": {"points": 2}, "activation": {"dates": ["2026-11-11"]} | ADVICE | dates-run-out       | /rules/0/activation/dates
                    {"event": "order.received", "cancelAfter": "P30D"} | {"dates": ["2026-11-11"]}                              | ADVICE  | dates-run-out        | /currencies/1/lots/activation/dates
                    "event": "order.received"         | "event": "content.votd-up"                                              | WARNING | event-type-misspelt  | /currencies/1/lots/activation/event
                    "points", "grant": {"points": 2}  | "points", "grant": {"points": 2}, "activation": {"event": "content.votd-up", "cancelAfter": "P1D"} | WARNING | event-type-misspelt | /rules/0/activation/event
                    content.voted-down                | order.refunded                                                          | WARNING | refund-rule-beside-reversal | /rules/3
                    "holdFor": "PT30M", "clawback"    | "clawback"                                                              | ADVICE  | hold-without-end     | /currencies/0/lots
                    unlimited-debt                    | pending-only                                                            | ADVICE  | clawback-farmable    | /currencies/0/lots/transfer
                    unlimited-debt                    | within-balance                                                          | ADVICE  | clawback-farmable    | /currencies/0/lots/transfer
                    keep-expiry                       | new-expiry                                                              | ADVICE  | transfer-renews      | /currencies/0/lots/transfer
                    "get": 6                          | "get": 7                                                                | WARNING | exchange-loop        | /exchanges/2
                    "delivery.signed"                 | "order.received"                                                        | ADVICE  | still-activating-unneeded | /stillActivating/0
                    "delivery.signed"                 | "content.votd-up"                                                       | WARNING | event-type-misspelt  | /stillActivating/0
                    {"after": "P12M"}                 | {"after": "P12M"}, "activation": {"after": "P13M"}                      | WARNING | pending-beyond-validity | /currencies/0/lots/activation
                    "points", "grant": {"points": 2}  | "points", "grant": {"points": 2}, "activation": {"event": "order.received", "cancelAfter": "P366D"} | WARNING | pending-beyond-validity | /rules/0/activation
                    {"ends": "never"}                 | {"after": "P29D"}                                                       | WARNING | pending-beyond-validity | /rules/2/expiry
                    "get": 2}                         | "get": 3}                                                               | WARNING | exchange-loop        | /exchanges/2
                    """)
    void finds(String clean, String doubtful, Severity severity, String code, String pointer) {
        assertThat(CLEAN).contains(clean);

        assertThat(lint(CLEAN.replace(clean, doubtful)))
                .extracting(LintFinding::severity, LintFinding::code, LintFinding::pointer)
                .containsExactly(tuple(severity, code, pointer));
    }

    @Test
    @DisplayName("finds a reversal of what no rule gives points for, and an order that nothing undoes")
    void finds_a_reversal_of_nothing() {
        assertThat(lint(CLEAN.replace("\"reverses\": \"order.paid\"", "\"reverses\": \"cart.added\"")))
                .extracting(LintFinding::severity, LintFinding::code, LintFinding::pointer)
                .containsExactly(
                        tuple(Severity.ADVICE, "order-refunded-not-reversed", "/rules/0"),
                        tuple(Severity.WARNING, "reversal-without-earning", "/reversals/0/reverses"));
    }

    @Test
    @DisplayName("does not mind points that wait just as long as they live, and finds those that begin after their end")
    void weighs_waiting_against_life() {
        String year =
                CLEAN.replace("{\"after\": \"P12M\"}", "{\"after\": \"P12M\"}, \"activation\": {\"after\": \"P365D\"}");
        String over = CLEAN.replace(
                "{\"after\": \"P12M\"}",
                "{\"lastDay\": \"2026-11-11\"}, \"activation\": {\"dates\": [\"2026-11-11\", \"2026-11-12\"]}");

        assertThat(lint(year)).isEmpty();
        assertThat(lint(over))
                .extracting(LintFinding::code, LintFinding::pointer)
                .contains(tuple("pending-beyond-validity", "/currencies/0/lots/activation"));
        assertThat(lint(over.replace("2026-11-11\"}", "2026-11-12\"}")))
                .extracting(LintFinding::code)
                .containsExactly("dates-run-out");
    }

    @Test
    @DisplayName("finds misspelt event types of a reversal")
    void finds_misspelt_types() {
        assertThat(lint(CLEAN.replace("\"when\": \"order.refunded\"", "\"when\": \"order.refundet\"")))
                .extracting(LintFinding::code, LintFinding::pointer)
                .containsExactly(
                        tuple("order-refunded-not-reversed", "/rules/0"),
                        tuple("event-type-misspelt", "/reversals/0/when"));
        assertThat(lint(CLEAN.replace("\"reverses\": \"order.paid\"", "\"reverses\": \"order.payd\"")))
                .extracting(LintFinding::code, LintFinding::pointer)
                .contains(tuple("event-type-misspelt", "/reversals/0/reverses"));
    }

    @Test
    @DisplayName("is content with a deduction on refunds, as long as no reversal stands beside it")
    void allows_a_deduction() {
        String deducted = CLEAN.replace("content.voted-down", "order.refunded")
                .replaceFirst("\"reversals\": \\[.*],", "")
                .replace("{\"amount\": \"money\"}", "{}");

        assertThat(lint(deducted)).isEmpty();
    }

    @Test
    @DisplayName("is content with a deduction of a currency that the reversed event does not give")
    void allows_a_fine_beside_a_reversal() {
        assertThat(lint(CLEAN.replace("content.voted-down", "order.refunded")
                        .replace("\"currency\": \"points\", \"deduct\"", "\"currency\": \"growth\", \"deduct\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("does not mind sending points that have no end of their own")
    @ValueSource(strings = {"{\"ends\": \"never\"}", "{\"inactivity\": \"P6M\"}"})
    void allows_to_send_what_does_not_expire(String expiry) {
        assertThat(lint(CLEAN.replace("keep-expiry", "new-expiry").replace("{\"after\": \"P12M\"}", expiry)))
                .isEmpty();
    }

    @Test
    @DisplayName("minds sending points to which a rule gives an end")
    void minds_the_expiry_of_a_rule() {
        assertThat(lint(CLEAN.replace("keep-expiry", "new-expiry")
                        .replace("{\"after\": \"P12M\"}", "{\"ends\": \"never\"}")
                        .replace(
                                "\"points\", \"grant\": {\"points\": 2}",
                                "\"points\", \"grant\": {\"points\": 2}, \"expiry\": {\"endOf\": \"year\"}")))
                .extracting(LintFinding::code)
                .containsExactly("transfer-renews");
    }

    @Test
    @DisplayName("reports each loop of exchanges once, with its rate in lowest terms")
    void names_the_rate() {
        String twice = CLEAN.replace(
                "{\"id\": \"d\"",
                "{\"id\": \"e\", \"from\": \"coins\", \"give\": 2, \"to\": \"points\", \"get\": 4}, {\"id\": \"d\"");

        assertThat(lint(twice)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("exchange-loop");
            assertThat(finding.pointer()).isEqualTo("/exchanges/3");
            assertThat(finding.message()).contains("by way of e").endsWith("4 for 3");
        });
    }

    private static List<LintFinding> lint(String json) {
        return PointsProgram.KIND.lint(PointsProgram.KIND.read(json));
    }
}
