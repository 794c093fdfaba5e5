package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The document of a tier program")
class TierProgramDocumentTest {

    private static final String SOUND = """
            {"kind": "tier-program", "version": "1", "ladders": [
              {"id": "等级", "counts": {"earned": "growth"},
               "window": {"calendar": "year", "yearStart": "--04-01"}, "upgrade": "period-end",
               "validity": {"until": "period-end", "later": 1}, "downgrade": {"step": "one-step", "grace": "P30D"},
               "notice": "P2W",
               "tiers": [{"id": "普通", "from": 0}, {"id": "银卡", "from": 500, "keep": 400}, {"id": "金卡", "from": 2000, "keep": 1500}]},
              {"id": "黑卡", "given": ["黑卡", "黑卡+"]}],
             "offers": [{"id": "gold-month", "currency": "points", "price": 5000, "ladder": "等级", "tier": "金卡", "time": "P1M"}]}
            """;

    /** A ladder whose middle is left to be filled in. */
    private static String ladder(String middle) {
        return "{\"kind\": \"tier-program\", \"version\": \"1\", \"ladders\": [{\"id\": \"l\", " + middle
                + ", \"tiers\": [{\"id\": \"a\", \"from\": 0}, {\"id\": \"b\", \"from\": 5}]}]}";
    }

    private static Climb climb(String middle) {
        return TierProgram.KIND
                .read(ladder(middle))
                .ladder(new LadderId("l"))
                .orElseThrow()
                .climb()
                .orElseThrow();
    }

    private static List<Violation> refused(String json) {
        InvalidPolicyException refused =
                catchThrowableOfType(InvalidPolicyException.class, () -> TierProgram.KIND.read(json));
        assertThat(refused).as("refusal of %s", json).isNotNull();
        return refused.violations();
    }

