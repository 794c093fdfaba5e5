package io.communitykit.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.benefit.PlainBenefits.Kind;
import io.communitykit.membership.points.AccountResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The days of a benefit")
class BenefitDaysTest {

    /** A gift may be had three days before and after a birthday. */
    @ParameterizedTest(name = "{0} at {1} for a birthday on {2}: {3}")
    @DisplayName("around a birthday begin and end with the day, also where clocks change at midnight")
    @CsvSource({
        // In Beirut, 24 October 2026 has 25 hours, the last of which comes twice.
        "Asia/Beirut, 2026-10-24T21:59:59.999999Z, --10-21, true",
        "Asia/Beirut, 2026-10-24T22:00:00Z, --10-21, false",
        "Asia/Beirut, 2026-10-24T21:59:59.999999Z, --10-28, false",
        "Asia/Beirut, 2026-10-24T22:00:00Z, --10-28, true",
        // In St. John's, clocks went back from 00:01 to 23:01; 7 November 2010 had begun by then, and went on.
        "America/St_Johns, 2010-11-07T02:29:59.999999Z, --11-03, true",
        "America/St_Johns, 2010-11-07T02:30:00Z, --11-03, false",
        "America/St_Johns, 2010-11-07T03:00:00Z, --11-03, false",
        "America/St_Johns, 2010-11-07T02:29:59.999999Z, --11-10, false",
        "America/St_Johns, 2010-11-07T02:30:00Z, --11-10, true",
        "America/St_Johns, 2010-11-07T03:00:00Z, --11-10, true",
        // In Havana, 8 March 2026 began at 01:00.
        "America/Havana, 2026-03-08T04:59:59.999999Z, --03-04, true",
        "America/Havana, 2026-03-08T05:00:00Z, --03-04, false",
        "America/Havana, 2026-03-08T04:59:59.999999Z, --03-11, false",
        "America/Havana, 2026-03-08T05:00:00Z, --03-11, true",
        // 28 February counts in years without the 29th.
        "UTC, 2026-02-24T23:59:59Z, --02-29, false",
        "UTC, 2026-02-25T00:00:00Z, --02-29, true",
        "UTC, 2026-03-03T23:59:59Z, --02-29, true",
        "UTC, 2026-03-04T00:00:00Z, --02-29, false",
        "UTC, 2028-02-25T23:59:59Z, --02-29, false",
        "UTC, 2028-02-26T00:00:00Z, --02-29, true",
        "UTC, 2028-03-03T23:59:59Z, --02-29, true",
        "UTC, 2028-03-04T00:00:00Z, --02-29, false",
        // Over the new year.
        "UTC, 2026-12-29T23:59:59Z, --01-02, false",
        "UTC, 2026-12-30T00:00:00Z, --01-02, true",
        "UTC, 2027-01-05T23:59:59Z, --01-02, true",
        "UTC, 2027-01-02T23:59:59Z, --12-30, true",
        "UTC, 2027-01-03T00:00:00Z, --12-30, false"
    })
    void birthdays(ZoneId zone, Instant now, String birthday, boolean within) {
        BenefitShop shop = new BenefitShop(zone);
        shop.at(now);
        shop.tell(BenefitShop.adjust(1, BenefitShop.GROWTH, 100, now));
        Optional<MonthDay> day = Optional.of(MonthDay.parse(birthday));

        assertThat(shop.entitlement(Kind.GIFT, day).covers(1)).isEqualTo(within);
        assertThat(shop.tell(BenefitShop.use(2, Kind.GIFT, 1, Optional.empty(), day, now)))
                .isInstanceOf(within ? AccountResult.Applied.class : AccountResult.Rejected.class);
    }

    @Test
    @DisplayName("of one birthday never meet those of the next")
    void apart() {
        BenefitPeriod longest = new BenefitPeriod.Birthday(180, 180);
        Optional<MonthDay> leapling = Optional.of(MonthDay.of(2, 29));
        LocalDate end = LocalDate.MIN;
        for (LocalDate day = LocalDate.of(2023, 1, 1); day.getYear() < 2033; day = day.plusDays(1)) {
            BenefitPeriod.Days days = longest.around(day, leapling).orElse(null);
            if (days != null && !days.after().equals(end)) {
                assertThat(days.first()).isAfterOrEqualTo(end);
                end = days.after();
            }
        }
        assertThat(end).isAfter(LocalDate.of(2032, 1, 1));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new BenefitPeriod.Birthday(181, 0));
    }
}
