package io.communitykit.membership.points.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.StorageException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert;

class EntriesJsonPropertyTest {

    @Property
    void what_is_written_is_read_again(@ForAll("entries") List<Entry> entries) {
        assertThat(EntriesJson.read(EntriesJson.write(entries))).isEqualTo(entries);
    }

    @Property
    void shares_that_are_written_are_read_again(@ForAll("shares") List<LotShare> shares) {
        assertThat(SharesJson.read(SharesJson.write(shares))).isEqualTo(shares);
    }

    @Example
    void the_form_is_fixed() {
        CapWindow window = new CapWindow(new CapId("daily"), CapPeriod.DAY, LocalDate.of(2018, 3, 12));
        Entry capped = new Entry(
                new CurrencyId("积分😀"),
                EntryKind.EARN,
                Optional.of(new RuleId("up")),
                List.of(new RuleId("double")),
                10,
                4,
                204,
                Optional.of(new Limit.Cap(window, 4)));

        assertThat(EntriesJson.write(List.of(capped)))
                .isEqualTo(
                        "[{\"currency\":\"积分😀\",\"rule\":\"up\",\"multipliers\":[\"double\"],\"applied\":4,\"balance\":204,"
                                + "\"asked\":10,\"cap\":\"daily\",\"per\":\"day\",\"from\":\"2018-03-12\",\"room\":4}]");
    }

    @Example
    void the_form_of_lots_and_refunds_is_fixed() {
        Money cash = new Money(-90, Currency.getInstance("CNY"));
        Entry clawback = new Entry(
                new CurrencyId("points"),
                EntryKind.CLAWBACK,
                Optional.empty(),
                List.of(),
                -10,
                -4,
                0,
                Optional.of(new Limit.Refund(Clawback.NETTED, 1, 0, 2, 5, Optional.of(cash))),
                new Shift(-1, -2, 0, 1),
                sharesOfEachKind());
        Entry offset = new Entry(
                new CurrencyId("points"),
                EntryKind.RETURN,
                Optional.empty(),
                List.of(),
                9,
                4,
                4,
                Optional.of(new Limit.Offset(5)));

        assertThat(EntriesJson.write(List.of(clawback, offset)))
                .isEqualTo("[{\"currency\":\"points\",\"kind\":\"clawback\",\"applied\":-4,\"balance\":0,\"asked\":-10,"
                        + "\"clawback\":\"netted\",\"expired\":1,\"lost\":2,\"forgiven\":5,\"cash\":-90,\"cashIn\":\"CNY\","
                        + "\"available\":-1,\"pending\":-2,\"debt\":1,\"lots\":["
                        + "{\"lot\":\"17.0\",\"points\":-1,\"earned\":1},"
                        + "{\"lot\":\"17.1\",\"points\":-2,\"earned\":1,\"from\":1000001,\"expires\":2000001},"
                        + "{\"lot\":\"18.4095\",\"points\":0,\"earned\":1,\"waits\":\"order.paid\",\"cancel\":3000001,"
                        + "\"then\":\"after P1Y\",\"expires\":\"inactive\",\"lost\":4000001}]},"
                        + "{\"currency\":\"points\",\"kind\":\"return\",\"applied\":4,\"balance\":4,\"asked\":9,"
                        + "\"offset\":5}]");
    }

    private static List<LotShare> sharesOfEachKind() {
        Instant earned = Instant.EPOCH.plusNanos(1_000);
        ExpiryRule year = new ExpiryRule.After(Period.ofYears(1), Optional.empty());
        LotState waiting = new LotState.Waiting(EventType.ORDER_PAID, earned.plusSeconds(3), year);
        return List.of(
                new LotShare(
                        new LotId(17, 0), -1, new LotTerms(earned, LotState.Active.INSTANCE, LotExpiry.Never.INSTANCE)),
                new LotShare(
                        new LotId(17, 1),
                        -2,
                        new LotTerms(
                                earned,
                                new LotState.Pending(earned.plusSeconds(1)),
                                new LotExpiry.At(earned.plusSeconds(2)))),
                new LotShare(
                        new LotId(18, 4_095),
                        0,
                        new LotTerms(
                                earned, waiting, LotExpiry.Inactive.INSTANCE, Optional.of(earned.plusSeconds(4)))));
    }

    @Example
    void what_cannot_be_read_is_a_failed_store() {
        String usual = "\"currency\":\"a\",\"applied\":1,\"balance\":1";
        for (String text : List.of(
                "",
                "{}",
                "[1]",
                "[{}]",
                "[{\"currency\":1}]",
                "[{\"currency\":",
                "[{\"applied\":{}}]",
                "[{" + usual + ",\"kind\":\"x\"}]",
                "[{" + usual + ",\"asked\":2,\"clawback\":\"x\"}]",
                "[{" + usual + ",\"held\":2}]",
                "[{" + usual + ",\"lots\":[{\"lot\":\"1\",\"points\":1,\"earned\":1}]}]",
                "[{" + usual + ",\"lots\":[{\"lot\":\"1.0\",\"points\":1}]}]",
                "[{" + usual + ",\"lots\":[{\"lot\":\"1.0\",\"points\":1,\"earned\":1,\"expires\":\"x\"}]}]")) {
            assertFails(text, () -> EntriesJson.read(text));
        }
        assertFails("a share without a lot", () -> SharesJson.read("[{}]"));
    }

