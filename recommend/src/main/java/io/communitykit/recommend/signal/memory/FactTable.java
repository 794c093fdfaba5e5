package io.communitykit.recommend.signal.memory;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.KnownFact;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one subject by their keys. What counting a fact costs is places of the heap that no cache holds, so the facts lie in the order
 * in which they came, in an array of ints (the hash of the key, the upper and the lower half of the microseconds) and one of references (key and
 * digest), of which a new fact touches the end; an index with linear probing, at most half full, says where a key is. An entry of the index
 * is one more than the fact's number, and above these bits those of the hash; 0 is free. Keys are compared in full where these agree.
 *
 * <p>20 bytes a fact and 8 to 16 of index, both up to half as much again while there is room to grow, beside key and digest. Constant time, but
 * for {@link #removeBefore}, which looks at all. Not safe for many threads.
 */
class FactTable {

    private static final int FIRST = 4;
    private static final int MOST = 1 << 28;
    private static final int INTS = 3;
    private static final int REFERENCES = 2;

    private int[] index = new int[2 * FIRST];
    private int[] numbers = new int[FIRST * INTS];
    private @Nullable Object[] references = new @Nullable Object[FIRST * REFERENCES];
    private int size;

    /** Only for subclasses. */
    FactTable() {}

    /** Under the hash of {@link #hash}, which is the caller's to keep. */
    final @Nullable KnownFact get(IdempotencyKey key, int hash) {
        int fact = index[find(key, hash)] & mask();
        return fact == 0 ? null : new KnownFact(Timestamps.ofMicros(micros(fact - 1)), digest(fact - 1));
    }

    /** In place of what may be there. */
    final void put(IdempotencyKey key, int hash, KnownFact known) {
        int place = find(key, hash);
        int fact = (index[place] & mask()) - 1;
        if (fact < 0) {
            fact = size;
            if (2 * (size + 1) > index.length) {
                grow();
                place = free(hash);
            }
            ensureRoom();
            index[place] = (hash & ~mask()) | (fact + 1);
            size++;
        }
        long micros = Timestamps.toMicros(known.at());
        numbers[fact * INTS] = hash;
        numbers[fact * INTS + 1] = (int) (micros >>> Integer.SIZE);
        numbers[fact * INTS + 2] = (int) micros;
        references[fact * REFERENCES] = key;
        references[fact * REFERENCES + 1] = known.digest();
    }

    /** Says whether there were any. */
    final boolean removeBefore(long micros) {
        int kept = 0;
        for (int fact = 0; fact < size; fact++) {
            if (micros(fact) >= micros) {
                System.arraycopy(numbers, fact * INTS, numbers, kept * INTS, INTS);
                System.arraycopy(references, fact * REFERENCES, references, kept * REFERENCES, REFERENCES);
                kept++;
            }
        }
        if (kept == size) {
            return false;
        }
        size = kept;
        int room = Math.max(FIRST, kept);
        numbers = Arrays.copyOf(numbers, room * INTS);
        references = Arrays.copyOf(references, room * REFERENCES);
        Arrays.fill(references, kept * REFERENCES, room * REFERENCES, null);
        reindex(Integer.highestOneBit(2 * room - 1) * 2);
        return true;
    }

    private void grow() {
        if (size >= MOST) {
            throw new IllegalStateException("a subject of more facts than an array holds; purge them");
        }
        reindex(2 * index.length);
    }

    private void ensureRoom() {
        if (references.length == size * REFERENCES) {
            int room = size + (size >> 1);
            numbers = Arrays.copyOf(numbers, room * INTS);
            references = Arrays.copyOf(references, room * REFERENCES);
        }
    }

    private void reindex(int places) {
        index = new int[places];
        for (int fact = 0; fact < size; fact++) {
            int hash = numbers[fact * INTS];
            index[free(hash)] = (hash & ~mask()) | (fact + 1);
        }
    }

    /** The place of a key, or the free one where it would be. */
    private int find(IdempotencyKey key, int hash) {
        int mask = mask();
        int place = hash & mask;
        while (true) {
            int there = index[place];
            if (there == 0) {
                return place;
            }
            boolean alike = ((there ^ hash) & ~mask) == 0;
            if (alike && key.equals(references[((there & mask) - 1) * REFERENCES])) {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    private int free(int hash) {
        int place = hash & mask();
        while (index[place] != 0) {
            place = (place + 1) & mask();
        }
        return place;
    }

    private int mask() {
        return index.length - 1;
    }

    private long micros(int fact) {
        return ((long) numbers[fact * INTS + 1] << Integer.SIZE) | Integer.toUnsignedLong(numbers[fact * INTS + 2]);
    }

    private ContentDigest digest(int fact) {
        // Every fact has one.
        return (ContentDigest) Objects.requireNonNull(references[fact * REFERENCES + 1]);
    }

    /** Numbered ids differ in few bits of their texts' hashes, so these are spread (Fibonacci hashing). */
    static int hash(IdempotencyKey key) {
        int spread = key.hashCode() * 0x9E3779B9;
        return spread ^ (spread >>> 15);
    }
}
