package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cap")
class CapsTest {

    private static final CapWindow TODAY = new CapWindow(Shop.DAILY, CapPeriod.DAY, LocalDate.of(2026, 3, 10));

    @Test
    @DisplayName("cuts off what exceeds its room, and the entry says how much room there was")
    void truncates() {
        Points points = Shop.open(Shop.program().cap(Shop.daily(12)).rule(Shop.grant("r", 5, Shop.DAILY)));

        points.apply(Shop.like("1"));
        points.apply(Shop.like("2"));
        Entry third = Shop.entry(points.apply(Shop.like("3")));
        Entry fourth = Shop.entry(points.apply(Shop.like("4")));

        assertThat(third.applied()).isEqualTo(2);
        assertThat(third.limit()).contains(new Limit.Cap(TODAY, 2));
        assertThat(fourth.applied()).isZero();
        assertThat(fourth.limit()).contains(new Limit.Cap(TODAY, 0));
        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(12);
    }

    @Test
    @DisplayName("that is met exactly cuts off nothing")
    void met_exactly() {
        Points points = Shop.open(Shop.program().cap(Shop.daily(10)).rule(Shop.grant("r", 5, Shop.DAILY)));

        points.apply(Shop.like("1"));

        assertThat(Shop.entry(points.apply(Shop.like("2"))).limit()).isEmpty();
    }

    @Test
    @DisplayName("does not count rules that do not name it, nor commands")
    void uncounted() {
        Points points = Shop.open(Shop.program()
                .cap(Shop.daily(5))
                .rule(Shop.grant("free", 100))
                .rule(Shop.grant("capped", 5, Shop.DAILY)));

        points.execute(Shop.give("g", 1_000));
        List<Entry> entries = points.apply(Shop.like("1"))
                .accounts()
                .get(0)
                .posted()
                .orElseThrow()
                .entries();

        assertThat(entries).extracting(Entry::applied).containsExactly(100L, 5L);
        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(1_105);
    }

    @Test
    @DisplayName("may get room back from deductions of its rules")
    void gives_room_back() {
        Points points = Shop.open(Shop.program()
                .cap(Shop.daily(10))
                .rule(Shop.grant("up", 10, Shop.DAILY))
                .rule(Shop.deduct("down", 4, Shop.DAILY)));

        points.apply(Shop.like("1"));
        points.apply(Shop.report("2"));

        assertThat(Shop.entry(points.apply(Shop.like("3"))).applied()).isEqualTo(4);
    }

    @Test
    @DisplayName("may keep its room, whatever is deducted")
    void keeps_room() {
        Cap cap = new Cap(Shop.DAILY, Shop.POINTS, CapPeriod.DAY, 10, Cap.Deductions.KEEP_ROOM);
        Points points = Shop.open(Shop.program()
                .cap(cap)
                .rule(Shop.grant("up", 10, Shop.DAILY))
                .rule(Shop.deduct("down", 4, Shop.DAILY)));

        points.apply(Shop.like("1"));
        points.apply(Shop.report("2"));

        assertThat(Shop.entry(points.apply(Shop.like("3"))).applied()).isZero();
    }

    @Test
    @DisplayName("gets back only what was taken, where a floor has cut the deduction")
    void room_back_after_floor() {
        Points points = Shop.open(Shop.program()
                .cap(Shop.daily(10))
                .rule(Shop.grant("up", 10, Shop.DAILY))
                .rule(Shop.deduct("down", 50, Shop.DAILY)));

        points.apply(Shop.like("1"));
        points.execute(Shop.take("t", 7));
        Entry down = Shop.entry(points.apply(Shop.report("2")));

        assertThat(down.applied()).isEqualTo(-3);
        assertThat(Shop.entry(points.apply(Shop.like("3"))).applied()).isEqualTo(3);
    }

    @Test
    @DisplayName("beside another one lets through what the tighter allows, and both count it")
    void two_caps() {
        CapId week = new CapId("weekly");
        Points points = Shop.open(Shop.program()
                .cap(Shop.daily(6))
                .cap(new Cap(week, Shop.POINTS, CapPeriod.WEEK, 8, Cap.Deductions.GIVE_ROOM_BACK))
                .rule(Shop.grant("r", 5, Shop.DAILY, week)));

        Entry first = Shop.entry(points.apply(Shop.like("1")));
        Entry second = Shop.entry(points.apply(Shop.like("2")));
        Entry nextDay = Shop.entry(points.apply(Shop.like("3", Shop.NOON.plusSeconds(86_400))));

        assertThat(List.of(first.applied(), second.applied(), nextDay.applied()))
                .containsExactly(5L, 1L, 2L);
        assertThat(second.limit()).contains(new Limit.Cap(TODAY, 1));
        assertThat(nextDay.limit())
                .contains(new Limit.Cap(new CapWindow(week, CapPeriod.WEEK, LocalDate.of(2026, 3, 9)), 2));
    }

    @Test
    @DisplayName("is shared by rules of one fact, in their order")
    void shared_within_a_fact() {
        Points points = Shop.open(Shop.program()
                .cap(Shop.daily(8))
                .rule(Shop.grant("a", 5, Shop.DAILY))
                .rule(Shop.grant("b", 5, Shop.DAILY)));

        List<Entry> entries = points.apply(Shop.like("1"))
                .accounts()
                .get(0)
                .posted()
                .orElseThrow()
                .entries();

        assertThat(entries).extracting(Entry::applied).containsExactly(5L, 3L);
        assertThat(entries.get(1).limit()).contains(new Limit.Cap(TODAY, 3));
    }

