package io.communitykit.membership.points.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.time.Period;
import java.util.regex.Pattern;

/**
 * A stretch of years, months, weeks and days in a document, above 0 and at most 1,000 years.
 *
 * @param value an ISO 8601 period, such as {@code P12M}
 */
@TextValue(pattern = CalendarSpan.FORM)
public record CalendarSpan(String value) {

    static final String FORM = "P(?=\\d)(\\d{1,6}Y)?(\\d{1,6}M)?(\\d{1,6}W)?(\\d{1,6}D)?";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /**
     * Checks form and length.
     *
     * @param value an ISO 8601 period, such as {@code P12M}
     */
    public CalendarSpan {
        if (!PATTERN.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "span", "an ISO 8601 period of years, months, weeks and days such as \"P12M\"", value);
        }
        Spans.require("span", Period.parse(value));
    }

    /**
     * The span for calculations.
     *
     * @return above 0
     */
    public Period period() {
        return Period.parse(value);
    }
}
