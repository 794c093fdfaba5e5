package io.communitykit.risk.word.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Packs sorted keys into a {@link DoubleArray}: first all nodes are listed, then they are placed from the widest to the narrowest, so that
 * the many nodes with one child fill the holes. Free slots are bits, so 64 bases are tried at once: those at which all children fall on
 * free slots are the bits that remain when the free slots, shifted by each child, are laid over each other. A node of some width begins
 * where the last one of that width was placed. Used once, by one thread; no recursion.
 */
final class DoubleArrayBuilder {

    private static final int WIDTHS = 64;

    private final Keys keys;
    private final int[] values;
    private final int alphabet;

    // Nodes: a range of keys that share their first `depth` units.
    private int nodes;
    private int[] first;
    private int[] end;
    private int[] depth;
    private int[] width;

    // Slots.
    private int[] base = new int[0];
    private char[] label = new char[0];
    private long[] free = new long[0];
    private long[] usedBases = new long[0];
    /** Behind the last slot that is taken. */
    private int top;
    /** No slot below is free. */
    private int lowest = 1;
    /** By width, up to a limit: the block of bases in which the last node was placed. */
    private final int[] searched = new int[WIDTHS];

    private char[] tails;
    private int tailsUsed;

    private DoubleArrayBuilder(Keys keys, int[] values, int alphabet) {
        this.keys = keys;
        this.values = values;
        this.alphabet = alphabet;
        int guess = Math.max(16, keys.size());
        this.first = new int[guess];
        this.end = new int[guess];
        this.depth = new int[guess];
        this.width = new int[guess];
        this.tails = new char[guess * 4];
    }

    /**
     * Packs keys.
     *
     * @param keys sorted keys, none empty
     * @param values what stands for each key, 0 or more
     * @param alphabet the largest unit
     * @return the trie
     */
    static DoubleArray build(Keys keys, int[] values, int alphabet) {
        return new DoubleArrayBuilder(keys, values, alphabet).build();
    }

    private DoubleArray build() {
        grow(alphabet + 2 * Long.SIZE);
        claim(0);
        label[0] = 0;
        if (keys.size() == 0) {
            base[0] = 1;
            useBase(1);
            return packed();
        }
        listNodes();
        int[] baseOf = place();
        fill(baseOf);
        return packed();
    }

    private DoubleArray packed() {
        int used = top;
        // Every base may be followed by any unit without a check of bounds.
        int length = used + alphabet + 1;
        int[] shortBase = Arrays.copyOf(base, length);
        char[] shortLabel = Arrays.copyOf(label, length);
        Arrays.fill(shortLabel, used, length, DoubleArray.FREE);
        return new DoubleArray(shortBase, shortLabel, Arrays.copyOf(tails, tailsUsed));
    }

    // Breadth first; a child that holds one key only becomes a tail.
    private void listNodes() {
        node(0, keys.size(), 0);
        for (int node = 0; node < nodes; node++) {
            int from = first[node];
            int children = 0;
            while (from < end[node]) {
                int to = behind(from, end[node], depth[node]);
                if (inner(from, to, depth[node])) {
                    node(from, to, depth[node] + 1);
                }
                children++;
                from = to;
            }
            width[node] = children;
        }
    }

    private boolean inner(int from, int to, int atDepth) {
        return to - from > 1 && keys.unit(from, atDepth) != 0;
    }