    @Test
    @DisplayName("counts a late fact in the period in which it happened, not in which it was told")
    void late_and_early() {
        Points points = Shop.open(Shop.program().cap(Shop.daily(5)).rule(Shop.grant("r", 5, Shop.DAILY)));

        List<Long> applied = List.of(
                Shop.entry(points.apply(Shop.like("1"))).applied(),
                Shop.entry(points.apply(Shop.like("late", Shop.NOON.minusSeconds(86_400))))
                        .applied(),
                Shop.entry(points.apply(Shop.like("early", Shop.NOON.plusSeconds(86_400))))
                        .applied(),
                Shop.entry(points.apply(Shop.like("late again", Shop.NOON.minusSeconds(86_400))))
                        .applied());

        assertThat(applied).containsExactly(5L, 5L, 5L, 0L);
    }

    @ParameterizedTest(name = "{0} per {1} in {2} belongs to {3}")
    @CsvSource({
        // The clocks in Berlin go forward on 2026-03-29 at 01:00Z and back on 2026-10-25 at 01:00Z.
        "2026-03-28T22:59:59.999999Z, DAY, Europe/Berlin, 2026-03-28",
        "2026-03-28T23:00:00Z, DAY, Europe/Berlin, 2026-03-29",
        "2026-03-29T21:59:59.999999Z, DAY, Europe/Berlin, 2026-03-29",
        "2026-03-29T22:00:00Z, DAY, Europe/Berlin, 2026-03-30",
        "2026-10-24T22:00:00Z, DAY, Europe/Berlin, 2026-10-25",
        "2026-10-25T22:59:59.999999Z, DAY, Europe/Berlin, 2026-10-25",
        "2026-10-25T23:00:00Z, DAY, Europe/Berlin, 2026-10-26",
        // Midnight does not exist in Sao Paulo on 2018-11-04; the day begins at 01:00.
        "2018-11-04T02:59:59Z, DAY, America/Sao_Paulo, 2018-11-03",
        "2018-11-04T03:00:00Z, DAY, America/Sao_Paulo, 2018-11-04",
        // Samoa went without 2011-12-30.
        "2011-12-30T09:59:59Z, DAY, Pacific/Apia, 2011-12-29",
        "2011-12-30T10:00:00Z, DAY, Pacific/Apia, 2011-12-31",
        "2026-03-09T00:00:00Z, WEEK, UTC, 2026-03-09",
        "2026-03-15T23:59:59Z, WEEK, UTC, 2026-03-09",
        "2026-03-15T16:00:00Z, WEEK, Asia/Shanghai, 2026-03-16",
        "2027-01-01T12:00:00Z, WEEK, UTC, 2026-12-28",
        "2026-02-28T23:30:00Z, MONTH, UTC, 2026-02-01",
        "2026-02-28T23:30:00Z, MONTH, Europe/Berlin, 2026-03-01",
        "2024-02-29T12:00:00Z, MONTH, UTC, 2024-02-01",
        "2026-03-10T12:00:00Z, LIFETIME, Asia/Shanghai, 1970-01-01",
        "1969-12-31T23:59:59Z, DAY, UTC, 1969-12-31",
        "0001-01-01T00:00:00Z, DAY, Asia/Shanghai, 0001-01-01"
    })
    void windows(Instant at, CapPeriod period, String zone, LocalDate firstDay) {
        assertThat(period.window(Shop.DAILY, at, java.time.ZoneId.of(zone)))
                .isEqualTo(new CapWindow(Shop.DAILY, period, firstDay));
    }

    @Test
    @DisplayName("holds over a day of 23 hours and one of 25")
    void days_of_odd_length() {
        Points points =
                Shop.open(Shop.program("Europe/Berlin", 0, 0).cap(Shop.daily(5)).rule(Shop.grant("r", 5, Shop.DAILY)));

        assertThat(applied(points, "2026-03-28T23:30:00Z")).isEqualTo(5);
        assertThat(applied(points, "2026-03-29T21:30:00Z")).isZero();
        assertThat(applied(points, "2026-03-29T22:30:00Z")).isEqualTo(5);
        assertThat(applied(points, "2026-10-24T22:30:00Z")).isEqualTo(5);
        assertThat(applied(points, "2026-10-25T22:30:00Z")).isZero();
        assertThat(applied(points, "2026-10-25T23:30:00Z")).isEqualTo(5);
    }

    private static long applied(Points points, String at) {
        return Shop.entry(points.apply(Shop.like(at, Instant.parse(at)))).applied();
    }

    @Test
    @DisplayName("at the end of the range limits nothing, also after deductions")
    void endless() {
        Points points = Shop.open(Shop.program("UTC", 100, 0)
                .cap(Shop.daily(Long.MAX_VALUE))
                .rule(Shop.grant("up", 5, Shop.DAILY))
                .rule(Shop.deduct("down", 50, Shop.DAILY)));
        points.apply(Shop.report("open"));

        assertThat(Shop.entry(points.apply(Shop.like("1"))))
                .satisfies(entry -> assertThat(entry.applied()).isEqualTo(5))
                .satisfies(entry -> assertThat(entry.limit()).isEqualTo(Optional.empty()));
    }

    @Test
    @DisplayName("that a rule names twice is refused, since it would be counted twice")
    void named_twice() {
        assertThatThrownBy(() -> Shop.program()
                        .cap(Shop.daily(10))
                        .rule(Shop.grant("r", 5, Shop.DAILY, Shop.DAILY))
                        .build())
                .isInstanceOf(InvalidValueException.class);
    }
}
