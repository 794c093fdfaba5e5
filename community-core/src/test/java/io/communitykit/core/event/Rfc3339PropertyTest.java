package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The model is java.time's own formatter. */
class Rfc3339PropertyTest {

    @Provide
    Arbitrary<OffsetDateTime> times() {
        Arbitrary<LocalDateTime> locals = Combinators.combine(
                        Arbitraries.longs().between(-62_135_510_400L, 253_402_214_400L),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 999_999_999), Arbitraries.of(0, 100_000_000, 1, 999)))
                .as((second, nano) -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
        return Combinators.combine(locals, Arbitraries.integers().between(-1080, 1080))
                .as((local, minutes) -> local.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
    }

    @Property
    void readsWhatJavaTimeWrites(@ForAll("times") OffsetDateTime time) {
        String text = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnnxxx", Locale.ROOT));
        Instant expected = time.toInstant().truncatedTo(ChronoUnit.MICROS);
        assertThat(Rfc3339.parse("time", text)).isEqualTo(expected);
        assertThat(Rfc3339.parse("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)))
                .isEqualTo(expected);
        assertThat(Rfc3339.parse("time", expected.toString())).isEqualTo(expected);
    }

    @Example
    void readsTheExamplesOfTheStandard() {
        // RFC 3339 section 5.8
        assertReads("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z");
        assertReads("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z");
        assertReads("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z");
    }

    @Example
    void readsEveryFormThatTheStandardAllows() {
        assertReads("2024-05-01t08:30:00z", "2024-05-01T08:30:00Z");
        assertReads("2024-05-01T08:30:00-00:00", "2024-05-01T08:30:00Z");
        assertReads("2024-05-01T08:30:00+23:59", "2024-04-30T08:31:00Z");
        assertReads("2024-05-01T08:30:00-23:59", "2024-05-02T08:29:00Z");
        assertReads("2024-05-01T08:30:00." + "9".repeat(40) + "Z", "2024-05-01T08:30:00.999999Z");
        assertReads("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z");
        assertReads("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z");
        assertReads("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999999Z");
        assertReads("0000-12-31T23:30:00-01:00", "0001-01-01T00:30:00Z");
    }

    @Example
    void refusesEverythingElse() {
        for (String text : List.of(
                "",
                "2024-05-01",
                "2024-05-01T08:30Z",
                "2024-05-01T08:30:00",
                "2024-05-01 08:30:00Z",
                "2024-05-01T08:30:00.Z",
                "2024-05-01T08:30:00,5Z",
                "2024-05-01T08:30:00+08",
                "2024-05-01T08:30:00+0800",
                "2024-05-01T08:30:00+24:00",
                "2024-05-01T08:30:00+08:60",
                "2024-05-01T24:00:00Z",
                "2024-05-01T08:60:00Z",
                "2024-05-01T08:30:61Z",
                "2024-13-01T08:30:00Z",
                "2023-02-29T08:30:00Z",
                "24-05-01T08:30:00Z",
                "+2024-05-01T08:30:00Z",
                "12024-05-01T08:30:00Z",
                "٢٠٢٤-05-01T08:30:00Z",
                " 2024-05-01T08:30:00Z",
                "2024-05-01T08:30:00Z\n")) {
            assertThatThrownBy(() -> Rfc3339.parse("time", text))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage(
                            "time must be a date and time by RFC 3339, such as 2024-05-01T08:30:00+08:00, got " + text);
        }
    }

    @Example
    void refusesLeapSecondsAndYearsOutOfRange() {
        assertThatThrownBy(() -> Rfc3339.parse("time", "2016-12-31T23:59:60Z"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("leap second");
        assertThatThrownBy(() -> Rfc3339.parse("time", "0001-01-01T00:00:00+00:01"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("years 0001 to 9999");
        assertThatThrownBy(() -> Rfc3339.parse("time", "9999-12-31T23:59:59-00:01"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("years 0001 to 9999");
    }

    private static void assertReads(String text, String instant) {
        assertThat(Rfc3339.parse("time", text)).isEqualTo(Instant.parse(instant));
    }
}
