package io.communitykit.examples.stackexchange;

import io.communitykit.core.id.MemberId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The attributes of one row, typed. Valid until the reader moves on. */
final class Row {

    private final XMLStreamReader xml;

    Row(XMLStreamReader xml) {
        this.xml = xml;
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    @Nullable
    String text(String name) {
        return xml.getAttributeValue(null, name);
    }

    String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw new BadRowException(name + " is missing");
        }
        return value;
    }

    long number(String name) {
        return parse(name, requiredText(name));
    }

    @Nullable
    Long optionalNumber(String name) {
        String value = text(name);
        return value == null ? null : parse(name, value);
    }

    int smallNumber(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw new BadRowException(name + " must be a small number, got " + value);
        }
        return (int) value;
    }

    MemberId member(String name) {
        return new MemberId(Long.toString(number(name)));
    }

    /** A member, or null where the account was deleted and the dump names nobody. */
    @Nullable
    MemberId optionalMember(String name) {
        return text(name) == null ? null : member(name);
    }

    /** Dumps write UTC without saying so. */
    Instant time(String name) {
        String value = requiredText(name);
        try {
            return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new BadRowException(name + " must be a date and time, got " + shortened(value), e);
        }
    }

    @Nullable
    Instant optionalTime(String name) {
        return text(name) == null ? null : time(name);
    }

    private static long parse(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadRowException(name + " must be a whole number, got " + shortened(value), e);
        }
    }

    private static String shortened(String value) {
        int end = value.offsetByCodePoints(0, Math.min(40, value.codePointCount(0, value.length())));
        return '"' + value.substring(0, end) + '"';
    }
}
