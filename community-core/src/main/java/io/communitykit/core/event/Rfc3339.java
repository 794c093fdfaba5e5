package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as RFC 3339 section 5.6 writes them, to the letter. */
final class Rfc3339 {

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d):(\\d\\d)"
            + "(?:\\.(\\d{1,9})\\d*+)?(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))");
    private static final int NANO_DIGITS = 9;
    private static final String LEAP_SECOND = "60";

    private Rfc3339() {}

    /** Reads a time with any offset and any number of digits in the fraction, cut to microseconds. */
    static Instant parse(String name, String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw malformed(name, text);
        }
        if (matcher.group(6).equals(LEAP_SECOND)) {
            throw InvalidValueException.of(name, "a time with seconds from 00 to 59, not a leap second", text);
        }
        try {
            return Timestamps.cut(name, instant(matcher));
        } catch (DateTimeException e) {
            throw malformed(name, text);
        }
    }

    private static Instant instant(Matcher matcher) {
        LocalDateTime local = LocalDateTime.of(
                number(matcher, 1),
                number(matcher, 2),
                number(matcher, 3),
                number(matcher, 4),
                number(matcher, 5),
                number(matcher, 6));
        return Instant.ofEpochSecond(local.toEpochSecond(ZoneOffset.UTC) - offsetSeconds(matcher), nanos(matcher));
    }

    private static int nanos(Matcher matcher) {
        String fraction = matcher.group(7);
        if (fraction == null) {
            return 0;
        }
        return Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }

    /** Not a {@link ZoneOffset}, which ends at 18 hours. */
    private static int offsetSeconds(Matcher matcher) {
        String sign = matcher.group(8);
        if (sign == null) {
            return 0;
        }
        int seconds = (number(matcher, 9) * 60 + number(matcher, 10)) * 60;
        return sign.equals("-") ? -seconds : seconds;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static InvalidValueException malformed(String name, String text) {
        return InvalidValueException.of(name, "a date and time by RFC 3339, such as 2024-05-01T08:30:00+08:00", text);
    }
}
