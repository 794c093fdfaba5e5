package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers members in the order in which they come: open addressing with linear probing over numbers, at most half full, 20 to 40 bytes a
 * member beside the id. Not safe for many threads.
 */
public final class MemberTable {

    private @Nullable MemberId[] ids = new @Nullable MemberId[16];
    private long[] slots = new long[32];
    private int used;
    private int size;

    /** Starts empty. */
    public MemberTable() {}

    /**
     * How many members there are.
     *
     * @return one more than the last number
     */
    public int size() {
        return size;
    }

    /**
     * Looks for a member.
     *
     * @param id any
     * @return the number, or -1
     */
    public int find(MemberId id) {
        return find(id, hash(id));
    }

    int find(MemberId id, long hash) {
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; ; at = (at + 1) & mask) {
            long slot = slots[at];
            if (slot == 0) {
                return -1;
            }
            // Half of the hash stands in the slot, so that ids are not fetched in vain.
            if ((slot ^ hash) >>> 32 == 0 && id.equals(ids[(int) slot - 1])) {
                return (int) slot - 1;
            }
        }
    }

    /** Fetches the place of a hash. */
    long slot(long hash) {
        return slots[(int) hash & (slots.length - 1)];
    }

    /** Fetches the id that stands first where a hash leads to. */
    int near(long hash) {
        int number = (int) slot(hash) - 1;
        MemberId id = number < 0 ? null : ids[number];
        return id == null ? 0 : id.value().charAt(0);
    }

    /**
     * Adds a member who is not there.
     *
     * @param id who
     * @return the number
     */
    public int add(MemberId id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, Columns.larger(size));
        }
        ids[size] = id;
        size++;
        place(size - 1, hash(id));
        return size - 1;
    }

    /**
     * Gives a member another id; the former one is not known any more.
     *
     * @param number who
     * @param id an id that is not there
     */
    public void rename(int number, MemberId id) {
        // The former place stays taken until the table grows, and leads to an id that is not the one looked for.
        ids[number] = id;
        place(number, hash(id));
    }

    /**
     * The id of a member.
     *
     * @param number from 0
     * @return the id
     */
    public MemberId id(int number) {
        return Objects.requireNonNull(ids[number], "a member of that number");
    }

    private void place(int number, long hash) {
        if (2 * (used + 1) > slots.length) {
            slots = new long[slots.length * 2];
            used = size;
            for (int each = 0; each < size; each++) {
                put(each, hash(id(each)));
            }
        } else {
            used++;
            put(number, hash);
        }
    }

    private void put(int number, long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = (hash >>> 32 << 32) | (number + 1L);
    }

    static long hash(MemberId id) {
        String text = id.value();
        long hash = 0x243F6A8885A308D3L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash * 0xFF51AFD7ED558CCDL;
    }
}
