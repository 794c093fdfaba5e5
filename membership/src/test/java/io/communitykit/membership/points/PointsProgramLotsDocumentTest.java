package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.lot.Reinstatement;
import io.communitykit.membership.points.lot.TransferRule;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A points program's document with lots, reversals and exchanges")
class PointsProgramLotsDocumentTest {

    private static final String SOUND = """
            {
              "kind": "points-program", "version": "v1", "program": "shop", "zone": "Asia/Shanghai",
              "attributes": {"amount": "money", "total": "money", "score": "number"},
              "currencies": [
                {"id": "points", "start": 5, "lots": {
                  "activation": {"event": "order.received", "cancelAfter": "P30D"},
                  "expiry": {"after": "P1Y2M", "roundUpTo": "half-year"},
                  "order": "fifo", "holdFor": "PT30M",
                  "clawback": "limited-debt", "debtLimit": 500,
                  "grace": "P1W", "reinstatement": {"within": "P30D", "validFor": "P14D"},
                  "transfer": "keep-expiry",
                  "value": {"points": 100, "money": {"amount": "1.00", "currency": "CNY"}}}},
                {"id": "plain", "lots": {}},
                {"id": "growth", "start": -3, "floor": -5}],
              "rules": [
                {"id": "paid", "when": "order.paid", "to": "actor", "currency": "points", "grant": {"points": 3}},
                {"id": "soon", "when": "content.liked", "to": "actor", "currency": "plain", "grant": {"points": 3},
                 "activation": {"after": "P7D"}, "expiry": {"endOf": "year", "later": 1}},
                {"id": "feast", "when": "content.shared", "to": "actor", "currency": "points", "grant": {"points": 3},
                 "activation": {"dates": ["2026-06-18", "2026-11-11"]}, "expiry": {"inactivity": "P6M", "roundUpTo": "month"}},
                {"id": "kept", "when": "content.viewed", "to": "actor", "currency": "points", "grant": {"points": 3},
                 "activation": {"starts": "at-once"}, "expiry": {"ends": "never"}}],
              "reversals": [
                {"id": "refund", "when": "order.refunded", "where": {"attribute": "score", "atLeast": 1},
                 "reverses": "order.paid", "refunded": "amount", "paid": "total"},
                {"id": "unlike", "when": "content.unliked", "reverses": "content.liked"}],
              "exchanges": [
                {"id": "to-mall", "from": "points", "give": 6, "program": "mall", "to": "coins", "get": 4},
                {"id": "swap", "from": "plain", "give": 1, "to": "points", "get": 2}],
              "stillActivating": ["return.refused"],
              "futureTolerance": "PT90S"
            }
            """;

    private final PointsProgram program = PointsProgram.KIND.read(SOUND);

    @Test
    @DisplayName("says everything about a currency's lots")
    void lots() {
        Money yuan = new Money(100, Currency.getInstance("CNY"));

        assertThat(program.currencies().get(0))
                .isEqualTo(new PointsCurrency(
                        new CurrencyId("points"),
                        5,
                        0,
                        Optional.of(new LotPolicy(
                                new ActivationRule.OnEvent(new EventType("order.received"), Period.ofDays(30)),
                                new ExpiryRule.After(Period.of(1, 2, 0), Optional.of(CalendarWindow.Period.HALF_YEAR)),
                                ConsumptionOrder.FIFO,
                                Optional.of(Duration.ofMinutes(30)),
                                Clawback.LIMITED_DEBT,
                                500,
                                Optional.of(Period.ofDays(7)),
                                Optional.of(new Reinstatement(Period.ofDays(30), Period.ofDays(14))),
                                TransferRule.KEEP_EXPIRY,
                                Optional.of(new PointsValue(100, yuan))))));
    }

    @Test
    @DisplayName("takes the defaults for lots of which nothing is said, and keeps no lots where there are none")
    void defaults() {
        assertThat(program.currencies().get(1).lots()).contains(LotPolicy.DEFAULT);
        assertThat(program.currencies().get(2))
                .isEqualTo(new PointsCurrency(new CurrencyId("growth"), -3, -5, Optional.empty()));
    }

    @Test
    @DisplayName("says when a rule's own points begin and end")
    void terms_of_rules() {
        assertThat(program.rules())
                .extracting(EarningRule::activation, EarningRule::expiry)
                .containsExactly(
                        tuple(Optional.empty(), Optional.empty()),
                        tuple(
                                Optional.of(new ActivationRule.After(Period.ofDays(7))),
                                Optional.of(new ExpiryRule.EndOf(CalendarWindow.Period.YEAR, 1))),
                        tuple(
                                Optional.of(new ActivationRule.OnDates(
                                        List.of(LocalDate.of(2026, 6, 18), LocalDate.of(2026, 11, 11)))),
                                Optional.of(new ExpiryRule.Inactivity(
                                        Period.ofMonths(6), Optional.of(CalendarWindow.Period.MONTH)))),
                        tuple(Optional.of(ActivationRule.AtOnce.INSTANCE), Optional.of(ExpiryRule.Never.INSTANCE)));
        assertThat(program.activating())
                .containsExactlyInAnyOrder(new EventType("order.received"), new EventType("return.refused"));
    }

