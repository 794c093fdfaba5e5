package io.communitykit.risk.word.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the trie of a layer from one place of a window, and keeps which keys end where. A walk takes at most {@link LongKeys#DEPTH} steps
 * and one hash for each length of longer words. Not safe for many threads; used again and again.
 */
final class KeyWalk {

    private static final int FIRST_TERMINALS = 64;

    private final Window window;
    private Layer layer;

    // Where keys end on the path from one place, the shortest first.
    private int[] values = new int[FIRST_TERMINALS];
    private int[] ends = new int[FIRST_TERMINALS];
    private int[] @Nullable [] longEntries = new int[FIRST_TERMINALS][];

    private final DenseUnits dense = new DenseUnits();
    private boolean hashed;

    /** How many keys end on the path. */
    int terminals;
    /** Whether the window ended before the path did, and the text goes on. */
    boolean ranOff;

    KeyWalk(Layer layer, Window window) {
        this.layer = layer;
        this.window = window;
    }

    /** Turns to another layer, or another text. */
    void use(Layer newLayer) {
        if (layer != newLayer) {
            layer = newLayer;
        }
        hashed = false;
    }

    /**
     * Walks from a place.
     *
     * @param first the unit at which keys are to begin
     */
    void from(int first) {
        int[] base = layer.trie().base;
        char[] label = layer.trie().label;
        char[] units = window.units;
        int count = window.count;
        int state = layer.trie().root();
        int at = first;
        terminals = 0;
        ranOff = false;
        int previous = Units.SKIP;
        int lastSingle = layer.units().lastSingle;
        int longestFirstRun = layer.entries().longestFirstRun();
        boolean oneUnit = true;
        while (at < count) {
            int unit = units[at];
            if (unit == previous && unit > lastSingle) {
                // A word that begins with a repetition begins with the latest group that suffices: not with this one.
                if (oneUnit && at - first >= longestFirstRun) {
                    return;
                }
                at++;
                continue;
            }
            int slot = state + unit;
            if (label[slot] != unit || unit == Units.OTHER) {
                return;
            }
            oneUnit = at == first;
            at++;
            previous = unit;
            state = base[slot];
            if (state < 0) {
                tail(first, at, ~state);
                return;
            }
            if (label[state] == 0) {
                int place = ~base[state];
                terminal(first, at, DoubleArray.value(layer.trie().tails, place));
            }
        }
        ranOff = !window.last;
    }

    private void tail(int first, int at, int place) {
        char[] tails = layer.trie().tails;
        int length = DoubleArray.tailLength(tails, place);
        int from = place + DoubleArray.TAIL_HEAD;
        int lastSingle = layer.units().lastSingle;
        int behind = at;
        int matched = 0;
        while (matched < length) {
            if (behind == window.count) {
                ranOff = !window.last;
                return;
            }
            int unit = window.units[behind];
            if (unit == tails[from + matched]) {
                matched++;
            } else if (unit != window.units[behind - 1] || unit <= lastSingle || tooLate(first, at, behind, matched)) {
                return;
            }
            behind++;
        }
        terminal(first, behind, DoubleArray.value(tails, place));
    }

    // Whether a word that is still in its first run would begin with a later group than this one.
    private boolean tooLate(int first, int at, int behind, int matched) {
        return matched == 0
                && at == first + 1
                && behind - first >= layer.entries().longestFirstRun();
    }

    private void terminal(int first, int end, int value) {
        if (value < layer.entries().size()) {
            push(value, end, null);
            return;
        }
        int group = value - layer.entries().size();
        if (layer.groupStarts()[group] < layer.groupStarts()[group + 1]) {
            push(value, end, null);
        }
        LongKeys longer = layer.longKeys()[group];
        if (longer != null) {
            longer(longer, first);
        }
    }

    private void longer(LongKeys longer, int first) {
        if (!hashed) {
            dense.fill(window, layer.units());
            hashed = true;
        }
        for (int length : longer.lengths) {
            int end = dense.behind(first, length);
            if (end < 0) {
                ranOff = !window.last;
                return;
            }
            int[] entries = longer.find(dense.units, dense.hashes, dense.at(first), length);
            if (entries != null) {
                push(-1, end, entries);
            }
        }
    }

    private void push(int value, int end, int @Nullable [] entries) {
        if (terminals == values.length) {
            values = Arrays.copyOf(values, terminals * 2);
            ends = Arrays.copyOf(ends, terminals * 2);
            longEntries = Arrays.copyOf(longEntries, terminals * 2);
        }
        values[terminals] = value;
        ends[terminals] = end;
        longEntries[terminals++] = entries;
    }

    /** How many entries the key has that ends at a terminal. */
    int entriesAt(int terminal) {
        int[] many = longEntries[terminal];
        if (many != null) {
            return many.length;
        }
        int group = values[terminal] - layer.entries().size();
        return group < 0 ? 1 : layer.groupStarts()[group + 1] - layer.groupStarts()[group];
    }

    /** One of the entries of the key that ends at a terminal. */
    int entryAt(int terminal, int index) {
        int[] many = longEntries[terminal];
        if (many != null) {
            return many[index];
        }
        int group = values[terminal] - layer.entries().size();
        return group < 0 ? values[terminal] : layer.groupEntries()[layer.groupStarts()[group] + index];
    }

    /** The unit behind the key that ends at a terminal. */
    int endAt(int terminal) {
        return ends[terminal];
    }
}
