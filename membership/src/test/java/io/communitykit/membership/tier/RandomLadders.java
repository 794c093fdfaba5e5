package io.communitykit.membership.tier;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Ladders of every legal kind, and histories in which the clock moves from minutes to months and sometimes back. */
final class RandomLadders {

    static final CurrencyId GROWTH = new CurrencyId("growth");
    static final CurrencyId POINTS = new CurrencyId("points");

    private RandomLadders() {}

    /** Where, from when, and by which ladders members climb. */
    record World(ZoneId zone, LocalDateTime start, long startPoints, long floor, List<TierLadder> ladders) {

        /** A balance that is never too low for anything. */
        World deep() {
            return new World(zone, start, startPoints, -1_000_000, ladders);
        }
    }

    static Arbitrary<World> worlds() {
        Arbitrary<List<TierLadder>> ladders = Combinators.combine(
                        ladders("a"), ladders("b").optional(0.5))
                .as((first, second) ->
                        second.map(other -> List.of(first, other)).orElse(List.of(first)));
        return worlds(ladders);
    }

    static Arbitrary<World> worlds(Arbitrary<List<TierLadder>> ladders) {
        return Combinators.combine(
                        Arbitraries.of("UTC", "Asia/Shanghai", "America/Sao_Paulo", "Africa/Cairo")
                                .map(ZoneId::of),
                        Arbitraries.of(
                                        "2018-02-10T22:00",
                                        "2018-10-31T23:55",
                                        "2023-04-20T12:00",
                                        "2023-10-20T12:00",
                                        "2024-01-31T23:50",
                                        "2024-02-29T10:00")
                                .map(LocalDateTime::parse),
                        Arbitraries.of(0L, 0L, 5L),
                        Arbitraries.of(-40L, -1_000L),
                        ladders)
                .as(World::new);
    }

    static Arbitrary<TierLadder> ladders(String id) {
        return Combinators.combine(tiers(), climbs())
                .as((tiers, climb) -> new TierLadder(new LadderId(id), tiers, Optional.of(climb)));
    }

