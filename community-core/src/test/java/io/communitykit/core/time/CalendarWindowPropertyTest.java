package io.communitykit.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow.Period;
import io.communitykit.core.time.CalendarWindow.Rolling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class CalendarWindowPropertyTest {

    private static final Instant FROM = Instant.parse("1840-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2060-01-01T00:00:00Z");

    /** Zones that skip a midnight or a day, or come back over one. */
    private static final List<String> HARD_ZONES = List.of(
            "Africa/Cairo",
            "America/Juneau",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Antarctica/Casey",
            "Asia/Beirut",
            "Asia/Manila",
            "Pacific/Apia",
            "Pacific/Kwajalein");

    /** A zone and an instant in it, half of them near a clock change. */
    record Moment(ZoneId zone, Instant instant) {}

    @Provide
    Arbitrary<Moment> moments() {
        List<String> allZones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        Arbitrary<ZoneId> zones = Arbitraries.oneOf(Arbitraries.of(allZones), Arbitraries.of(HARD_ZONES))
                .map(ZoneId::of);
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(FROM.getEpochSecond(), TO.getEpochSecond())
                .map(Instant::ofEpochSecond);
        Arbitrary<Long> away = Arbitraries.oneOf(
                Arbitraries.longs().between(-7_200, 7_200), Arbitraries.longs().between(-259_200, 259_200));
        Arbitrary<Moment> anywhere = Combinators.combine(zones, instants).as(Moment::new);
        Arbitrary<Moment> nearChanges = Combinators.combine(anywhere, away)
                .as((moment, seconds) ->
                        new Moment(moment.zone, nextChange(moment).plusSeconds(seconds)));
        return Arbitraries.oneOf(anywhere, nearChanges);
    }

    private static Instant nextChange(Moment moment) {
        @Nullable ZoneOffsetTransition next = moment.zone.getRules().nextTransition(moment.instant);
        return next == null ? moment.instant : next.getInstant();
    }

    @Property(tries = 20_000)
    void everyInstantIsInsideItsWindow(@ForAll("moments") Moment moment, @ForAll Period period) {
        assertThat(period.around(moment.instant, moment.zone).contains(moment.instant))
                .isTrue();
    }

    @Property(tries = 5_000)
    void periodsTile(@ForAll("moments") Moment moment, @ForAll Period period) {
        TimeRange range = period.around(moment.instant, moment.zone);
        assertThat(period.around(range.start(), moment.zone)).isEqualTo(range);
        assertThat(period.around(range.end().minusNanos(1), moment.zone)).isEqualTo(range);
        assertThat(period.around(range.end(), moment.zone).start()).isEqualTo(range.end());
        assertThat(period.around(range.start().minusNanos(1), moment.zone).end())
                .isEqualTo(range.start());
    }

    @Property(tries = 5_000)
    void rollingWindowsEndWithTheDayAndHoldTheDaysBefore(
            @ForAll("moments") Moment moment, @ForAll @IntRange(min = 1, max = 400) int days) {
        TimeRange range = new Rolling(days).around(moment.instant, moment.zone);
        TimeRange day = Period.DAY.around(moment.instant, moment.zone);
        assertThat(range.contains(moment.instant)).isTrue();
        assertThat(range.end()).isEqualTo(day.end());
        LocalDate first = CalendarWindow.dayOf(moment.instant, moment.zone).minusDays(days - 1L);
        assertThat(range.start()).isEqualTo(CalendarWindow.startOfDay(first, moment.zone));
    }

    @Property(tries = 5_000)
    void daysNeverRunBackwards(@ForAll("moments") Moment moment, @ForAll @IntRange(max = 200_000) int seconds) {
        LocalDate day = CalendarWindow.dayOf(moment.instant, moment.zone);
        assertThat(CalendarWindow.dayOf(moment.instant.plusSeconds(seconds), moment.zone))
                .isAfterOrEqualTo(day);
        assertThat(day).isAfterOrEqualTo(moment.instant.atZone(moment.zone).toLocalDate());
    }

    @Property
    void withoutClockChangesADayIs86400Seconds(
            @ForAll("moments") Moment moment, @ForAll @IntRange(min = -18, max = 18) int hours) {
        long shift = hours * 3_600L;
        long local = moment.instant.getEpochSecond() + shift;
        Instant start = Instant.ofEpochSecond(Math.floorDiv(local, 86_400L) * 86_400L - shift);
        assertThat(Period.DAY.around(moment.instant, ZoneOffset.ofHours(hours)))
                .isEqualTo(new TimeRange(start, start.plusSeconds(86_400)));
    }
}
