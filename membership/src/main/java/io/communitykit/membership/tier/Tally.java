package io.communitykit.membership.tier;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What came in by day, or by the first day of a period, as far back as a ladder looks. Two parallel arrays in the order of days:
 * 12 bytes a day. Adding copies them, at some nanoseconds a day. Immutable and safe for many threads.
 */
public final class Tally {

    /** Nothing. */
    public static final Tally EMPTY = new Tally(0, new int[0], new long[0]);

    private final long base;
    private final int[] days;
    private final long[] sums;

    private Tally(long base, int[] days, long[] sums) {
        this.base = base;
        this.days = days;
        this.sums = sums;
    }

    /**
     * A tally as it was stored.
     *
     * @param base what is not kept by day
     * @param byDay the rest
     * @return the tally
     */
    public static Tally of(long base, NavigableMap<LocalDate, Long> byDay) {
        int[] days = byDay.keySet().stream()
                .mapToInt(day -> Math.toIntExact(day.toEpochDay()))
                .toArray();
        long[] sums = byDay.values().stream().mapToLong(Long::longValue).toArray();
        return new Tally(base, days, sums);
    }

    /**
     * What is not kept by day.
     *
     * @return a sum
     */
    public long base() {
        return base;
    }

    /**
     * What is kept by day.
     *
     * @return a new map
     */
    public NavigableMap<LocalDate, Long> byDay() {
        NavigableMap<LocalDate, Long> map = new TreeMap<>();
        for (int i = 0; i < days.length; i++) {
            map.put(LocalDate.ofEpochDay(days[i]), sums[i]);
        }
        return map;
    }

    /**
     * How many days are kept.
     *
     * @return 0 or more
     */
    public int size() {
        return days.length;
    }

    /**
     * A day that is kept.
     *
     * @param index 0 to {@link #size()} exclusive, in the order of days
     * @return the day
     */
    public LocalDate day(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    /**
     * A day that is kept, as a number.
     *
     * @param index 0 to {@link #size()} exclusive, in the order of days
     * @return days since 1970-01-01
     */
    public int epochDay(int index) {
        return days[index];
    }

    /**
     * Whether any day that is kept has less than nothing.
     *
     * @return true if so
     */
    public boolean anyNegative() {
        for (long sum : sums) {
            if (sum < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What came in on a day that is kept.
     *
     * @param index 0 to {@link #size()} exclusive, in the order of days
     * @return the sum
     */
    public long sum(int index) {
        return sums[index];
    }

    /**
     * Adds to what is not kept by day.
     *
     * @param points either sign
     * @return the new tally
     * @throws ArithmeticException if the sum leaves the range of {@code long}
     */
    public Tally plus(long points) {
        return points == 0 ? this : new Tally(Math.addExact(base, points), days, sums);
    }

    /**
     * Adds to a day. A day whose sum is 0 is not kept.
     *
     * @param day the day
     * @param points either sign
     * @return the new tally
     * @throws ArithmeticException if a sum leaves the range of {@code long}
     */
    public Tally plus(LocalDate day, long points) {
        if (points == 0) {
            return this;
        }
        int key = Math.toIntExact(day.toEpochDay());
        int at = Arrays.binarySearch(days, key);
        if (at < 0) {
            return inserted(-at - 1, key, points);
        }
        long sum = Math.addExact(sums[at], points);
        if (sum == 0) {
            return without(at);
        }
        long[] next = sums.clone();
        next[at] = sum;
        return new Tally(base, days, next);
    }

    private Tally inserted(int at, int day, long points) {
        int[] moreDays = new int[days.length + 1];
        long[] moreSums = new long[days.length + 1];
        System.arraycopy(days, 0, moreDays, 0, at);
        System.arraycopy(sums, 0, moreSums, 0, at);
        moreDays[at] = day;
        moreSums[at] = points;
        System.arraycopy(days, at, moreDays, at + 1, days.length - at);
        System.arraycopy(sums, at, moreSums, at + 1, days.length - at);
        return new Tally(base, moreDays, moreSums);
    }

    private Tally without(int at) {
        int[] fewerDays = new int[days.length - 1];
        long[] fewerSums = new long[days.length - 1];
        System.arraycopy(days, 0, fewerDays, 0, at);
        System.arraycopy(sums, 0, fewerSums, 0, at);
        System.arraycopy(days, at + 1, fewerDays, at, fewerDays.length - at);
        System.arraycopy(sums, at + 1, fewerSums, at, fewerDays.length - at);
        return new Tally(base, fewerDays, fewerSums);
    }

    /**
     * Forgets what no review looks at any more.
     *
     * @param first the first day that is kept
     * @return the new tally, this one if it holds nothing earlier
     */
    public Tally from(LocalDate first) {
        int at = index(first);
        if (at == 0) {
            return this;
        }
        return new Tally(base, Arrays.copyOfRange(days, at, days.length), Arrays.copyOfRange(sums, at, sums.length));
    }

    /**
     * What came in over a stretch of days.
     *
     * @param first the first day
     * @param after the first day after
     * @return the sum, without {@link #base()}
     * @throws ArithmeticException if the sum leaves the range of {@code long}
     */
    public long sum(LocalDate first, LocalDate after) {
        long sum = 0;
        for (int i = index(first), end = index(after); i < end; i++) {
            sum = Math.addExact(sum, sums[i]);
        }
        return sum;
    }

    /** The first index whose day is at or after a day. */
    private int index(LocalDate day) {
        if (days.length == 0) {
            return 0;
        }
        long key = day.toEpochDay();
        if (key <= days[0]) {
            return 0;
        }
        if (key > days[days.length - 1]) {
            return days.length;
        }
        int at = Arrays.binarySearch(days, (int) key);
        return at < 0 ? -at - 1 : at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally
                && base == tally.base
                && Arrays.equals(days, tally.days)
                && Arrays.equals(sums, tally.sums);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(base) + Arrays.hashCode(days)) + Arrays.hashCode(sums);
    }

    /** What is not kept by day, and how many days are. */
    @Override
    public String toString() {
        return "Tally[" + base + ", " + days.length + " days]";
    }
}
