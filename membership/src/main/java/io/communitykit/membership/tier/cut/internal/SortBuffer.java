package io.communitykit.membership.tier.cut.internal;

import java.util.Arrays;

/**
 * Byte strings in memory, to be sorted by unsigned bytes.
 *
 * <p>Layout: the strings stand one behind the other, each after two bytes of length, in chunks that none of them straddles; one
 * {@code int} a string says where. To sort, as many leading bits of each string as fit beside its index make one {@code long},
 * and these are sorted as numbers, without touching the strings. Only those that share the leading bits are then compared, by a
 * merge sort. Strings that begin with a hash share them rarely, so that a sort costs one primitive sort. The worst case, all with one
 * beginning, is n log n comparisons; no input makes it quadratic. The limit it is up against is the cache miss a comparison.
 */
final class SortBuffer implements RecordCursor {

    private static final int MAX_CHUNK = 1 << 20;
    private static final int MIN_CHUNK = 1 << 12;
    /** Index: where it stands, its leading bits, and a second copy of these for the merge sort. */
    private static final int INDEX_BYTES = Integer.BYTES + 2 * Long.BYTES;

    private static final int RUN = 8;

    private final int maxRecords;
    private final int chunkBits;
    private final byte[][] chunks;
    private int chunk = -1;
    private int used;
    private int[] where = new int[0];
    private long[] order = new long[0];
    private long[] other = new long[0];
    private int records;
    private int indexBits;
    private int at;

    /** A quarter of the bytes is for the index. */
    SortBuffer(int bytes) {
        this.maxRecords = Math.max(2, bytes / 4 / INDEX_BYTES);
        int size = Math.max(MIN_CHUNK, Math.min(MAX_CHUNK, Integer.highestOneBit(bytes / 8)));
        this.chunkBits = Integer.numberOfTrailingZeros(size);
        this.chunks = new byte[Math.max(1, bytes / 4 * 3 / size)][];
        this.used = size;
    }

    /** Adds a copy; false, and nothing added, if there is no room. */
    boolean add(byte[] array, int from, int to) {
        int needed = RecordLog.HEAD + to - from;
        if (records == maxRecords || (used + needed > 1 << chunkBits && !nextChunk())) {
            return false;
        }
        if (records == where.length) {
            where = Arrays.copyOf(where, (int) Math.min(maxRecords, Math.max(64L, 2L * records)));
        }
        byte[] into = chunks[chunk];
        where[records++] = chunk << chunkBits | used;
        Bytes.putShort(into, used, to - from);
        System.arraycopy(array, from, into, used + RecordLog.HEAD, to - from);
        used += needed;
        return true;
    }

    private boolean nextChunk() {
        if (chunk + 1 == chunks.length) {
            return false;
        }
        chunk++;
        if (chunks[chunk] == null) {
            chunks[chunk] = new byte[1 << chunkBits];
        }
        used = 0;
        return true;
    }

    /** Sorts; the cursor is the buffer itself, before its first string. */
    RecordCursor sorted() {
        if (order.length < records) {
            order = new long[where.length];
        }
        indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(records);
        long leading = -1L << indexBits;
        for (int i = 0; i < records; i++) {
            int start = where[i];
            long first = Bytes.getLong(chunks[start >>> chunkBits], inChunk(start) + RecordLog.HEAD);
            order[i] = ((first ^ Long.MIN_VALUE) & leading) | i;
        }
        Arrays.sort(order, 0, records);
        for (int from = 0, to; from < records; from = to) {
            to = from + 1;
            while (to < records && (order[to] & leading) == (order[from] & leading)) {
                to++;
            }
            if (to - from > 1) {
                sort(from, to);
            }
        }
        at = -1;
        return this;
    }

    private int inChunk(int position) {
        return position & ((1 << chunkBits) - 1);
    }

    private void sort(int from, int to) {
        if (other.length < to) {
            other = new long[order.length];
        }
        mergeSort(from, to);
    }

    private void mergeSort(int from, int to) {
        if (to - from <= RUN) {
            insertionSort(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(from, middle);
        mergeSort(middle, to);
        if (compare(order[middle - 1], order[middle]) <= 0) {
            return;
        }
        System.arraycopy(order, from, other, from, middle - from);
        int left = from;
        int right = middle;
        for (int into = from; left < middle; into++) {
            order[into] = right == to || compare(other[left], order[right]) <= 0 ? other[left++] : order[right++];
        }
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long moving = order[i];
            int j = i;
            for (; j > from && compare(order[j - 1], moving) > 0; j--) {
                order[j] = order[j - 1];
            }
            order[j] = moving;
        }
    }

    private int compare(long a, long b) {
        int x = where(a);
        int y = where(b);
        byte[] inX = chunks[x >>> chunkBits];
        byte[] inY = chunks[y >>> chunkBits];
        int fromX = inChunk(x) + RecordLog.HEAD;
        int fromY = inChunk(y) + RecordLog.HEAD;
        int toX = fromX + Bytes.getShort(inX, inChunk(x));
        int toY = fromY + Bytes.getShort(inY, inChunk(y));
        return Arrays.compareUnsigned(inX, fromX, toX, inY, fromY, toY);
    }

    private int where(long entry) {
        return where[(int) (entry & ~(-1L << indexBits))];
    }

    /** Empties it and keeps the memory. */
    void clear() {
        records = 0;
        chunk = -1;
        used = 1 << chunkBits;
    }

    /** Empties it and gives the memory up. */
    void release() {
        clear();
        Arrays.fill(chunks, null);
        where = new int[0];
        order = new long[0];
        other = new long[0];
    }

    @Override
    public boolean next() {
        at++;
        return at < records;
    }

    @Override
    public byte[] array() {
        return chunks[where(order[at]) >>> chunkBits];
    }

    @Override
    public int from() {
        return inChunk(where(order[at])) + RecordLog.HEAD;
    }

    @Override
    public int to() {
        int start = inChunk(where(order[at]));
        return start + RecordLog.HEAD + Bytes.getShort(array(), start);
    }

    @Override
    public void close() {
        // Its memory belongs to the sorter.
    }
}
