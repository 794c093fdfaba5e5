package io.communitykit.membership.points.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert;

class TiersJsonPropertyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Property
    void changes_that_are_written_are_read_again(@ForAll("changes") List<TierChange> changes) {
        assertThat(TierChangesJson.read(Optional.ofNullable(TierChangesJson.write(changes))))
                .isEqualTo(changes);
    }

    @Property
    void places_that_are_written_are_read_again(@ForAll("places") TierState place) {
        assertThat(read(TierStateJson.write(place), place)).isEqualTo(place);
    }

    private static TierState read(String text) {
        return TierStateJson.read(text, Optional.empty(), Optional.empty(), NOON, Optional.empty());
    }

    private static TierState read(String text, TierState place) {
        return TierStateJson.read(text, place.tier(), place.climbed(), place.since(), place.dueAt());
    }

    @Example
    void the_form_is_fixed() {
        TierChange change = new TierChange(
                new LadderId("等级"),
                TierChange.Kind.LOWERED,
                Optional.of(new TierId("gold")),
                Optional.empty(),
                Optional.of(new TierId("silver")),
                -3,
                OptionalLong.of(500),
                Optional.of(NOON),
                new PolicyVersion("7"));

        assertThat(TierChangesJson.write(List.of(change)))
                .isEqualTo(
                        "[{\"ladder\":\"等级\",\"kind\":\"lowered\",\"from\":\"gold\",\"tier\":\"silver\",\"value\":-3,"
                                + "\"threshold\":500,\"until\":1772366400000000,\"policy\":\"7\"}]");
        assertThat(TierChangesJson.write(List.of())).isNull();
    }

    @Example
    void the_form_of_a_place_is_fixed() {
        TierLock lock = new TierLock(
                new IdempotencyKey(new EventSource("desk"), new EventId("1")),
                new TierId("gold"),
                TierLock.Hold.AT_LEAST,
                new Reason("sorry"),
                Optional.of(NOON));
        TierState place = new TierState(
                "sum",
                Optional.of(new TierId("gold")),
                Optional.empty(),
                NOON,
                NOON,
                5,
                DAY,
                DAY,
                Optional.of(NOON),
                Optional.of(new TierState.Grace(DAY, NOON)),
                Optional.empty(),
                List.of(lock),
                Tally.EMPTY.plus(9).plus(DAY, 40).plus(DAY.plusDays(1), -5),
                Optional.of(NOON));

        assertThat(TierStateJson.write(place))
                .isEqualTo("{\"counts\":\"sum\",\"climbedOn\":1772366400000000,\"from\":5,\"joined\":\"2026-03-01\","
                        + "\"period\":\"2026-03-01\",\"reviewAt\":1772366400000000,\"graceSince\":\"2026-03-01\","
                        + "\"graceUntil\":1772366400000000,\"locks\":[{\"source\":\"desk\",\"id\":\"1\",\"tier\":\"gold\","
                        + "\"hold\":\"at-least\",\"reason\":\"sorry\",\"until\":1772366400000000}],\"base\":9,"
                        + "\"days\":\"20513:40 20514:-5\"}");
    }

    @Example
    void nonsense_is_refused() {
        String change = "{\"ladder\":\"l\",\"kind\":\"raised\",\"value\":1,\"policy\":\"1\"";
        assertThat(TierChangesJson.read(Optional.of("[" + change + "}]"))).hasSize(1);
        for (String text : List.of(
                "",
                "nonsense",
                "{}",
                "[{}]",
                "[" + change,
                "[" + change + "}] []",
                "[" + change + ",\"value\":1.5}]",
                "[" + change + ",\"tier\":null}]",
                "[" + change + ",\"tier\":\"\"}]",
                "[" + change + ",\"later\":1}]",
                "[" + change.replace("raised", "praised") + "}]")) {
            assertUnreadable(() -> TierChangesJson.read(Optional.of(text)));
        }
    }

    @Example
    void nonsense_in_a_place_is_refused() {
        TierState empty = read(place(""));
        assertThat(empty.tally()).isEqualTo(Tally.EMPTY);
        for (String text : List.of(
                "",
                "[]",
                "{}",
                place("") + "1",
                place(",\"later\":1"),
                place(",\"days\":\"\""),
                place(",\"days\":\"5\""),
                place(",\"days\":\"5:\""),
                place(",\"days\":\"5:1 \""),
                place(",\"days\":\" 5:1\""),
                place(",\"days\":\"5:1  6:1\""),
                place(",\"days\":\"6:1 5:1\""),
                place(",\"days\":\"5:1 5:1\""),
                place(",\"days\":\"99999999999:1\""),
                place(",\"days\":\"5:99999999999999999999\""),
                place(",\"graceSince\":\"2026-03-01\""),
                place(",\"graceUntil\":5"),
                place(",\"locks\":[{\"source\":\"s\"}]"),
                place("").replace("2026-03-01", "2026-02-30"))) {
            assertUnreadable(() -> read(text));
        }
    }

    private static String place(String more) {
        return "{\"counts\":\"\",\"climbedOn\":0,\"from\":0,\"joined\":\"2026-03-01\",\"period\":\"2026-03-01\",\"base\":0"
                + more + "}";
    }

    private static void assertUnreadable(ThrowableAssert.ThrowingCallable reading) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(reading)
                .returns(ErrorCode.STORAGE_UNREADABLE, StorageException::code);
    }

    // ---- arbitraries

    private static Arbitrary<String> texts() {
        return Arbitraries.of("a", "\"\\", "金卡", "😀", "𠮷\u2028", "a,b:c d", "x".repeat(255));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.of(Timestamps.MIN, Timestamps.MAX, Instant.EPOCH, NOON, NOON.plusNanos(1_000));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, DAY);
    }

    private static Arbitrary<Optional<TierId>> tiers() {
        return texts().map(TierId::new).optional();
    }

    @Provide
    Arbitrary<List<TierChange>> changes() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.of(TierChange.Kind.class),
                        tiers(),
                        tiers(),
                        tiers(),
                        Arbitraries.longs(),
                        Arbitraries.longs().optional(),
                        instants().optional())
                .as((ladder, kind, from, to, tier, value, threshold, until) -> new TierChange(
                        new LadderId(ladder),
                        kind,
                        from,
                        to,
                        tier,
                        value,
                        threshold.isPresent() ? OptionalLong.of(threshold.get()) : OptionalLong.empty(),
                        until,
                        new PolicyVersion(ladder)))
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<List<TierLock>> locks() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        Arbitraries.of(TierLock.Hold.class),
                        instants().optional())
                .as((text, tier, hold, until) -> new TierLock(
                        new IdempotencyKey(new EventSource(text), new EventId(tier)),
                        new TierId(tier),
                        hold,
                        new Reason(text),
                        until))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<Tally> tallies() {
        Arbitrary<LocalDate> day = Arbitraries.longs()
                .between(Integer.MIN_VALUE, Integer.MAX_VALUE)
                .map(LocalDate::ofEpochDay);
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.maps(day, Arbitraries.longs()).ofMaxSize(400))
                .as((base, byDay) -> Tally.of(base, new TreeMap<>(byDay)));
    }

    @Provide
    Arbitrary<TierState> places() {
        Arbitrary<Optional<TierState.Grace>> grace =
                Combinators.combine(days(), instants()).as(TierState.Grace::new).optional();
        Arbitrary<TierState> dated = Combinators.combine(
                        texts(),
                        tiers(),
                        instants(),
                        Arbitraries.longs(),
                        days(),
                        instants().optional(),
                        grace,
                        instants().optional())
                .as((counts, tier, at, from, day, review, until, warned) -> new TierState(
                        counts,
                        tier,
                        tier,
                        at,
                        at,
                        from,
                        day,
                        DAY,
                        review,
                        until,
                        warned,
                        List.of(),
                        Tally.EMPTY,
                        review));
        return Combinators.combine(dated, locks(), tallies())
                .as((place, locks, tally) -> new TierState(
                        place.counts(),
                        place.tier(),
                        place.climbed(),
                        place.since(),
                        place.climbedOn(),
                        place.from(),
                        place.joined(),
                        place.period(),
                        place.reviewAt(),
                        place.grace(),
                        place.warned(),
                        locks,
                        tally,
                        place.dueAt()));
    }
}
