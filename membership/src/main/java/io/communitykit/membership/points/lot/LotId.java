package io.communitykit.membership.points.lot;

import io.communitykit.core.InvalidValueException;
import java.util.Comparator;

/**
 * Names a lot within its account by where it was opened. Orders by age. Immutable and safe for many threads.
 *
 * @param sequence sequence of the posting that opened it, at least 1
 * @param entry which entry of that posting, from 0 to 4,095
 */
public record LotId(long sequence, int entry) implements Comparable<LotId> {

    private static final int ENTRY_BITS = 12;
    private static final int MAX_ENTRY = (1 << ENTRY_BITS) - 1;
    private static final Comparator<LotId> ORDER =
            Comparator.comparingLong(LotId::sequence).thenComparingInt(LotId::entry);

    /**
     * Checks the numbers.
     *
     * @param sequence sequence of the posting that opened it, at least 1
     * @param entry which entry of that posting, from 0 to 4,095
     */
    public LotId {
        if (sequence < 1 || sequence > Long.MAX_VALUE >> ENTRY_BITS) {
            throw InvalidValueException.of("sequence of a lot", "1 to 2^51", sequence);
        }
        if (entry < 0 || entry > MAX_ENTRY) {
            throw InvalidValueException.of("entry of a lot", "0 to " + MAX_ENTRY, entry);
        }
    }

    /**
     * One number for both parts, which orders as the lots do; for stores.
     *
     * @return above 0
     */
    public long toLong() {
        return sequence << ENTRY_BITS | entry;
    }

    /**
     * Reads what {@link #toLong()} gave.
     *
     * @param number the stored form
     * @return the id
     */
    public static LotId ofLong(long number) {
        return new LotId(number >> ENTRY_BITS, (int) (number & MAX_ENTRY));
    }

    /** Orders by sequence, then entry. */
    @Override
    public int compareTo(LotId other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code 17.0}. */
    @Override
    public String toString() {
        return sequence + "." + entry;
    }
}
