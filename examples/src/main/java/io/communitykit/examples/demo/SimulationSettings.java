package io.communitykit.examples.demo;

import io.communitykit.core.InvalidValueException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How large a simulated community is.
 *
 * @param members how many join in all, 1 to 1,000,000
 * @param days how many days are simulated, 1 to 3,660
 * @param seed what all chance follows
 * @param start the first day
 * @param zone whose days and hours the members live by
 */
public record SimulationSettings(int members, int days, long seed, LocalDate start, ZoneId zone) {

    private static final int MAX_MEMBERS = 1_000_000;
    private static final int MAX_DAYS = 3_660;

    /** Checks the ranges. */
    public SimulationSettings {
        if (members < 1 || members > MAX_MEMBERS) {
            throw InvalidValueException.of("members", "1 to " + MAX_MEMBERS, members);
        }
        if (days < 1 || days > MAX_DAYS) {
            throw InvalidValueException.of("days", "1 to " + MAX_DAYS, days);
        }
        if (start.getYear() < 1970 || start.getYear() > 9000) {
            throw InvalidValueException.of("start", "between the years 1970 and 9000", start);
        }
    }
}
