package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.policy.LintFinding;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lint of a tier program")
class TierProgramLintTest {

    private static final String CLEAN = """
            {"kind": "tier-program", "version": "1", "ladders": [
              {"id": "level", "counts": {"earned": "growth"}, "window": {"calendar": "year"},
               "validity": {"until": "period-end"}, "downgrade": {"step": "full", "grace": "P30D"}, "notice": "P30D",
               "tiers": [{"id": "basic", "from": 0}, {"id": "silver", "from": 500, "keep": 400}, {"id": "gold", "from": 2000, "keep": 1500}]},
              {"id": "spender", "counts": {"spend": "fen", "in": "CNY"}, "window": {"rolling": "P12M"},
               "tiers": [{"id": "black", "from": 1000000}]},
              {"id": "invited", "given": ["guest"]}],
             "offers": [
               {"id": "silver-month", "currency": "points", "price": 1000, "ladder": "level", "tier": "silver", "time": "P1M"},
               {"id": "silver-year", "currency": "points", "price": 9000, "ladder": "level", "tier": "silver", "time": "P12M"},
               {"id": "gold-month", "currency": "points", "price": 5000, "ladder": "level", "tier": "gold", "time": "P1M"}]}
            """;

    @Test
    @DisplayName("finds nothing in a clean one, though a black card begins above what most have")
    void finds_nothing() {
        assertThat(lint(CLEAN)).isEmpty();
    }

    @ParameterizedTest(name = "{2} at {3}")
    @DisplayName("finds")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "from": 0}, {"id": "silver"   | "from": 1}, {"id": "silver"   | tier-none-at-start     | /ladders/0/tiers/0/from      | members below 1 have no tier at all
        "from": 1000000               | "from": 0                     | ladder-single-tier     | /ladders/1/tiers             | ladder spender has nothing to climb to
        "from": 0}                    | "from": 0, "keep": -5}        | keep-unused            | /ladders/0/tiers/0/keep      | the -5 that keep it
        "step": "full", "grace": "P30D" | "step": "none"              | keep-unused            | /ladders/0/tiers/2/keep      | the 1500 that keep it
        "step": "full"                | "step": "none"                | grace-unused           | /ladders/0/downgrade/grace   | a grace of P30D never begins
        "step": "full"                | "step": "none"                | notice-unused          | /ladders/0/notice            | no fall is announced
        "step": "full"                | "step": "none"                | validity-unused        | /ladders/0/validity          | no review is ever held
        "keep": 1500                  | "keep": 400                   | keep-skips-tier        | /ladders/0/tiers/2/keep      | less than the 400 that keep silver also
        "keep": 1500                  | "keep": 499                   | keep-below-tier-before | /ladders/0/tiers/2/keep      | gold is kept with 499, while silver below it is reached with 500
        "notice": "P30D"              | "notice": "P13M"              | notice-beyond-validity | /ladders/0/notice            | a notice of P13M is longer than the P12M
        "calendar": "year"            | "calendar": "week"            | notice-beyond-validity | /ladders/0/notice            | a notice of P30D is longer than the P7D
        "grace": "P30D"               | "grace": "P366D"              | grace-beyond-period    | /ladders/0/downgrade/grace   | a grace of P366D outlasts the P12M
        {"rolling": "P12M"},          | {"rolling": "P12M"}, "notice": "P1Y1D", | notice-beyond-validity | /ladders/1/notice  | a notice of P1Y1D is longer than the P12M
        {"rolling": "P12M"},          | {"since": "ever"}, "notice": "P1D",     | notice-unused          | /ladders/1/notice  | does not fall by the mere course of time
        {"rolling": "P12M"},          | {"since": "tier-start"}, "validity": {"term": "P6M"}, "notice": "P7M", | notice-beyond-validity | /ladders/1/notice | longer than the P6M
        "tier": "gold"                | "tier": "basic"               | offer-of-floor         | /offers/2/tier               | sells basic, which everybody has
        "price": 9000                 | "price": 1000                 | offer-outdone          | /offers/0                    | silver-year gives as much as silver-month for 1000 instead of 1000 points
        "price": 5000                 | "price": 900                  | offer-outdone          | /offers/0                    | gold-month gives as much as silver-month for 900 instead of 1000 points
        """)
    void finds(String clean, String doubtful, String code, String pointer, String saying) {
        assertThat(CLEAN).contains(clean);

        assertThat(lint(CLEAN.replace(clean, doubtful))).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo(pointer);
            assertThat(finding.message()).contains(saying);
        });
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("does not mind")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "notice": "P30D"      | "notice": "P1Y"                                        | a notice of just a period
        "grace": "P30D"       | "grace": "P365D"                                       | a grace of just a period
        "keep": 1500          | "keep": 500                                            | a tier kept with what the one below is reached with
        "until": "period-end" | "until": "period-end", "later": 3                      | a long validity
        {"step": "full", "grace": "P30D"} | {"step": "one-step", "grace": "P30D"}      | a fall by a step
        {"rolling": "P12M"},  | {"since": "tier-start"}, "validity": {"term": "P6M"}, "downgrade": {"step": "none"}, | a term that the window needs
        "price": 9000         | "price": 90000                                         | a dear year
        """)
    void does_not_mind(String clean, String other, String what) {
        assertThat(CLEAN).contains(clean);

        assertThat(lint(CLEAN.replace(clean, other))).as(what).isEmpty();
    }

    @Test
    @DisplayName("does not mind tiers with one keep threshold where members fall by a step")
    void allows_equal_keeps_by_step() {
        String step = CLEAN.replace("\"step\": \"full\"", "\"step\": \"one-step\"")
                .replace("\"keep\": 400", "\"keep\": 500")
                .replace("\"keep\": 1500", "\"keep\": 500");

        assertThat(lint(step)).isEmpty();
    }

    @Test
    @DisplayName("finds one of two equal offers")
    void finds_one_of_two() {
        String twins = CLEAN.replace("\"price\": 9000", "\"price\": 1000").replace("\"P12M\"}", "\"P1M\"}");

        assertThat(lint(twins))
                .extracting(LintFinding::code, LintFinding::pointer)
                .contains(tuple("offer-outdone", "/offers/1"));
        assertThat(lint(twins)).extracting(LintFinding::pointer).doesNotContain("/offers/0");
    }

    @Test
    @DisplayName("finds both in a program where nobody begins with a tier and one ladder has only one")
    void finds_both() {
        assertThat(lint("""
                {"kind": "tier-program", "version": "1", "ladders": [
                  {"id": "level", "currency": "growth", "tiers": [{"id": "gold", "from": 2000}]}]}""")).extracting(LintFinding::code).containsExactly("tier-none-at-start", "ladder-single-tier");
    }

    private static List<LintFinding> lint(String json) {
        return TierProgram.KIND.lint(TierProgram.KIND.read(json));
    }
}
