package io.communitykit.membership.tier.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.time.MonthDay;
import java.util.regex.Pattern;

/**
 * The day on which a year begins, in a document: one that every month of every year has, so never after the 28th.
 *
 * @param value month and day as ISO 8601 wrote them, such as {@code --04-01}
 */
@TextValue(pattern = YearStart.FORM)
public record YearStart(String value) {

    static final String FORM = "--(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /**
     * Checks the form.
     *
     * @param value month and day
     */
    public YearStart {
        if (!PATTERN.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "year start", "month and day such as \"--04-01\", the day at most the 28th", value);
        }
    }

    /**
     * The day for calculations.
     *
     * @return a day that every year has
     */
    public MonthDay day() {
        return MonthDay.parse(value);
    }
}
