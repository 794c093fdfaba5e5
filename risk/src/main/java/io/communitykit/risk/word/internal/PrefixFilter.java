package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the places where a word may begin, from the first two and three units: two bitmaps, tried without branches, so that the walk through
 * the trie is left for a place in a hundred.
 *
 * <p>The first bitmap has a bit for each pair of units that begins a key; the second one for each triple, for each key of two units, and for a
 * second unit said again. Bits are chosen by multiplication; a wrong yes costs a walk that ends at once. Keys of one unit have a table of their
 * own, tried only where there are any. Those that must be said more than once are not among them: {@link Window#fold} meets their runs anyway and
 * lists them, which made {@code findAll} of the benchmark {@code WordFigures} a fifth to a half faster, since nearly every dictionary has
 * such words. One pass that folded and filtered was no faster there than two. The limit of this stage is one load from the first-level cache for
 * each unit. The idea of a bigram filter before an automaton is known from daachorse (README) and from the q-gram literature. Immutable and safe
 * for many threads.
 */
final class PrefixFilter {

    private static final int FACTOR = 0x9E3779B1;
    private static final int TURN = 15;
    private static final int TRIPLE = 0xC2B2AE3D;
    private static final int WHOLE_PAIR = 0x27D4EB2F;
    private static final int FEWEST_BITS = 13;
    private static final int MOST_BITS = 22;
    private static final int BITS_FOR_A_PAIR = 24;
    private static final int BITS_FOR_A_TRIPLE = 32;

    final long[] pairs;
    final long[] triples;
    /** A bit for each unit that is a key by itself; empty if there is none. */
    final long[] singles;
    /** A bit for each unit that is a key only where the text says it more than once; empty if there is none. */
    final long[] doubles;

    private final int pairShift;
    private final int tripleShift;

    PrefixFilter(long[] pairs, long[] triples, long[] singles, long[] doubles) {
        this.pairs = pairs;
        this.triples = triples;
        this.singles = singles;
        this.doubles = doubles;
        this.pairShift = shift(pairs);
        this.tripleShift = shift(triples);
    }

    private static int shift(long[] bits) {
        if (bits.length < 2 || Integer.bitCount(bits.length) != 1) {
            throw InvalidValueException.of("bitmap", "a power of two of words", bits.length);
        }
        return Integer.SIZE - Integer.numberOfTrailingZeros(bits.length) - 6;
    }

    /**
     * Makes the bitmaps.
     *
     * @param keys the keys, sorted
     * @param alphabet the largest unit
     * @param repetitions what words want or bear more than once
     * @return the filter
     */
    static PrefixFilter of(Keys keys, int alphabet, Repetitions repetitions) {
        int pairCount = 0;
        int tripleCount = 0;
        for (int key = 0; key < keys.size(); key++) {
            pairCount += key == 0 || differ(keys, key, 2) ? 1 : 0;
            tripleCount += key == 0 || differ(keys, key, 3) ? 1 : 0;
        }
        PrefixFilter filter = new PrefixFilter(
                bitmap((long) pairCount * BITS_FOR_A_PAIR),
                bitmap((long) tripleCount * BITS_FOR_A_TRIPLE),
                bits(repetitions.once(), alphabet),
                bits(repetitions.onlyMore(), alphabet));
        for (int key = 0; key < keys.size(); key++) {
            filter.add(keys, key, repetitions.lastSingle());
        }
        // Groups of the first unit, parted by what is skipped: the walk sees what follows.
        repetitions.first().stream().forEach(unit -> filter.addPair(pair(unit, unit)));
        return filter;
    }

    private static long[] bits(BitSet units, int alphabet) {
        return units.isEmpty() ? new long[0] : Arrays.copyOf(units.toLongArray(), (alphabet >>> 6) + 1);
    }

    private static boolean differ(Keys keys, int key, int units) {
        for (int depth = 0; depth < units; depth++) {
            if (keys.unit(key, depth) != keys.unit(key - 1, depth)) {
                return true;
            }
        }
        return false;
    }

    private static long[] bitmap(long wanted) {
        int bits = FEWEST_BITS;
        while (bits < MOST_BITS && (1L << bits) < wanted) {
            bits++;
        }
        return new long[1 << (bits - 6)];
    }

    private void add(Keys keys, int key, int lastSingle) {
        if (keys.length(key) == 1) {
            return;
        }
        int b = keys.unit(key, 1);
        int pair = pair(keys.unit(key, 0), b);
        if (keys.length(key) == 2) {
            addPair(pair);
            return;
        }
        set(pairs, pair >>> pairShift);
        set(triples, triple(pair, keys.unit(key, 2)) >>> tripleShift);
        if (b > lastSingle) {
            // The second unit said again behind something that was skipped.
            set(triples, triple(pair, b) >>> tripleShift);
        }
    }

    private void addPair(int pair) {
        set(pairs, pair >>> pairShift);
        set(triples, (pair * WHOLE_PAIR) >>> tripleShift);
    }

    private static void set(long[] bits, int at) {
        bits[at >>> 6] |= 1L << at;
    }

    private static int pair(int a, int b) {
        return Integer.rotateLeft(a * FACTOR, TURN) + b * FACTOR;
    }

    private static int triple(int pair, int c) {
        return (pair ^ (c * TRIPLE)) * FACTOR;
    }

    /**
     * Lists the places where a word may begin.
     *
     * @param units the text, with two units 0 behind its end
     * @param count how many units
     * @param out takes the places, in order; at least as long as {@code count}
     * @return how many places
     */
    int candidates(char[] units, int count, int[] out) {
        if (singles.length > 0) {
            return byTripleOrSingle(units, byPairOrSingle(units, count, out), out);
        }
        return byTriple(units, byPair(units, count, out), out);
    }

    private int byPair(char[] units, int count, int[] out) {
        long[] bits = pairs;
        int shift = pairShift;
        int found = 0;
        int a = units[0] * FACTOR;
        for (int i = 0; i < count; i++) {
            int b = units[i + 1] * FACTOR;
            int at = (Integer.rotateLeft(a, TURN) + b) >>> shift;
            out[found] = i;
            found += (int) (bits[at >>> 6] >>> at) & 1;
            a = b;
        }
        return found;
    }

    private int byPairOrSingle(char[] units, int count, int[] out) {
        long[] bits = pairs;
        long[] alone = singles;
        int shift = pairShift;
        int found = 0;
        int unit = units[0];
        int a = unit * FACTOR;
        for (int i = 0; i < count; i++) {
            int next = units[i + 1];
            int b = next * FACTOR;
            int at = (Integer.rotateLeft(a, TURN) + b) >>> shift;
            out[found] = i;
            found += (int) ((bits[at >>> 6] >>> at) | (alone[unit >>> 6] >>> unit)) & 1;
            a = b;
            unit = next;
        }
        return found;
    }

    private int byTriple(char[] units, int count, int[] out) {
        long[] bits = triples;
        int shift = tripleShift;
        int found = 0;
        for (int k = 0; k < count; k++) {
            int i = out[k];
            int pair = pair(units[i], units[i + 1]);
            int whole = (pair * WHOLE_PAIR) >>> shift;
            int three = triple(pair, units[i + 2]) >>> shift;
            out[found] = i;
            found += (int) ((bits[whole >>> 6] >>> whole) | (bits[three >>> 6] >>> three)) & 1;
        }
        return found;
    }

    private int byTripleOrSingle(char[] units, int count, int[] out) {
        long[] bits = triples;
        long[] alone = singles;
        int shift = tripleShift;
        int found = 0;
        for (int k = 0; k < count; k++) {
            int i = out[k];
            int a = units[i];
            int pair = pair(a, units[i + 1]);
            int whole = (pair * WHOLE_PAIR) >>> shift;
            int three = triple(pair, units[i + 2]) >>> shift;
            long some = (bits[whole >>> 6] >>> whole) | (bits[three >>> 6] >>> three);
            out[found] = i;
            found += (int) (some | (alone[a >>> 6] >>> a)) & 1;
        }
        return found;
    }

    /** Bytes on the heap, without object headers. */
    long bytes() {
        return (pairs.length + triples.length + singles.length + (long) doubles.length) * Long.BYTES;
    }
}
