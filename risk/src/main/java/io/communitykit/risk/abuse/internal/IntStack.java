package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/** A stack of ints that keeps its room. Not safe for many threads. */
final class IntStack {

    private int[] values = new int[16];
    private int size;

    void push(int value) {
        values = Columns.room(values, size, 0);
        values[size++] = value;
    }

    int pop() {
        return values[--size];
    }

    int get(int at) {
        return values[at];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
