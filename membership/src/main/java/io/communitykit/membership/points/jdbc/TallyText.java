package io.communitykit.membership.points.jdbc;

import io.communitykit.membership.tier.Tally;
import java.io.IOException;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a tally keeps by day as {@code day:sum} pairs with a space between, such as {@code 20513:40 20514:-5}, in the order of
 * the days. A day is the number of days since 1970-01-01, as in the tables.
 */
final class TallyText {

    private TallyText() {}

    static String days(Tally tally) {
        StringBuilder text = new StringBuilder(12 * tally.size());
        for (int i = 0; i < tally.size(); i++) {
            if (i > 0) {
                text.append(' ');
            }
            text.append(tally.day(i).toEpochDay()).append(':').append(tally.sum(i));
        }
        return text.toString();
    }

    static Tally tally(long base, Optional<String> days) throws IOException {
        if (days.isEmpty()) {
            return base == 0 ? Tally.EMPTY : Tally.EMPTY.plus(base);
        }
        NavigableMap<LocalDate, Long> byDay = new TreeMap<>();
        for (String pair : days.get().split(" ", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IOException("no day and sum: " + pair);
            }
            LocalDate day = LocalDate.ofEpochDay(Long.parseLong(pair, 0, colon, 10));
            if (!byDay.isEmpty() && !day.isAfter(byDay.lastKey())) {
                throw new IOException("day " + day + " comes after day " + byDay.lastKey());
            }
            byDay.put(day, Long.parseLong(pair, colon + 1, pair.length(), 10));
        }
        return Tally.of(base, byDay);
    }
}
