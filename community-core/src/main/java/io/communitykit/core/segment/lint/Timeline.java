package io.communitykit.core.segment.lint;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Instants and dates as they lie before and behind one shared now. If an attribute lies in [a, b] and is [l, h] old, then now
 * is in [a + l, b + h]; where the stretches of all attributes have nothing in common, there is no such now. Of days it is
 * only known that d of them are at least d - 4 and at most d + 4 times 24 hours, whatever the zone did with its clocks.
 */
final class Timeline {

    private static final long DAY = Timestamps.toMicros(Duration.ofDays(1));
    private static final long SLACK = 4;
    private static final long FIRST = Timestamps.toMicros(Timestamps.MIN);
    private static final long LAST = Timestamps.toMicros(Timestamps.MAX);
    private static final long USUAL_NOW = Timestamps.toMicros(Instant.parse("2025-06-16T12:00:00Z"));
    private static final int TRIES = 40;

    private final List<Variable> variables;
    private final List<Timed> attributes;

    Timeline(List<Variable> variables, List<Timed> attributes) {
        this.variables = variables;
        this.attributes = attributes;
    }

    /**
     * The variables of an instant or a date; -1 for those that nothing asks for.
     *
     * @param name the attribute
     * @param isDate whether it is a date
     * @param known whether it is known
     * @param point when it is
     * @param age how long ago it is
     * @param mostAge how long ago it may be
     * @param days how many days ago it is, by zone
     */
    record Timed(
            AttributeName name,
            boolean isDate,
            int known,
            int point,
            int age,
            long mostAge,
            Map<ZoneId, Integer> days) {}

    private record Stretch(long from, long to) {

        Stretch and(Stretch other) {
            return new Stretch(Math.max(from, other.from), Math.min(to, other.to));
        }

        boolean isEmpty() {
            return from > to;
        }

        long nearest(long at) {
            return Math.max(from, Math.min(to, at));
        }
    }

    /** Whether there may be a now; false only where there certainly is none. */
    boolean isPossible(BitSet[] domains) {
        return !now(domains).isEmpty();
    }

    private Stretch now(BitSet[] domains) {
        Stretch now = new Stretch(FIRST, LAST);
        for (Timed it : attributes) {
            if (isKnown(it, domains)) {
                Stretch point = point(it, domains);
                Stretch age = age(it, domains);
                long unit = it.isDate() ? DAY : 1;
                now = age.isEmpty()
                        ? age
                        : now.and(new Stretch(point.from() * unit + age.from(), point.to() * unit + age.to()));
            }
        }
        return now;
    }

    private boolean isKnown(Timed it, BitSet[] domains) {
        BitSet cells = domains[it.known()];
        return cells.cardinality() == 1
                && variables.get(it.known()).cells().get(cells.nextSetBit(0)).equals(Subject.Known.KNOWN);
    }

    /** From the first of the cells left to the last. */
    private Optional<Stretch> span(int variable, BitSet[] domains) {
        if (variable < 0) {
            return Optional.empty();
        }
        List<Cell> cells = variables.get(variable).cells();
        BitSet left = domains[variable];
        return Optional.of(new Stretch(
                cells.get(left.nextSetBit(0)).from(),
                cells.get(left.length() - 1).to()));
    }

    private Stretch point(Timed it, BitSet[] domains) {
        SpanSubject.Point whole = new SpanSubject.Point(it.name(), it.isDate());
        return span(it.point(), domains).orElse(new Stretch(whole.least(), whole.most()));
    }

    private Stretch age(Timed it, BitSet[] domains) {
        Stretch age = new Stretch(-SpanSubject.Age.FURTHEST - SLACK * DAY, it.mostAge());
        age = span(it.age(), domains).map(age::and).orElse(age);
        for (int variable : it.days().values()) {
            Stretch days = span(variable, domains).orElseThrow();
            age = age.and(new Stretch((days.from() - SLACK) * DAY, (days.to() + SLACK) * DAY));
        }
        return age;
    }

    /**
     * Values and a now of which all is so.
     *
     * @param now the instant
     * @param at the known attributes, in microseconds or days
     */
    record Moments(Instant now, Map<AttributeName, Long> at) {}

    /** Looks for values; empty where none was found, though there may be some. */
    Optional<Moments> moments(BitSet[] domains) {
        Stretch now = now(domains);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        List<Long> tries = new ArrayList<>(List.of(now.nearest(USUAL_NOW), now.from(), now.to()));
        for (int i = 1; i <= TRIES; i++) {
            tries.add(now.nearest(now.from() + i * DAY / 4));
            tries.add(now.nearest(now.to() - i * DAY / 4));
        }
        return tries.stream().flatMap(it -> moments(it, domains).stream()).findFirst();
    }

    private Optional<Moments> moments(long now, BitSet[] domains) {
        Map<AttributeName, Long> at = new TreeMap<>();
        for (Timed it : attributes) {
            if (isKnown(it, domains)) {
                Stretch stretch = it.isDate() ? dates(it, now, domains) : instants(it, now, domains);
                if (stretch.isEmpty()) {
                    return Optional.empty();
                }
                at.put(it.name(), stretch.nearest(it.isDate() ? Math.floorDiv(now, DAY) : now));
            }
        }
        return Optional.of(new Moments(Timestamps.ofMicros(now), at));
    }

    private Stretch dates(Timed it, long now, BitSet[] domains) {
        Stretch dates = point(it, domains);
        for (Map.Entry<ZoneId, Integer> entry : it.days().entrySet()) {
            dates = dates.and(days(entry.getKey(), entry.getValue(), now, domains));
        }
        return dates;
    }

    private Stretch instants(Timed it, long now, BitSet[] domains) {
        Stretch ages = span(it.age(), domains).orElse(new Stretch(-SpanSubject.Age.FURTHEST, it.mostAge()));
        Stretch instants = point(it, domains).and(new Stretch(now - ages.to(), now - ages.from()));
        for (Map.Entry<ZoneId, Integer> entry : it.days().entrySet()) {
            Stretch days = days(entry.getKey(), entry.getValue(), now, domains);
            instants = instants.and(
                    new Stretch(start(days.from(), entry.getKey()), start(days.to() + 1, entry.getKey()) - 1));
        }
        return instants;
    }

    /** The days of a zone's calendar that are as many days ago as they should be. */
    private Stretch days(ZoneId zone, int variable, long now, BitSet[] domains) {
        long today = CalendarWindow.dayOf(Timestamps.ofMicros(now), zone).toEpochDay();
        Stretch ago = span(variable, domains).orElseThrow();
        return new Stretch(today - ago.to(), today - ago.from()).and(point(DATE, domains));
    }

    private static final Timed DATE = new Timed(new AttributeName("date"), true, -1, -1, -1, 0, Map.of());

    private static long start(long day, ZoneId zone) {
        return Timestamps.toMicros(CalendarWindow.startOfDay(LocalDate.ofEpochDay(day), zone));
    }
}