    @Test
    @DisplayName("says how members climb, what they are given and what they can buy")
    void is_read() {
        TierProgram program = TierProgram.KIND.read(SOUND);

        TierLadder level = program.ladder(new LadderId("等级")).orElseThrow();
        assertThat(level.tiers())
                .containsExactly(
                        new Tier(new TierId("普通"), 0),
                        new Tier(new TierId("银卡"), 500, 400),
                        new Tier(new TierId("金卡"), 2_000, 1_500));
        assertThat(level.climb())
                .contains(new Climb(
                        new Measure.Earned(new CurrencyId("growth")),
                        new Window.Calendar(CalendarWindow.Period.YEAR, MonthDay.of(4, 1)),
                        Climb.Upgrade.PERIOD_END,
                        new Validity.PeriodEnd(1),
                        new Downgrade(Downgrade.Step.ONE_STEP, Period.ofDays(30)),
                        Optional.of(Period.ofDays(14))));
        TierLadder black = program.ladder(new LadderId("黑卡")).orElseThrow();
        assertThat(black.climb()).isEmpty();
        assertThat(black.tiers()).extracting(tier -> tier.id().value()).containsExactly("黑卡", "黑卡+");
        assertThat(program.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.price()).isEqualTo(5_000);
            assertThat(offer.currency()).isEqualTo(new CurrencyId("points"));
            assertThat(offer.tier()).isEqualTo(new TierId("金卡"));
            assertThat(offer.time()).isEqualTo(Period.ofMonths(1));
        });
    }

    @Test
    @DisplayName("in its short form means the same as the long form that says nothing but the balance")
    void has_a_short_form() {
        assertThat(TierProgram.KIND.read(ladder("\"currency\": \"growth\"")))
                .isEqualTo(TierProgram.KIND.read(ladder("\"counts\": {\"balance\": \"growth\"}")));
        assertThat(climb("\"currency\": \"growth\""))
                .isEqualTo(new Climb(new Measure.Balance(new CurrencyId("growth"))));
    }

    @Test
    @DisplayName("may leave out the window, the upgrade, the validity, the fall and the notice")
    void has_defaults() {
        Climb said = climb("""
                "counts": {"earned": "growth"}, "window": {"since": "ever"}, "upgrade": "at-once",
                "validity": {"asLongAs": "enough"}, "downgrade": {"step": "full"}""");

        assertThat(climb("\"counts\": {\"earned\": \"growth\"}")).isEqualTo(said);
        assertThat(said)
                .isEqualTo(new Climb(
                        new Measure.Earned(new CurrencyId("growth")),
                        Window.Lifetime.INSTANCE,
                        Climb.Upgrade.AT_ONCE,
                        Validity.Continuous.INSTANCE,
                        Downgrade.FULL,
                        Optional.empty()));
    }

    @Test
    @DisplayName("counts what came in, what is there, what was spent, or orders")
    void measures() {
        assertThat(climb("\"counts\": {\"spend\": \"fen\", \"in\": \"CNY\"}").measure())
                .isEqualTo(new Measure.Spend(new CurrencyId("fen"), Currency.getInstance("CNY")));
        assertThat(climb("\"counts\": {\"orders\": \"orders\"}").measure())
                .isEqualTo(new Measure.Orders(new CurrencyId("orders")));
    }

    @Test
    @DisplayName(
            "counts over a calendar stretch, rolling, since the tier began, between anniversaries, or from a day on")
    void windows() {
        assertThat(window("{\"calendar\": \"week\"}"))
                .isEqualTo(new Window.Calendar(CalendarWindow.Period.WEEK, MonthDay.of(1, 1)));
        assertThat(window("{\"rolling\": \"P12M\"}")).isEqualTo(new Window.Rolling(Period.ofMonths(12)));
        assertThat(window("{\"anniversary\": \"P1Y6M\"}")).isEqualTo(new Window.Anniversary(18));
        assertThat(window("{\"from\": \"2026-01-01\", \"until\": \"2027-01-01\"}"))
                .isEqualTo(new Window.Dated(LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2027, 1, 1))));
        assertThat(window("{\"from\": \"2026-01-01\"}"))
                .isEqualTo(new Window.Dated(LocalDate.of(2026, 1, 1), Optional.empty()));
        Climb since = climb("\"counts\": {\"earned\": \"g\"}, \"window\": {\"since\": \"tier-start\"}, "
                + "\"validity\": {\"term\": \"P6M\"}, \"downgrade\": {\"step\": \"none\"}");
        assertThat(since.window()).isEqualTo(Window.SinceTierStart.INSTANCE);
        assertThat(since.validity()).isEqualTo(new Validity.Term(Period.ofMonths(6)));
        assertThat(since.downgrade().step()).isEqualTo(Downgrade.Step.NONE);
    }

    private static Window window(String window) {
        return climb("\"counts\": {\"earned\": \"g\"}, \"window\": " + window).window();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @DisplayName("is refused where it says")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "from": 2000, "keep": 1500    | "from": 500                   | /ladders/0/tiers/2/from     | a threshold above the 500 before, got 500
        "from": 2000, "keep": 1500    | "from": 499                   | /ladders/0/tiers/2/from     | a threshold above the 500 before, got 499
        "keep": 400                   | "keep": 501                   | /ladders/0/tiers/1/keep     | at most the 500 that reach it, got 501
        "keep": 1500                  | "keep": 399                   | /ladders/0/tiers/2/keep     | at least the 400 that keep the tier before, got 399
        "keep": 400                   | "keep": 2e30                  | /ladders/0/tiers/1/keep     | 9223372036854775807
        "keep": 400                   | "keeps": 400                  | /ladders/0/tiers/1/keeps    | did you mean "keep"?
        "from": 500                   | "from": null                  | /ladders/0/tiers/1/from     | a whole number
        {"id": "金卡", "from"          | {"id": "银卡", "from"          | /ladders/0/tiers/2/id       | an id that no tier before has
        "黑卡+"                        | "黑卡"                         | /ladders/1/given/1          | an id that no tier before has
        ["黑卡", "黑卡+"]               | []                            | /ladders/1/given            | at least 1 element
        "id": "黑卡", "given"          | "id": "等级", "given"          | /ladders/1/id               | an id that no ladder before has
        "given"                       | "gives"                       | /ladders/1/gives            | did you mean "given"?
        "counts"                      | "count"                       | /ladders/0/count            | did you mean "counts"?
        {"earned": "growth"}          | {"earnt": "growth"}           | /ladders/0/counts/earnt     | did you mean "earned"?
        {"earned": "growth"}          | {"spend": "growth"}           | /ladders/0/counts/in        | an ISO 4217 currency code
        {"earned": "growth"}          | {"spend": "g", "in": "RMB"}   | /ladders/0/counts/in        | an ISO 4217 currency code
        {"earned": "growth"}          | {"earned": "g", "balance": "g"} | /ladders/0/counts         | exactly one of
        {"earned": "growth"}          | {"balance": "growth"}         | /ladders/0/window           | lifetime, since a balance has no window, got {"calendar": "year"}
        "notice": "P2W"               | "notify": "P2W"               | /ladders/0/notify           | did you mean "notice"?
        "notice": "P2W"               | "notice": "P0D"               | /ladders/0/notice           | above 0 and at most 1000 years
        "notice": "P2W"               | "notice": "P1001Y"            | /ladders/0/notice           | above 0 and at most 1000 years
        "grace": "P30D"               | "grace": "P999999Y"           | /ladders/0/downgrade/grace  | above 0 and at most 1000 years
        "grace": "P30D"               | "grace": "PT30M"              | /ladders/0/downgrade/grace  | an ISO 8601 period
        "grace": "P30D"               | "grace": "-P30D"              | /ladders/0/downgrade/grace  | an ISO 8601 period
        "one-step"                    | "onestep"                     | /ladders/0/downgrade/step   | did you mean "one-step"?
        "step": "one-step", "grace"   | "grace"                       | /ladders/0/downgrade/step   | got nothing
        "upgrade": "period-end"       | "upgrade": "at once"          | /ladders/0/upgrade          | did you mean "at-once"?
        "--04-01"                     | "--02-29"                     | /ladders/0/window/yearStart | the day at most the 28th, got "--02-29"
        "--04-01"                     | "--13-01"                     | /ladders/0/window/yearStart | the day at most the 28th
        "--04-01"                     | "04-01"                       | /ladders/0/window/yearStart | month and day such as "--04-01"
        "calendar": "year"            | "calendar": "week"            | /ladders/0/window/yearStart | nothing, since days and weeks do not follow the year, got "--04-01"
        "calendar": "year"            | "calendar": "decade"          | /ladders/0/window/calendar  | one of "day", "week"
        {"calendar": "year", "yearStart": "--04-01"} | {"rolling": "P12M"} | /ladders/0/upgrade     | at once, since the window has no periods, got "period-end"
        {"calendar": "year", "yearStart": "--04-01"} | {"rolling": "P12M"} | /ladders/0/validity    | continuous or a term, since the window has no periods, got {"until": "period-end"}
        {"calendar": "year", "yearStart": "--04-01"} | {"rolling": "P0M"}  | /ladders/0/window/rolling | above 0 and at most 1000 years
        {"calendar": "year", "yearStart": "--04-01"} | {"rolling": "P12001M"} | /ladders/0/window/rolling | above 0 and at most 1000 years
        {"calendar": "year", "yearStart": "--04-01"} | {"anniversary": "P365D"} | /ladders/0/window/anniversary | whole months or years, at most P1200M, got "P365D"
        {"calendar": "year", "yearStart": "--04-01"} | {"anniversary": "P101Y"} | /ladders/0/window/anniversary | whole months or years, at most P1200M, got "P101Y"
        {"calendar": "year", "yearStart": "--04-01"} | {"from": "2026-02-29"} | /ladders/0/window/from | a date such as
        {"calendar": "year", "yearStart": "--04-01"} | {"from": "2026-02-01", "until": "2026-02-01"} | /ladders/0/window/until | a date after from 2026-02-01, got "2026-02-01"
        {"calendar": "year", "yearStart": "--04-01"} | {"since": "tierstart"} | /ladders/0/window/since | did you mean "tier-start"?
        {"calendar": "year", "yearStart": "--04-01"} | "lifetime"          | /ladders/0/window         | an object with exactly one of "since", "calendar", "rolling", "anniversary", "from"
        "validity": {"until": "period-end", "later": 1}, | ``         | /ladders/0/validity         | to a period's end, as upgrades, got nothing
        {"until": "period-end", "later": 1} | {"term": "P6M"}         | /ladders/0/validity         | to a period's end, as upgrades, got {"term": "P6M"}
        {"until": "period-end", "later": 1} | {"asLongAs": "enough"}  | /ladders/0/validity         | to a period's end, as upgrades, got {"asLongAs": "enough"}
        "later": 1                    | "later": 101                  | /ladders/0/validity/later   | at most 100
        "later": 1                    | "later": -1                   | /ladders/0/validity/later   | at least 0
        "price": 5000                 | "price": 0                    | /offers/0/price             | at least 1
        "ladder": "等级"               | "ladder": "等"                 | /offers/0/ladder            | ladder of the program (one of 等级, 黑卡), got "等"
        "tier": "金卡"                 | "tier": "钻石"                 | /offers/0/tier              | tier of the ladder 等级 (one of 普通, 银卡, 金卡), got "钻石"
        "time": "P1M"                 | "time": "P0M"                 | /offers/0/time              | above 0 and at most 1000 years
        "offers": [                   | "offer": [                    | /offer                      | did you mean "offers"?
        """)
    void is_refused(String sound, String broken, String pointer, String saying) {
        assertThat(SOUND).contains(sound);

        assertThat(refused(SOUND.replace(sound, broken))).anySatisfy(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.toString()).contains(saying);
        });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("is refused where parts do not go together, at the part")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "window": {"since": "tier-start"}                                     | /ladders/0/validity  | a term, since the window begins with the tier, got nothing
        "window": {"since": "tier-start"}, "validity": {"asLongAs": "enough"} | /ladders/0/validity  | a term, since the window begins with the tier, got {"asLongAs": "enough"}
        "downgrade": {"step": "one-step"}                                     | /ladders/0/downgrade | with a grace, or one step would be followed by the next at once, got {"step": "one-step"}
        "upgrade": "period-end"                                               | /ladders/0/upgrade   | at once, since the window has no periods, got "period-end"
        """)
    void parts_go_together(String parts, String pointer, String saying) {
        assertThat(refused(ladder("\"counts\": {\"earned\": \"g\"}, " + parts)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.toString()).contains(saying);
                });
    }

    @Test
    @DisplayName("names every fault at once, offers of a faulty ladder aside")
    void names_all() {
        String broken = SOUND.replace("\"keep\": 400", "\"keep\": 501")
                .replace("{\"calendar\": \"year\", \"yearStart\": \"--04-01\"}", "{\"rolling\": \"P12M\"}")
                .replace("\"黑卡+\"", "\"黑卡\"")
                .replace(
                        "\"offers\": [",
                        "\"offers\": [{\"id\": \"gold-month\", \"currency\": \"points\", \"price\": 1, "
                                + "\"ladder\": \"等级\", \"tier\": \"普通\", \"time\": \"P1D\"},");

        assertThat(refused(broken))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/ladders/0/tiers/1/keep",
                        "/ladders/0/upgrade",
                        "/ladders/0/validity",
                        "/ladders/1/given/1",
                        "/offers/1/id");
    }

    @Test
    @DisplayName("that falls behind by default is told once, at the threshold")
    void tells_a_fall_once() {
        String broken = SOUND.replace("\"from\": 2000, \"keep\": 1500", "\"from\": 300");

        assertThat(refused(broken)).extracting(Violation::pointer).containsExactly("/ladders/0/tiers/2/from");
    }

    @Test
    @DisplayName("is described for editors: every alternative with its own required field")
    void has_a_schema() {
        String schema = TierProgram.KIND.schema();

        assertThat(schema).contains("\"counts\"", "\"given\"", "\"anniversary\"", "\"period-end\"", "\"one-step\"");
        assertThat(schema).contains("^(?:--(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]))$");
        assertThat(schema).isEqualTo(TierProgram.KIND.schema());
    }
}
