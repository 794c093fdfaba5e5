package io.communitykit.risk.word.internal;

import java.util.Arrays;

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

    // Nodes, breadth first: a range of keys that share their first `depth` units.
    private int nodes;
    private int[] first;
    private int[] end;
    private int[] depth;
    /** By node, where its children start; and the end of the last. */
    private int[] children;

    // Children of all nodes in the order of their keys.
    private int allChildren;
    private char[] unit;
    /** The node that a child is, or the complement of the only key that it holds. */
    private int[] target;

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
        this.children = new int[guess + 1];
        this.unit = new char[guess * 2];
        this.target = new int[guess * 2];
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

    // A child that holds one key only becomes a tail.
    private void listNodes() {
        node(0, keys.size(), 0);
        for (int node = 0; node < nodes; node++) {
            listChildren(node);
            children[node + 1] = allChildren;
        }
    }

    private void listChildren(int node) {
        int from = first[node];
        int behind = end[node];
        int at = depth[node];
        while (from < behind) {
            char next = (char) keys.unit(from, at);
            int to = behind(from, behind, at);
            boolean inner = to - from > 1 && next != 0;
            child(next, inner ? nodes : ~from);
            if (inner) {
                node(from, to, at + 1);
            }
            from = to;
        }
    }

    private void child(char next, int where) {
        if (allChildren == unit.length) {
            unit = Arrays.copyOf(unit, allChildren * 2);
            target = Arrays.copyOf(target, allChildren * 2);
        }
        unit[allChildren] = next;
        target[allChildren++] = where;
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
            children = Arrays.copyOf(children, nodes * 2 + 1);
        }
        first[nodes] = from;
        end[nodes] = to;
        depth[nodes++] = itsDepth;
    }

    // The base of each node; the widest go first.
    private int[] place() {
        long[] order = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            order[node] = (long) (children[node] - children[node + 1]) << 32 | node;
        }
        Arrays.sort(order);
        int[] baseOf = new int[nodes];
        for (long entry : order) {
            baseOf[(int) entry] = place((int) entry);
        }
        return baseOf;
    }

    private int place(int node) {
        int from = children[node];
        int to = children[node + 1];
        int found = base(from, to);
        useBase(found);
        for (int child = from; child < to; child++) {
            claim(found + unit[child]);
            label[found + unit[child]] = unit[child];
        }
        return found;
    }

    // The first base, from where this width was placed last, at which all children fit.
    private int base(int from, int to) {
        int kind = Math.min(to - from, WIDTHS - 1);
        int block = kind == 1 ? Math.max(0, lowest - unit[from]) >>> 6 : searched[kind];
        long fitting = 0;
        while (fitting == 0) {
            fitting = fitting(block, from, to);
            block++;
        }
        searched[kind] = block - 1;
        return ((block - 1) << 6) + Long.numberOfTrailingZeros(fitting);
    }

    private long fitting(int block, int from, int to) {
        int start = block << 6;
        grow(start + alphabet + 2 * Long.SIZE);
        long fitting = ~usedBases[block];
        if (block == 0) {
            fitting &= -2L;
        }
        for (int child = from; child < to && fitting != 0; child++) {
            int at = start + unit[child];
            int word = at >>> 6;
            long bits = free[word] >>> at;
            if ((at & (Long.SIZE - 1)) != 0) {
                bits |= free[word + 1] << -at;
            }
            fitting &= bits;
        }
        return fitting;
    }

    private void fill(int[] baseOf) {
        base[0] = baseOf[0];
        for (int node = 0; node < nodes; node++) {
            fill(node, baseOf);
        }
    }

    private void fill(int node, int[] baseOf) {
        for (int child = children[node]; child < children[node + 1]; child++) {
            int to = target[child];
            base[baseOf[node] + unit[child]] =
                    to >= 0 ? baseOf[to] : ~tail(~to, unit[child] == 0 ? depth[node] : depth[node] + 1);
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
        while (lowest < top && (free[lowest >>> 6] & (1L << lowest)) == 0) {
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
