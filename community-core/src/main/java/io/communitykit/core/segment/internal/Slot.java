package io.communitykit.core.segment.internal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The literals that change together: those on one attribute that look at it in one way, or those on one tag. Their bits are
 * neighbours. Immutable once placed, and safe for many threads.
 */
abstract sealed class Slot permits KnownSlot, MatchSlot, OrderSlot, TimeSlot, DaySlot, TagSlot, PlainSlot, BucketSlot {

    /** What {@link #write} answers where time changes nothing. */
    static final long NEVER = Long.MAX_VALUE;

    private final List<Literal> literals;
    private int first;

    /** Takes the literals in the order of their bits. */
    Slot(List<Literal> literals) {
        this.literals = List.copyOf(literals);
    }

    final List<Literal> literals() {
        return literals;
    }

    /** The first bit. */
    final int first() {
        return first;
    }

    /** The first bit after. */
    final int end() {
        return first + literals.size();
    }

    /** Said once, when the plan is made. */
    final void placeAt(int bit) {
        this.first = bit;
    }

    /**
     * Sets the bits of the literals that hold; all of the slot's bits are clear before.
     *
     * @param known the profile
     * @param now microseconds
     * @param bits takes the bits
     * @return the first microsecond at which another bit holds, if the profile stays as it is, or {@link #NEVER}
     */
    abstract long write(Known known, long now, long[] bits);

    /** Clears its bits. */
    final void clear(long[] bits) {
        for (int word = first >>> 6; word <= (end() - 1) >>> 6; word++) {
            bits[word] &= ~Bits.within(word, first, end());
        }
    }

    /** The literals' indexes of one polarity. */
    static int[] indexes(List<Literal> literals, boolean holds) {
        return IntStream.range(0, literals.size())
                .filter(i -> literals.get(i).holds() == holds)
                .toArray();
    }
}