    private static void assertFails(String what, ThrowableAssert.ThrowingCallable reading) {
        assertThatExceptionOfType(StorageException.class)
                .as(what)
                .isThrownBy(reading)
                .satisfies(failure -> assertThat(failure.retryable()).isFalse());
    }

    @Provide
    Arbitrary<List<LotShare>> shares() {
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(Timestamps.toMicros(Timestamps.MIN), Timestamps.toMicros(Timestamps.MAX))
                .map(Timestamps::ofMicros);
        Arbitrary<LotState> states = Arbitraries.oneOf(
                Arbitraries.just(LotState.Active.INSTANCE),
                instants.map(LotState.Pending::new),
                Combinators.combine(instants, rules())
                        .as((at, then) -> new LotState.Waiting(EventType.ORDER_PAID, at, then)));
        Arbitrary<LotExpiry> expiries = Arbitraries.oneOf(
                Arbitraries.of(LotExpiry.Never.INSTANCE, LotExpiry.Inactive.INSTANCE), instants.map(LotExpiry.At::new));
        Arbitrary<LotId> ids = Combinators.combine(
                        Arbitraries.longs().between(1, (1L << 51) - 1),
                        Arbitraries.integers().between(0, 4_095))
                .as(LotId::new);
        return Combinators.combine(ids, Arbitraries.longs(), instants, states, expiries, instants.optional())
                .as((id, points, earned, state, expiry, firstLost) ->
                        new LotShare(id, points, new LotTerms(earned, state, expiry, firstLost)))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<ExpiryRule> rules() {
        return Arbitraries.of(
                ExpiryRule.Never.INSTANCE,
                new ExpiryRule.After(Period.of(1, 2, 3), Optional.empty()),
                new ExpiryRule.After(Period.ofDays(9), Optional.of(CalendarWindow.Period.MONTH)),
                new ExpiryRule.EndOf(CalendarWindow.Period.YEAR, 2),
                new ExpiryRule.Inactivity(Period.ofMonths(7), Optional.of(CalendarWindow.Period.YEAR)));
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> ids = Arbitraries.oneOf(
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20),
                Arbitraries.of("积分", "😀", "𠮷野家", "a\"b\\c\n\t", " ", "é", "{}"));
        return Combinators.combine(
                        ids,
                        Arbitraries.of(EntryKind.class),
                        ids.optional(),
                        ids.map(RuleId::new).list().ofMaxSize(3),
                        Arbitraries.longs(),
                        limits(ids).optional(),
                        shifts().optional(),
                        shares())
                .as((currency, kind, rule, multipliers, number, limit, moved, shares) -> {
                    long asked = moved.map(Shift::total).orElse(number);
                    boolean less = moved.isEmpty() && limit.isPresent() && asked != 0;
                    long applied = less ? asked / 2 : asked;
                    return new Entry(
                            new CurrencyId(currency),
                            kind,
                            rule.map(RuleId::new),
                            multipliers,
                            asked,
                            applied,
                            number,
                            less ? limit : Optional.empty(),
                            moved.orElse(Shift.available(applied)),
                            shares);
                })
                .list()
                .ofMaxSize(5);
    }

    /** Small enough that their sum stays in the range. */
    private static Arbitrary<Shift> shifts() {
        Arbitrary<Long> parts = Arbitraries.oneOf(
                Arbitraries.just(0L), Arbitraries.longs().between(Long.MIN_VALUE / 8, Long.MAX_VALUE / 8));
        return Combinators.combine(parts, parts, parts, parts).as(Shift::new);
    }

    private static Arbitrary<Limit> limits(Arbitrary<String> ids) {
        Arbitrary<Long> counts = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<Money> cash = Combinators.combine(Arbitraries.longs(), Arbitraries.of("CNY", "JPY", "KWD"))
                .as((minor, code) -> new Money(minor, Currency.getInstance(code)));
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Limit.Floor::new),
                Arbitraries.longs().greaterOrEqual(1).map(Limit.Offset::new),
                Combinators.combine(Arbitraries.of(Clawback.class), counts, counts, counts, counts, cash.optional())
                        .as(Limit.Refund::new),
                Combinators.combine(
                                ids,
                                Arbitraries.of(CapPeriod.class),
                                Arbitraries.integers().between(0, 40_000))
                        .as((id, period, day) ->
                                new Limit.Cap(new CapWindow(new CapId(id), period, LocalDate.ofEpochDay(day)), day)));
    }
}
