package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.tier.internal.Stretch;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The longest stretch")
class StretchTest {

    private static Stretch calendar(CalendarWindow.Period period, MonthDay start) {
        return Stretch.of(new Window.Calendar(period, start));
    }

    @Test
    @DisplayName("of a window touches so many days, weeks and months")
    void of_windows() {
        assertThat(calendar(CalendarWindow.Period.YEAR, Window.Calendar.NEW_YEAR))
                .isEqualTo(new Stretch(366, 54, 12, 4, 1));
        assertThat(calendar(CalendarWindow.Period.YEAR, MonthDay.of(4, 15))).isEqualTo(new Stretch(366, 54, 13, 5, 2));
        assertThat(calendar(CalendarWindow.Period.MONTH, Window.Calendar.NEW_YEAR))
                .isEqualTo(new Stretch(31, 6, 1, 1, 1));
        assertThat(calendar(CalendarWindow.Period.QUARTER, Window.Calendar.NEW_YEAR))
                .isEqualTo(new Stretch(92, 14, 3, 1, 1));
        assertThat(calendar(CalendarWindow.Period.WEEK, Window.Calendar.NEW_YEAR))
                .isEqualTo(new Stretch(7, 1, 2, 2, 2));
        assertThat(calendar(CalendarWindow.Period.DAY, Window.Calendar.NEW_YEAR))
                .isEqualTo(new Stretch(1, 1, 1, 1, 1));
        assertThat(Stretch.of(new Window.Rolling(Period.ofDays(8)))).isEqualTo(new Stretch(8, 2, 2, 2, 2));
        assertThat(Stretch.of(new Window.Rolling(Period.ofDays(9)))).isEqualTo(new Stretch(9, 3, 2, 2, 2));
        assertThat(Stretch.of(new Window.Rolling(Period.ofMonths(12)))).isEqualTo(new Stretch(366, 54, 13, 5, 2));
        assertThat(Stretch.of(new Window.Anniversary(12))).isEqualTo(new Stretch(366, 54, 13, 5, 2));
        assertThat(Stretch.of(new Window.Dated(LocalDate.of(2026, 2, 1), Optional.of(LocalDate.of(2026, 3, 1)))))
                .isEqualTo(new Stretch(28, 5, 1, 1, 1));
        assertThat(Stretch.of(Window.Lifetime.INSTANCE)).isEqualTo(Stretch.ENDLESS);
        assertThat(Stretch.of(Window.SinceTierStart.INSTANCE)).isEqualTo(Stretch.ENDLESS);
    }

    @Test
    @DisplayName("of the life of points counts both the first and the last day")
    void of_expiry() {
        assertThat(Stretch.of(new ExpiryRule.After(Period.ofDays(1), Optional.empty()))
                        .days())
                .isEqualTo(2);
        // 31 January, 30 January, 29 and 28 January of a common year all live to the end of 28 February.
        assertThat(Stretch.of(new ExpiryRule.After(Period.ofMonths(1), Optional.empty()))
                        .days())
                .isEqualTo(32);
        assertThat(Stretch.of(new ExpiryRule.After(Period.ofMonths(12), Optional.of(CalendarWindow.Period.MONTH)))
                        .months())
                .isEqualTo(13);
        assertThat(Stretch.of(new ExpiryRule.EndOf(CalendarWindow.Period.YEAR, 1))
                        .days())
                .isEqualTo(731);
        assertThat(Stretch.of(ExpiryRule.Never.INSTANCE)).isEqualTo(Stretch.ENDLESS);
    }
}