    static Arbitrary<List<Tier>> tiers() {
        Arbitrary<Long> first = Arbitraries.of(0L, 10L, 5L, -20L, 40L);
        Arbitrary<Long> rise = fives(1, 12);
        Arbitrary<Long> below = Arbitraries.of(0L, 5L, 20L, 50L);
        return Combinators.combine(
                        first,
                        Combinators.combine(rise, below)
                                .as(Tuple::of)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as((enter, steps) -> {
                    List<Tier> tiers = new ArrayList<>();
                    long from = enter;
                    long keep = Long.MIN_VALUE;
                    for (Tuple.Tuple2<Long, Long> step : steps) {
                        keep = Math.max(keep, from - step.get2());
                        tiers.add(new Tier(new TierId("t" + tiers.size()), from, keep));
                        from += step.get1();
                    }
                    return tiers;
                });
    }

    static Arbitrary<Climb> climbs() {
        Arbitrary<Optional<Climb>> any = Combinators.combine(
                        Arbitraries.of(GROWTH, GROWTH, POINTS),
                        windows(),
                        Arbitraries.of(Climb.Upgrade.class),
                        validities(),
                        downgrades(),
                        spans().optional(0.4))
                .as(RandomLadders::climb);
        return any.filter(Optional::isPresent).map(Optional::orElseThrow);
    }

    private static Optional<Climb> climb(
            CurrencyId currency,
            Optional<Window> window,
            Climb.Upgrade upgrade,
            Validity validity,
            Downgrade downgrade,
            Optional<Period> notice) {
        Measure measure = window.isPresent() ? new Measure.Earned(currency) : new Measure.Balance(currency);
        Window over = window.orElse(Window.Lifetime.INSTANCE);
        return Climb.problems(measure, over, upgrade, validity, downgrade).isEmpty()
                ? Optional.of(new Climb(measure, over, upgrade, validity, downgrade, notice))
                : Optional.empty();
    }

    /** None for a balance. */
    private static Arbitrary<Optional<Window>> windows() {
        Arbitrary<Window> calendar = Combinators.combine(
                        Arbitraries.of(CalendarWindow.Period.class),
                        Arbitraries.of(MonthDay.of(1, 1), MonthDay.of(1, 1), MonthDay.of(4, 6), MonthDay.of(11, 28)))
                .as((period, start) -> new Window.Calendar(
                        period,
                        period == CalendarWindow.Period.DAY || period == CalendarWindow.Period.WEEK
                                ? Window.Calendar.NEW_YEAR
                                : start));
        Arbitrary<LocalDate> days = Arbitraries.of("2018-02-12", "2018-11-04", "2023-04-28", "2023-10-27", "2024-03-01")
                .map(LocalDate::parse);
        Arbitrary<Window> dated = Combinators.combine(
                        days, Arbitraries.integers().between(1, 60).optional())
                .as((from, length) -> new Window.Dated(from, length.map(from::plusDays)));
        Arbitrary<Window> windows = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Window.Lifetime.INSTANCE)),
                Tuple.of(4, calendar),
                Tuple.of(3, spans().map(Window.Rolling::new)),
                Tuple.of(2, Arbitraries.just(Window.SinceTierStart.INSTANCE)),
                Tuple.of(3, Arbitraries.of(1, 1, 2, 12).map(Window.Anniversary::new)),
                Tuple.of(1, dated));
        return windows.optional(0.9);
    }

    private static Arbitrary<Validity> validities() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Validity.Continuous.INSTANCE)),
                Tuple.of(3, Arbitraries.of(0, 0, 1, 2).map(Validity.PeriodEnd::new)),
                Tuple.of(2, spans().map(Validity.Term::new)));
    }

    private static Arbitrary<Downgrade> downgrades() {
        return Combinators.combine(
                        Arbitraries.of(
                                Downgrade.Step.FULL, Downgrade.Step.FULL, Downgrade.Step.ONE_STEP, Downgrade.Step.NONE),
                        spans().optional(0.5))
                .as((step, grace) -> new Downgrade(step, grace.orElse(Period.ZERO)));
    }

    private static Arbitrary<Period> spans() {
        return Arbitraries.of("P1D", "P3D", "P7D", "P30D", "P1M", "P2M", "P1M2D", "P90D")
                .map(Period::parse);
    }

    // ---- histories

    static Arbitrary<List<TierStep>> histories() {
        return steps(true).list().ofMinSize(1).ofMaxSize(40);
    }

    /** The clock only goes forward. */
    static Arbitrary<List<TierStep>> forward() {
        return steps(false).list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<TierStep> steps(boolean back) {
        return Arbitraries.frequencyOf(
                Tuple.of(8, moves(back)),
                Tuple.of(3, midnights()),
                Tuple.of(1, Arbitraries.just(new TierStep.Due())),
                Tuple.of(4, grants()),
                Tuple.of(4, paid()),
                Tuple.of(3, refunds()),
                Tuple.of(1, ago().map(TierStep.Reported::new)),
                Tuple.of(2, adjustments()),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of(true, false), fives(1, 12))
                                .as(TierStep.Spend::new)),
                Tuple.of(2, Arbitraries.integers().between(0, 9).map(TierStep.Undo::new)),
                Tuple.of(2, locks()));
    }

    static Arbitrary<TierStep> moves(boolean back) {
        Arbitrary<Duration> forward = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.integers().between(1, 900).map(Duration::ofMinutes)),
                Tuple.of(3, Arbitraries.integers().between(1, 200).map(Duration::ofHours)),
                Tuple.of(2, Arbitraries.integers().between(7, 70).map(Duration::ofDays)));
        Arbitrary<Duration> any = back
                ? Arbitraries.frequencyOf(
                        Tuple.of(6, forward),
                        Tuple.of(1, Arbitraries.integers().between(-300, -1).map(Duration::ofHours)))
                : forward;
        return any.map(TierStep.Move::new);
    }

    private static Arbitrary<TierStep> midnights() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(-1, 0, 0, 1).map(Duration::ofSeconds))
                .as(TierStep.Midnight::new);
    }

    static Arbitrary<TierStep> grants() {
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        fives(1, 12),
                        Arbitraries.integers().between(0, 2).optional(0.4),
                        ago())
                .as(TierStep.Grant::new);
    }

    static Arbitrary<TierStep> paid() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.oneOf(longs(1, 9_000), fives(1, 18).map(yuan -> yuan * 100)),
                        ago())
                .as(TierStep.Paid::new);
    }

    private static Arbitrary<TierStep> refunds() {
        Arbitrary<TierStep> orders = Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(1L, 700L, 3_333L, 0L, 0L), ago())
                .as(TierStep.Refunded::new);
        Arbitrary<TierStep> gifts = Combinators.combine(Arbitraries.integers().between(0, 2), longs(1, 4), ago())
                .as(TierStep.GiftRefunded::new);
        return Arbitraries.oneOf(orders, orders, gifts);
    }

    private static Arbitrary<TierStep> adjustments() {
        return Combinators.combine(
                        Arbitraries.of(true, true, false), fives(-12, 12).filter(points -> points != 0), ago())
                .as(TierStep.Adjust::new);
    }

    private static Arbitrary<TierStep> locks() {
        Arbitrary<Integer> ladder = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> tier = Arbitraries.integers().between(0, 2);
        Arbitrary<TierStep> lock = Combinators.combine(
                        ladder,
                        tier,
                        Arbitraries.of(TierLock.Hold.class),
                        Arbitraries.integers()
                                .between(-20, 900)
                                .map(Duration::ofHours)
                                .optional(0.7),
                        ago())
                .as(TierStep.Lock::new);
        Arbitrary<TierStep> unlock = Combinators.combine(ladder, tier).as(TierStep.Unlock::new);
        return Arbitraries.oneOf(lock, lock, unlock);
    }

    /** How long before the clock something occurred; below 0 for the future. */
    private static Arbitrary<Duration> ago() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Duration.ZERO)),
                Tuple.of(1, Arbitraries.integers().between(-2_000, 2_000).map(Duration::ofMinutes)),
                Tuple.of(2, Arbitraries.integers().between(1, 100).map(Duration::ofDays)));
    }

    /** Multiples of 5, so that thresholds are often reached exactly. */
    private static Arbitrary<Long> fives(long least, long most) {
        return longs(least, most).map(each -> each * 5);
    }

    private static Arbitrary<Long> longs(long least, long most) {
        return Arbitraries.longs().between(least, most);
    }
}
