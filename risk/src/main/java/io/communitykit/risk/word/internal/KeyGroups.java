package io.communitykit.risk.word.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries stand for which key of the trie: the entry itself where there is one and the trie holds the whole key, else a group of
 * entries, of which those to be preferred come first: the longest by its runs, then the gravest, then the first. Used once, by one thread.
 */
final class KeyGroups {

    private final char[] units;
    private final int[] wordStarts;
    private final char[][] runs;
    private final int[] owners;
    private final byte[] flags;

    private int[] values = new int[0];
    private int[] starts = new int[1];
    private int groups;
    private int[] entries = new int[0];
    private int used;
    private final List<@Nullable LongKeys> longKeys = new ArrayList<>();

    /**
     * Takes the words as they were sorted.
     *
     * @param units all words, one after the other
     * @param wordStarts where each word starts, and the end of the last
     * @param runs by word, how often each unit stands in a row; empty where once is enough for all
     * @param owners by word, its entry
     * @param flags by entry
     */
    KeyGroups(char[] units, int[] wordStarts, char[][] runs, int[] owners, byte[] flags) {
        this.units = units;
        this.wordStarts = wordStarts;
        this.runs = runs;
        this.owners = owners;
        this.flags = flags;
    }

    /** Groups the entries of each key. */
    KeyGroups group(Keys.Sorted sorted) {
        int[] order = sorted.order();
        int[] keyStarts = sorted.groups();
        values = new int[keyStarts.length - 1];
        for (int key = 0; key < values.length; key++) {
            values[key] = value(order, keyStarts[key], keyStarts[key + 1]);
        }
        return this;
    }

    private int value(int[] order, int from, int to) {
        boolean whole = to - from == 1 && length(order[from]) <= LongKeys.DEPTH;
        return whole ? owners[order[from]] : group(Arrays.copyOfRange(order, from, to));
    }

    private int group(int[] words) {
        List<char[]> longer = new ArrayList<>();
        List<int[]> longerEntries = new ArrayList<>();
        for (int word : words.length == 1 ? words : preferred(words)) {
            int entry = owners[word];
            if (length(word) > LongKeys.DEPTH) {
                addLonger(
                        longer,
                        longerEntries,
                        Arrays.copyOfRange(units, wordStarts[word], wordStarts[word + 1]),
                        entry);
            } else {
                entries = used < entries.length ? entries : Arrays.copyOf(entries, 2 * used + 16);
                entries[used++] = entry;
            }
        }
        groups++;
        starts = groups < starts.length ? starts : Arrays.copyOf(starts, 2 * groups + 16);
        starts[groups] = used;
        longKeys.add(longer.isEmpty() ? null : LongKeys.of(longer, longerEntries));
        return flags.length + groups - 1;
    }

    // The longest by its runs, the gravest and the first, by numbers of 31, 2 and 31 bits.
    private int[] preferred(int[] words) {
        long[] ranks = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            long grave = total(words[i]) << 2 | (flags[owners[words[i]]] & Entries.LEVEL);
            ranks[i] = -grave << 31 | i;
        }
        Arrays.sort(ranks);
        int[] preferred = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            preferred[i] = words[(int) ranks[i] & Integer.MAX_VALUE];
        }
        return preferred;
    }

    private static void addLonger(List<char[]> longer, List<int[]> longerEntries, char[] key, int entry) {
        for (int k = 0; k < longer.size(); k++) {
            if (Arrays.equals(longer.get(k), key)) {
                int[] more = Arrays.copyOf(longerEntries.get(k), longerEntries.get(k).length + 1);
                more[more.length - 1] = entry;
                longerEntries.set(k, more);
                return;
            }
        }
        longer.add(key);
        longerEntries.add(new int[] {entry});
    }

    private int length(int word) {
        return wordStarts[word + 1] - wordStarts[word];
    }

    private long total(int word) {
        long total = runs[word].length == 0 ? length(word) : 0;
        for (char times : runs[word]) {
            total += times;
        }
        return total;
    }

    /** By key of the trie, its entry, or from the number of all entries on, its group. */
    int[] values() {
        return values;
    }

    /** Where the entries of each group start, and the end of the last. */
    int[] starts() {
        return Arrays.copyOf(starts, groups + 1);
    }

    /** The entries of all groups. */
    int[] entries() {
        return Arrays.copyOf(entries, used);
    }

    /** By group, the keys that go on beyond the trie; null where there are none. */
    @Nullable
    LongKeys[] longKeys() {
        return longKeys.toArray(new LongKeys[0]);
    }
}
