package io.communitykit.recommend.candidate.internal;

import java.util.Arrays;

/**
 * Numbers ids from 0 in the order in which they come. Open addressing, at most half full, linear probing: a slot is a long, the hash above and the number
 * plus 1 below, so that an id is looked at only where its whole hash is the same. Its order never shows. Not safe for many threads.
 */
public final class IdTable<K> {

    private long[] slots = new long[64];
    private Object[] ids = new Object[32];
    private int size;

    public int size() {
        return size;
    }

    /** The number of an id, or -1. */
    public int find(K id) {
        int hash = hash(id);
        int mask = slots.length - 1;
        for (int at = hash & mask; slots[at] != 0; at = (at + 1) & mask) {
            if ((int) (slots[at] >>> 32) == hash && ids[(int) slots[at] - 1].equals(id)) {
                return (int) slots[at] - 1;
            }
        }
        return -1;
    }

    /** Numbers an id that is not there yet. */
    public int add(K id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            slots = new long[slots.length * 2];
            for (int number = 0; number < size; number++) {
                insert(ids[number], number);
            }
        }
        ids[size] = id;
        insert(id, size);
        return size++;
    }

    @SuppressWarnings("unchecked")
    public K id(int number) {
        return (K) ids[number];
    }

    /** Gives a number to another id, which is not there yet. */
    public void replace(int number, K id) {
        remove(number);
        ids[number] = id;
        insert(id, number);
    }

    /** Keeps those whose new number is 0 or more; new numbers rise with the old ones. */
    public void renumber(int[] numbers) {
        int kept = 0;
        for (int number = 0; number < size; number++) {
            if (numbers[number] >= 0) {
                ids[kept++] = ids[number];
            }
        }
        ids = Arrays.copyOf(Arrays.copyOf(ids, kept), ids.length);
        Arrays.fill(slots, 0);
        size = kept;
        for (int number = 0; number < size; number++) {
            insert(ids[number], number);
        }
    }

    private void insert(Object id, int number) {
        int hash = hash(id);
        int mask = slots.length - 1;
        int at = hash & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = ((long) hash << 32) | (number + 1);
    }

    // Knuth's algorithm R: what follows moves back over the gap as long as it may.
    private void remove(int number) {
        int mask = slots.length - 1;
        int gap = hash(ids[number]) & mask;
        while ((int) slots[gap] != number + 1) {
            gap = (gap + 1) & mask;
        }
        for (int at = (gap + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
            int home = (int) (slots[at] >>> 32) & mask;
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                slots[gap] = slots[at];
                gap = at;
            }
        }
        slots[gap] = 0;
    }

    private static int hash(Object id) {
        int hash = id.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
