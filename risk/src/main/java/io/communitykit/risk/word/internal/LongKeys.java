package io.communitykit.risk.word.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that share their first {@link #DEPTH} units and go on: found by the hash of what follows, so that one place of a text costs a
 * bounded number of steps however long the words are. Immutable and safe for many threads.
 */
final class LongKeys {

    /** The trie holds this many units of a key. */
    static final int DEPTH = 64;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** The different lengths, the shortest first. */
    final int[] lengths;

    private final Map<Long, Candidate[]> byHash;

    /** One key with its entries. */
    private static final class Candidate {
        private final char[] key;
        private final int[] entries;

        private Candidate(char[] key, int[] entries) {
            this.key = key;
            this.entries = entries;
        }
    }

    /** A whole key and what stands for it; to be read only. */
    static final class Key {
        private final char[] units;
        private final int[] entries;

        private Key(char[] units, int[] entries) {
            this.units = units;
            this.entries = entries;
        }

        char[] units() {
            return units;
        }

        int[] entries() {
            return entries;
        }
    }

    private LongKeys(int[] lengths, Map<Long, Candidate[]> byHash) {
        this.lengths = lengths;
        this.byHash = byHash;
    }

    /**
     * Makes the table.
     *
     * @param keys whole keys, each longer than {@link #DEPTH}, all with the same beginning
     * @param entries by key, what stands for it
     */
    static LongKeys of(List<char[]> keys, List<int[]> entries) {
        Map<Long, Candidate[]> byHash = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            char[] key = keys.get(i);
            long[] hashes = prefixHashes(key, key.length, new long[key.length + 1]);
            Candidate candidate = new Candidate(key, entries.get(i));
            byHash.merge(
                    name(key.length, between(hashes, DEPTH, key.length)), new Candidate[] {candidate}, LongKeys::both);
        }
        int[] lengths =
                keys.stream().mapToInt(key -> key.length).distinct().sorted().toArray();
        return new LongKeys(lengths, byHash);
    }

    private static Candidate[] both(Candidate[] one, Candidate[] other) {
        Candidate[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    /**
     * Looks for a key of one length.
     *
     * @param units the text
     * @param hashes its prefix hashes
     * @param at where the key begins
     * @param length one of {@link #lengths}; the text goes on for so long
     * @return what stands for the key, or null
     */
    int @Nullable [] find(char[] units, long[] hashes, int at, int length) {
        Candidate[] candidates = byHash.get(name(length, between(hashes, at + DEPTH, at + length)));
        if (candidates != null) {
            for (Candidate candidate : candidates) {
                if (candidate.key.length == length && Arrays.equals(units, at, at + length, candidate.key, 0, length)) {
                    return candidate.entries;
                }
            }
        }
        return null;
    }

    /** All keys in the order of their units. */
    List<Key> keys() {
        return byHash.values().stream()
                .flatMap(Arrays::stream)
                .map(candidate -> new Key(candidate.key, candidate.entries))
                .sorted(Comparator.comparing(Key::units, Arrays::compare))
                .toList();
    }

    /** Polynomial hashes of all beginnings, modulo 2^64; a collision costs a comparison. */
    static long[] prefixHashes(char[] units, int count, long[] into) {
        long hash = 0;
        into[0] = 0;
        for (int i = 0; i < count; i++) {
            hash = hash * FACTOR + units[i] + 1;
            into[i + 1] = hash;
        }
        return into;
    }

    private static long between(long[] hashes, int from, int to) {
        return hashes[to] - hashes[from] * power(to - from);
    }

    private static long power(int exponent) {
        long result = 1;
        long square = FACTOR;
        for (int left = exponent; left > 0; left >>>= 1) {
            if ((left & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    private static long name(int length, long hash) {
        return hash ^ (length * 0xC2B2AE3D27D4EB4FL);
    }
}