    // The first key behind `from` with another unit at this depth.
    private int behind(int from, int limit, int atDepth) {
        int unit = keys.unit(from, atDepth);
        int low = from + 1;
        int high = limit;
        if (low < high && keys.unit(low, atDepth) != unit) {
            return low;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.unit(middle, atDepth) == unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void node(int from, int to, int itsDepth) {
        if (nodes == first.length) {
            first = Arrays.copyOf(first, nodes * 2);
            end = Arrays.copyOf(end, nodes * 2);
            depth = Arrays.copyOf(depth, nodes * 2);
            width = Arrays.copyOf(width, nodes * 2);
        }
        first[nodes] = from;
        end[nodes] = to;
        depth[nodes++] = itsDepth;
    }

    private int[] place() {
        long[] order = IntStream.range(0, nodes)
                .mapToLong(node -> ((long) -width[node] << 32) | node)
                .sorted()
                .toArray();
        int[] baseOf = new int[nodes];
        char[] children = new char[alphabet + 1];
        for (long entry : order) {
            int node = (int) entry;
            int count = children(node, children);
            int found = base(children, count);
            useBase(found);
            for (int i = 0; i < count; i++) {
                claim(found + children[i]);
                label[found + children[i]] = children[i];
            }
            baseOf[node] = found;
        }
        return baseOf;
    }

    private int children(int node, char[] into) {
        int count = 0;
        int from = first[node];
        while (from < end[node]) {
            into[count++] = (char) keys.unit(from, depth[node]);
            from = behind(from, end[node], depth[node]);
        }
        return count;
    }

    // The first base, from where this width was placed last, at which all children fit.
    private int base(char[] children, int count) {
        int kind = Math.min(count, WIDTHS - 1);
        int block = count == 1 ? Math.max(0, lowest - children[0]) >>> 6 : searched[kind];
        long fitting = 0;
        while (fitting == 0) {
            fitting = fitting(block, children, count);
            block++;
        }
        searched[kind] = block - 1;
        return ((block - 1) << 6) + Long.numberOfTrailingZeros(fitting);
    }

    private long fitting(int block, char[] children, int count) {
        int first = block << 6;
        grow(first + alphabet + 2 * Long.SIZE);
        long fitting = ~usedBases[block];
        if (block == 0) {
            fitting &= -2L;
        }
        for (int i = 0; i < count && fitting != 0; i++) {
            int at = first + children[i];
            int word = at >>> 6;
            long bits = free[word] >>> at;
            if ((at & (Long.SIZE - 1)) != 0) {
                bits |= free[word + 1] << -at;
            }
            fitting &= bits;
        }
        return fitting;
    }

    private boolean isFree(int slot) {
        return (free[slot >>> 6] & (1L << slot)) != 0;
    }

    private void fill(int[] baseOf) {
        base[0] = baseOf[0];
        int child = 1;
        // In the order of listNodes, so that inner children come one after the other.
        for (int node = 0; node < nodes; node++) {
            int from = first[node];
            while (from < end[node]) {
                int to = behind(from, end[node], depth[node]);
                int unit = keys.unit(from, depth[node]);
                int slot = baseOf[node] + unit;
                base[slot] = inner(from, to, depth[node])
                        ? baseOf[child++]
                        : ~tail(from, unit == 0 ? depth[node] : depth[node] + 1);
                from = to;
            }
        }
    }

    private int tail(int key, int from) {
        int length = keys.length(key) - from;
        int place = tailsUsed;
        int needed = tailsUsed + DoubleArray.TAIL_HEAD + length;
        if (needed > tails.length) {
            tails = Arrays.copyOf(tails, Math.max(needed, tails.length * 2));
        }
        tails[place] = (char) (values[key] >>> 16);
        tails[place + 1] = (char) values[key];
        tails[place + 2] = (char) length;
        System.arraycopy(keys.units(), keys.starts()[key] + from, tails, place + DoubleArray.TAIL_HEAD, length);
        tailsUsed = needed;
        return place;
    }

    private void useBase(int candidate) {
        usedBases[candidate >>> 6] |= 1L << candidate;
    }

    private void claim(int slot) {
        free[slot >>> 6] &= ~(1L << slot);
        top = Math.max(top, slot + 1);
        while (lowest < top && !isFree(lowest)) {
            lowest++;
        }
    }

    private void grow(int needed) {
        int old = free.length << 6;
        if (needed <= old) {
            return;
        }
        int length = (Math.max(needed, old + (old >> 1)) | 63) + 1;
        base = Arrays.copyOf(base, length);
        label = Arrays.copyOf(label, length);
        Arrays.fill(label, old, length, DoubleArray.FREE);
        free = Arrays.copyOf(free, length >>> 6);
        Arrays.fill(free, old >>> 6, length >>> 6, -1L);
        usedBases = Arrays.copyOf(usedBases, length >>> 6);
    }
}
