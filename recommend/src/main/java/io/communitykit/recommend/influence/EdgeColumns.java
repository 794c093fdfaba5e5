package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/** Edges as three columns that grow: 16 bytes an edge. Sorted by counting, in linear time. Not safe for many threads. */
final class EdgeColumns {

    private int[] from;
    private int[] to;
    private long[] weight;
    private int size;

    EdgeColumns(int capacity) {
        from = new int[capacity];
        to = new int[capacity];
        weight = new long[capacity];
    }

    int size() {
        return size;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    long weight(int edge) {
        return weight[edge];
    }

    void add(int source, int target, long units) {
        if (size == from.length) {
            grow();
        }
        from[size] = source;
        to[size] = target;
        weight[size++] = units;
    }

    private void grow() {
        if (size > Integer.MAX_VALUE / 2 - 8) {
            throw InvalidValueException.of("edges", "at most " + size, "more");
        }
        int capacity = Math.max(16, size + (size >> 1));
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        weight = Arrays.copyOf(weight, capacity);
    }

    void renumber(int[] number) {
        for (int edge = 0; edge < size; edge++) {
            from[edge] = number[from[edge]];
            to[edge] = number[to[edge]];
        }
    }

    /** By receiver and then by giver, equal ones made one. */
    EdgeColumns merged(int nodes) {
        EdgeColumns sorted = sortedBy(from, nodes);
        sorted = sorted.sortedBy(sorted.to, nodes);
        int last = -1;
        for (int edge = 0; edge < size; edge++) {
            if (last >= 0 && sorted.from[last] == sorted.from[edge] && sorted.to[last] == sorted.to[edge]) {
                sorted.weight[last] = sum(sorted.weight[last], sorted.weight[edge]);
            } else {
                last++;
                sorted.from[last] = sorted.from[edge];
                sorted.to[last] = sorted.to[edge];
                sorted.weight[last] = sorted.weight[edge];
            }
        }
        sorted.size = last + 1;
        return sorted;
    }

    private static long sum(long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow("weight of one pair " + one + " + " + other);
        }
    }

    private EdgeColumns sortedBy(int[] key, int nodes) {
        int[] place = new int[nodes + 1];
        for (int edge = 0; edge < size; edge++) {
            place[key[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            place[node + 1] += place[node];
        }
        EdgeColumns sorted = new EdgeColumns(size);
        for (int edge = 0; edge < size; edge++) {
            int slot = place[key[edge]]++;
            sorted.from[slot] = from[edge];
            sorted.to[slot] = to[edge];
            sorted.weight[slot] = weight[edge];
        }
        sorted.size = size;
        return sorted;
    }
}