    @Test
    @DisplayName("says what undoes what, at which rates currencies are exchanged, and how far facts may be ahead")
    void reversals_and_exchanges() {
        assertThat(program.reversals())
                .extracting(ReversalRule::id, ReversalRule::when, ReversalRule::of, ReversalRule::share)
                .containsExactly(
                        tuple(
                                new RuleId("refund"),
                                EventType.ORDER_REFUNDED,
                                EventType.ORDER_PAID,
                                Optional.of(new ReversalRule.Share(
                                        new AttributeName("amount"), new AttributeName("total")))),
                        tuple(
                                new RuleId("unlike"),
                                new EventType("content.unliked"),
                                EventType.CONTENT_LIKED,
                                Optional.empty()));
        assertThat(program.reversals().get(0).condition()).isPresent();
        assertThat(program.exchanges())
                .containsExactly(
                        new ExchangeRule(
                                new RuleId("to-mall"),
                                new CurrencyId("points"),
                                3,
                                Optional.of(new ProgramId("mall")),
                                new CurrencyId("coins"),
                                2),
                        new ExchangeRule(
                                new RuleId("swap"),
                                new CurrencyId("plain"),
                                1,
                                Optional.empty(),
                                new CurrencyId("points"),
                                2));
        assertThat(program.stillActivating()).containsExactly(new EventType("return.refused"));
        assertThat(program.activating()).contains(new EventType("return.refused"), new EventType("order.received"));
        assertThat(program.futureTolerance()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    @DisplayName("may say nothing of all this, and is then without lots, reversals and exchanges")
    void says_nothing() {
        PointsProgram bare = PointsProgram.KIND.read("""
                {"kind": "points-program", "version": "v", "program": "p", "zone": "UTC", "currencies": [{"id": "growth"}]}
                """);

        assertThat(bare.currencies()).containsExactly(new PointsCurrency(new CurrencyId("growth"), 0, 0));
        assertThat(bare.reversals()).isEmpty();
        assertThat(bare.exchanges()).isEmpty();
        assertThat(bare.futureTolerance()).isEqualTo(PointsProgram.DEFAULT_FUTURE_TOLERANCE);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @DisplayName(
            "stands for a currency that in code, too, neither starts nor ends below 0 where there are lots: start and floor")
    @CsvSource({"-1, 0", "-1, -1", "0, -1", "5, 1"})
    void no_debt_from_the_start(long start, long floor) {
        assertThatThrownBy(() -> new PointsCurrency(new CurrencyId("p"), start, floor, Optional.of(LotPolicy.DEFAULT)))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest(name = "{2}: {3}")
    @DisplayName("is refused where")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "start": 5                  | "start": -5                     | /currencies/0/start                     | 0 or more, since
                    "start": 5                  | "start": 5, "floor": 5          | /currencies/0/floor                     | 0, since
                    "start": -3                 | "start": -6                     | /currencies/2/start                     | at least the floor -5
                    "cancelAfter": "P30D"       | "cancelAfter": "P0D"            | /currencies/0/lots/activation/cancelAfter | above 0 and at most 1000 years
                    , "cancelAfter": "P30D"     | ``                              | /currencies/0/lots/activation/cancelAfter | got nothing
                    "event": "order.received"   | "event": "order received"       | /currencies/0/lots/activation/event     | without space
                    "event": "order.received"   | "evnt": "order.received"        | /currencies/0/lots/activation/evnt      | did you mean "event"?
                    "after": "P1Y2M"            | "after": "P-1Y"                 | /currencies/0/lots/expiry/after         | an ISO 8601 period
                    "after": "P1Y2M"            | "after": "PT1H"                 | /currencies/0/lots/expiry/after         | an ISO 8601 period
                    "after": "P1Y2M"            | "after": "P1001Y"               | /currencies/0/lots/expiry/after         | at most 1000 years
                    "after": "P1Y2M"            | "after": "P999999Y999999M999999W999999D" | /currencies/0/lots/expiry/after | at most 1000 years
                    "after": "P1Y2M"            | "after": "P1Y", "endOf": "year" | /currencies/0/lots/expiry               | exactly one of
                    "roundUpTo": "half-year"    | "roundUpTo": "half-yaer"        | /currencies/0/lots/expiry/roundUpTo     | did you mean "half-year"?
                    "order": "fifo"             | "order": "fifa"                 | /currencies/0/lots/order                | did you mean "fifo"?
                    "holdFor": "PT30M"          | "holdFor": "PT0S"               | /currencies/0/lots/holdFor              | above 0
                    "holdFor": "PT30M"          | "holdFor": "P366001D"           | /currencies/0/lots/holdFor              | at most 366000 days
                    "clawback": "limited-debt"  | "clawback": "limited"           | /currencies/0/lots/clawback             | one of "pending-only"
                    "clawback": "limited-debt"  | "clawback": "unlimited-debt"    | /currencies/0/lots/debtLimit            | nothing, since only
                    , "debtLimit": 500          | ``                              | /currencies/0/lots/debtLimit            | the largest debt
                    "debtLimit": 500            | "debtLimit": -1                 | /currencies/0/lots/debtLimit            | 0
                    "id": "plain", "lots": {}   | "id": "plain", "lots": {"clawback": "netted"} | /currencies/1/lots/value  | what points are worth
                    "grace": "P1W"              | "grace": "P0W"                  | /currencies/0/lots/grace                | above 0
                    "within": "P30D"            | "within": "P0D"                 | /currencies/0/lots/reinstatement/within | above 0
                    , "validFor": "P14D"        | ``                              | /currencies/0/lots/reinstatement/validFor | got nothing
                    "transfer": "keep-expiry"   | "transfer": "keep-expiri"       | /currencies/0/lots/transfer             | did you mean "keep-expiry"?
                    "points": 100               | "points": 0                     | /currencies/0/lots/value/points         | 1
                    "amount": "1.00"            | "amount": "0.00"                | /currencies/0/lots/value/money          | an amount above 0
                    "after": "P7D"              | "after": "P0D"                  | /rules/1/activation/after               | above 0
                    "later": 1                  | "later": 101                    | /rules/1/expiry/later                   | 100
                    "later": 1                  | "later": -1                     | /rules/1/expiry/later                   | 0
                    ["2026-06-18", "2026-11-11"] | []                             | /rules/2/activation/dates               | 0 elements
                    "2026-11-11"                | "2026-06-18"                    | /rules/2/activation/dates/1             | a date after 2026-06-18
                    "2026-11-11"                | "2026-02-30"                    | /rules/2/activation/dates/1             | a date such as
                    "inactivity": "P6M"         | "inactivity": "P0M"             | /rules/2/expiry/inactivity              | above 0
                    "starts": "at-once"         | "starts": "once"                | /rules/3/activation/starts              | "at-once"
                    "ends": "never"             | "ends": "nevr"                  | /rules/3/expiry/ends                    | did you mean "never"?
                    "id": "refund"              | "id": "paid"                    | /reversals/0/id                         | an id that no rule
                    "id": "unlike"              | "id": "refund"                  | /reversals/1/id                         | an id that no rule
                    "attribute": "score"        | "attribute": "scor"             | /reversals/0/where/attribute            | did you mean "score"?
                    "refunded": "amount"        | "refunded": "amuont"            | /reversals/0/refunded                   | did you mean "amount"?
                    "paid": "total"             | "paid": "score"                 | /reversals/0/paid                       | an attribute of type money
                    , "paid": "total"           | ``                              | /reversals/0                            | got "only refunded"
                    "refunded": "amount", "paid" | "paid"                         | /reversals/0                            | got "only paid"
                    "id": "swap"                | "id": "refund"                  | /exchanges/1/id                         | an id that no rule
                    "from": "plain"             | "from": "plian"                 | /exchanges/1/from                       | did you mean "plain"?
                    "to": "points", "get": 2    | "to": "poinst", "get": 2        | /exchanges/1/to                         | did you mean "points"?
                    "to": "points", "get": 2    | "to": "plain", "get": 2         | /exchanges/1/to                         | another currency than from
                    "program": "mall"           | "program": "shop"               | /exchanges/0/program                    | another program
                    "give": 6                   | "give": 0                       | /exchanges/0/give                       | 1
                    "get": 4                    | "get": 0                        | /exchanges/0/get                        | 1
                    ["return.refused"]          | ["Return Refused"]              | /stillActivating/0                      | event type
                    "futureTolerance": "PT90S"  | "futureTolerance": "-PT90S"     | /futureTolerance                        | an ISO 8601 duration
                    """)
    void is_refused(String sound, String broken, String pointer, String saying) {
        assertThat(SOUND).contains(sound);

        assertThat(violations(SOUND.replace(sound, broken)))
                .filteredOn(violation -> violation.pointer().equals(pointer))
                .singleElement()
                .asString()
                .contains(saying);
    }

    @Test
    @DisplayName("has all its faults of structure reported at once")
    void reports_all_faults_of_structure() {
        String broken = SOUND.replace("\"grace\": \"P1W\"", "\"grace\": \"P0D\"")
                .replace("\"later\": 1", "\"later\": 101")
                .replace("\"give\": 6", "\"give\": 0")
                .replace("\"order\": \"fifo\"", "\"ordre\": \"fifo\"");

        assertThat(violations(broken))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/currencies/0/lots/grace",
                        "/rules/1/expiry/later",
                        "/exchanges/0/give",
                        "/currencies/0/lots/ordre");
    }

    @Test
    @DisplayName("has all its faults of meaning reported at once")
    void reports_all_faults_of_meaning() {
        String broken = SOUND.replace("\"start\": 5", "\"start\": -5")
                .replace(", \"debtLimit\": 500", "")
                .replace("\"amount\": \"1.00\"", "\"amount\": \"-1.00\"")
                .replace("\"2026-11-11\"", "\"2026-01-01\"")
                .replace("\"refunded\": \"amount\"", "\"refunded\": \"amuont\"")
                .replace("\"from\": \"plain\"", "\"from\": \"plian\"");

        assertThat(violations(broken))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/currencies/0/start",
                        "/currencies/0/lots/debtLimit",
                        "/currencies/0/lots/value/money",
                        "/rules/2/activation/dates/1",
                        "/reversals/0/refunded",
                        "/exchanges/1/from");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is described by its schema at")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /currencies/items/properties/lots/required                          | []
                    /currencies/items/properties/lots/properties/clawback/enum          | ["pending-only","within-balance","limited-debt","unlimited-debt","netted"]
                    /currencies/items/properties/lots/properties/order/enum             | ["expiry-first","fifo","lifo","proportional"]
                    /currencies/items/properties/lots/properties/transfer/enum          | ["refused","keep-expiry","new-expiry"]
                    /currencies/items/properties/lots/properties/debtLimit/minimum      | 0
                    /currencies/items/properties/lots/properties/grace/pattern          | "^(?:P(?=[0-9])([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?)$"
                    /currencies/items/properties/lots/properties/reinstatement/required | ["within","validFor"]
                    /currencies/items/properties/lots/properties/value/required         | ["points","money"]
                    /currencies/items/properties/lots/properties/activation/oneOf/3/required | ["event","cancelAfter"]
                    /rules/items/properties/activation/oneOf/0/properties/starts/enum   | ["at-once"]
                    /rules/items/properties/activation/oneOf/1/required                 | ["after"]
                    /rules/items/properties/activation/oneOf/2/properties/dates/minItems | 1
                    /rules/items/properties/expiry/oneOf/0/properties/ends/enum         | ["never"]
                    /rules/items/properties/expiry/oneOf/1/properties/roundUpTo/enum    | ["day","week","month","quarter","half-year","year"]
                    /rules/items/properties/expiry/oneOf/2/properties/later/maximum     | 100
                    /rules/items/properties/expiry/oneOf/3/required                     | ["lastDay"]
                    /rules/items/properties/expiry/oneOf/4/required                     | ["inactivity"]
                    /reversals/items/required                                           | ["id","when","reverses"]
                    /exchanges/items/required                                           | ["id","from","give","to","get"]
                    /exchanges/items/properties/give/minimum                            | 1
                    /stillActivating/type                                               | "array"
                    /futureTolerance/type                                               | "string"
                    """)
    void is_described(String pointer, String expected) throws IOException {
        assertThat(at("/properties" + pointer)).isEqualTo(expected);
    }

    @Test
    @DisplayName("describes each of its new fields for the author")
    void describes_fields() throws IOException {
        assertThat(at("/properties/currencies/items/properties/lots/description"))
                .contains("leave it out");
        assertThat(at("/properties/reversals/items/properties/refunded/description"))
                .contains("refunded now");
        assertThat(at("/properties/exchanges/description")).contains("Rates");
    }

    private static String at(String pointer) throws IOException {
        StringWriter found = new StringWriter();
        JsonFactory factory = new JsonFactory();
        try (JsonParser parser = new FilteringParserDelegate(
                        factory.createParser(PointsProgram.KIND.schema()),
                        new JsonPointerBasedFilter(pointer),
                        TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                        false);
                JsonGenerator out = factory.createGenerator(found)) {
            assertThat(parser.nextToken()).as(pointer).isNotNull();
            out.copyCurrentStructure(parser);
        }
        return found.toString();
    }

    private static List<Violation> violations(String json) {
        InvalidPolicyException refused =
                catchThrowableOfType(InvalidPolicyException.class, () -> PointsProgram.KIND.read(json));
        assertThat(refused).as("the document is refused").isNotNull();
        return refused.violations();
    }
}
