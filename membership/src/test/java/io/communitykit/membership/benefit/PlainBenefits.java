package io.communitykit.membership.benefit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What benefits should do, told plainly: counters by period, and piles of units by when they are lost. It knows nothing of lots,
 * postings and currencies.
 */
final class PlainBenefits {

    static final long NO_LIMIT = Long.MAX_VALUE;

    /** The benefits that the tests use. */
    enum Kind {
        /** By month: silver 1, gold 3, black 2. */
        DELIVERY,
        /** Three days around a birthday: silver and gold 1, black 2. */
        GIFT,
        /** By week: gold without a limit. */
        SERVICE
    }

    /** A stretch of days in which a quota counts. */
    record Stretch(LocalDate name, LocalDate first, LocalDate after) {}

    /** Units that were used, and when each pile of them is lost. */
    static final class Used {
        final Kind kind;
        final Optional<String> subject;
        final Map<Instant, Long> from = new HashMap<>();
        boolean undone;
        boolean refunded;

        Used(Kind kind, Optional<String> subject) {
            this.kind = kind;
            this.subject = subject;
        }
    }

    private final ZoneId zone;
    private final TreeMap<Instant, LocalDate> days = new TreeMap<>();
    private final Map<Kind, Map<LocalDate, Long>> counters = new HashMap<>();
    private final Map<Kind, NavigableMap<Instant, Long>> piles = new HashMap<>();
    final List<Used> uses = new ArrayList<>();
    long growth;
    long orders;

    PlainBenefits(ZoneId zone, LocalDate from) {
        this.zone = zone;
        days.put(start(from), from);
    }

    private Map<LocalDate, Long> counter(Kind kind) {
        return counters.computeIfAbsent(kind, any -> new HashMap<>());
    }

    private NavigableMap<Instant, Long> pile(Kind kind) {
        return piles.computeIfAbsent(kind, any -> new TreeMap<>());
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** A day lasts until the next one has begun. */
    LocalDate day(Instant instant) {
        while (!days.lastKey().isAfter(instant)) {
            LocalDate next = days.lastEntry().getValue().plusDays(1);
            days.put(start(next), next);
        }
        return days.floorEntry(instant).getValue();
    }

    long quota(Kind kind) {
        boolean silver = growth >= 100 && growth < 500;
        boolean gold = growth >= 500;
        boolean black = orders >= 3;
        return switch (kind) {
            case DELIVERY -> gold ? 3 : black ? 2 : silver ? 1 : 0;
            case GIFT -> black ? 2 : silver || gold ? 1 : 0;
            case SERVICE -> gold ? NO_LIMIT : 0;
        };
    }

    static Optional<Stretch> stretch(Kind kind, LocalDate day, Optional<MonthDay> birthday) {
        return switch (kind) {
            case DELIVERY -> {
                LocalDate first = LocalDate.of(day.getYear(), day.getMonthValue(), 1);
                yield Optional.of(new Stretch(first, first, first.plusMonths(1)));
            }
            case SERVICE -> {
                LocalDate first = day;
                while (first.getDayOfWeek() != DayOfWeek.MONDAY) {
                    first = first.minusDays(1);
                }
                yield Optional.of(new Stretch(first, first, first.plusDays(7)));
            }
            case GIFT -> birthday.flatMap(wanted -> near(day, wanted));
        };
    }

    private static Optional<Stretch> near(LocalDate day, MonthDay birthday) {
        for (int off = -3; off <= 3; off++) {
            LocalDate date = day.plusDays(off);
            boolean leapling = birthday.equals(MonthDay.of(Month.FEBRUARY, 29))
                    && !Year.isLeap(date.getYear())
                    && MonthDay.from(date).equals(MonthDay.of(Month.FEBRUARY, 28));
            if (MonthDay.from(date).equals(birthday) || leapling) {
                // One gift a year, whatever birthday is told.
                return Optional.of(
                        new Stretch(LocalDate.of(date.getYear(), 1, 1), date.minusDays(3), date.plusDays(4)));
            }
        }
        return Optional.empty();
    }

    long used(Kind kind, Optional<Stretch> stretch) {
        return stretch.map(found -> counter(kind).getOrDefault(found.name(), 0L))
                .orElse(0L);
    }

    /** How many are left of the quota. */
    long left(Kind kind, Optional<Stretch> stretch) {
        long quota = stretch.isEmpty() ? 0 : quota(kind);
        return quota == NO_LIMIT ? NO_LIMIT : Math.max(0, quota - used(kind, stretch));
    }

    long inHand(Kind kind, Instant now) {
        NavigableMap<Instant, Long> pile = pile(kind);
        pile.headMap(now, true).clear();
        return pile.values().stream().mapToLong(Long::longValue).sum();
    }

    /** False if there are not so many. */
    boolean use(Kind kind, long units, Optional<String> subject, Optional<MonthDay> birthday, Instant at, Instant now) {
        Optional<Stretch> stretch = stretch(kind, day(at), birthday);
        long ofQuota = Math.min(units, left(kind, stretch));
        long rest = units - ofQuota;
        if (rest > inHand(kind, now)) {
            return false;
        }
        Used used = new Used(kind, subject);
        if (ofQuota > 0) {
            Stretch found = stretch.orElseThrow();
            counter(kind).merge(found.name(), ofQuota, Long::sum);
            // What comes back of a gift tells nothing of the birthday: it lives as long as the days around one, from
            // its use.
            LocalDate end = kind == Kind.GIFT ? day(at).plusDays(7) : found.after();
            used.from.merge(start(end), ofQuota, Long::sum);
        }
        NavigableMap<Instant, Long> pile = pile(kind);
        while (rest > 0) {
            Map.Entry<Instant, Long> soonest = pile.pollFirstEntry();
            long part = Math.min(rest, soonest.getValue());
            used.from.merge(soonest.getKey(), part, Long::sum);
            if (part < soonest.getValue()) {
                pile.put(soonest.getKey(), soonest.getValue() - part);
            }
            rest -= part;
        }
        uses.add(used);
        return true;
    }

    void comesBack(Used used) {
        used.from.forEach((end, units) -> pile(used.kind).merge(end, units, Long::sum));
    }

    /** False if the use was given back before. */
    boolean undo(Used used) {
        if (used.undone || used.refunded) {
            return false;
        }
        used.undone = true;
        comesBack(used);
        return true;
    }

    /** False if nothing about the subject is left to give back. */
    boolean refund(String subject) {
        List<Used> open = uses.stream()
                .filter(used -> used.subject.equals(Optional.of(subject)) && !used.undone && !used.refunded)
                .toList();
        for (Used used : open) {
            used.refunded = true;
            comesBack(used);
        }
        return !open.isEmpty();
    }

    void give(Kind kind, long units, int days, Instant at) {
        pile(kind).merge(start(day(at).plusDays(days + 1L)), units, Long::sum);
    }
}
