package io.communitykit.risk.word.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys of an automaton in order, each once: units in one array.
 */
final class Keys {

    private final char[] units;
    private final int[] starts;

    private Keys(char[] units, int[] starts) {
        this.units = units;
        this.starts = starts;
    }

    /** Sorts keys by their units and drops repetitions. */
    static Sorted sort(List<char[]> keys) {
        Integer[] order = IntStream.range(0, keys.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing(keys::get, Arrays::compare));
        int[] keyOf = new int[order.length];
        int total = keys.stream().mapToInt(key -> key.length).sum();
        char[] units = new char[total];
        int[] starts = new int[order.length + 1];
        int distinct = 0;
        int used = 0;
        char[] last = null;
        for (int index : order) {
            char[] key = keys.get(index);
            if (last == null || !Arrays.equals(last, key)) {
                starts[distinct++] = used;
                System.arraycopy(key, 0, units, used, key.length);
                used += key.length;
                last = key;
            }
            keyOf[index] = distinct - 1;
        }
        starts[distinct] = used;
        return new Sorted(new Keys(Arrays.copyOf(units, used), Arrays.copyOf(starts, distinct + 1)), keyOf);
    }

    /** Sorted keys and where each of the given ones went. */
    static final class Sorted {
        private final Keys keys;
        private final int[] keyOf;

        private Sorted(Keys keys, int[] keyOf) {
            this.keys = keys;
            this.keyOf = keyOf;
        }

        Keys keys() {
            return keys;
        }

        /** By index of the given ones, the number of its key. */
        int[] keyOf() {
            return keyOf;
        }
    }

    /** All keys, one after the other. */
    char[] units() {
        return units;
    }

    /** Where each key starts, and the end of the last. */
    int[] starts() {
        return starts;
    }

    int size() {
        return starts.length - 1;
    }

    int length(int key) {
        return starts[key + 1] - starts[key];
    }

    /** The unit at a depth; 0 behind the end. */
    int unit(int key, int depth) {
        int at = starts[key] + depth;
        return at < starts[key + 1] ? units[at] : 0;
    }
}
