package io.communitykit.risk.word.internal;

import java.util.Arrays;
import java.util.BitSet;

/** Builds a {@link Layer} from folded words, which lie one after the other in one array. Used once, by one thread. */
final class LayerBuilder {

    private static final char[] NO_RUNS = new char[0];

    private final CodePointFolds folds;
    private final Alphabet alphabet = new Alphabet();
    private final byte[] flags;
    private final byte[] categories;
    private boolean allows;

    /** All folded words, one after the other. */
    private int[] folded = new int[1 << 12];
    /** Where each word starts, and the end of the last. */
    private int[] starts = new int[1 << 9];

    private int[] owners = new int[1 << 9];
    private int count;

    /** The words as units, runs taken as one. */
    private char[] units = new char[0];
    /** By word, how often each unit stands in a row; empty where once is enough for all. */
    private char[][] runs = new char[0][];

    /**
     * Begins a layer.
     *
     * @param folds what characters fold to
     * @param flags of all entries; the builder adds {@link Entries#RUNS}
     * @param categories of all entries
     */
    LayerBuilder(CodePointFolds folds, byte[] flags, byte[] categories) {
        this.folds = folds;
        this.flags = flags.clone();
        this.categories = categories.clone();
    }

    /**
     * Adds a key.
     *
     * @param entry what stands for it; larger than those added before
     * @param codePoints the folded word, not empty
     */
    void add(int entry, int[] codePoints) {
        int from = starts[count];
        int to = from + codePoints.length;
        if (to > folded.length) {
            folded = Arrays.copyOf(folded, Math.max(to, 2 * folded.length));
        }
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            owners = Arrays.copyOf(owners, 2 * owners.length);
        }
        System.arraycopy(codePoints, 0, folded, from, codePoints.length);
        owners[count] = entry;
        starts[++count] = to;
        allows |= (flags[entry] & Entries.ALLOW) != 0;
        for (int codePoint : codePoints) {
            alphabet.count(codePoint);
        }
    }

    Layer build() {
        alphabet.seal();
        Units table = Units.of(folds, alphabet);
        collapse(table.lastSingle);
        Keys.Sorted sorted = Keys.sort(units, starts, LongKeys.DEPTH);
        Keys keys = sorted.keys();
        KeyGroups groups = new KeyGroups(units, starts, runs, owners, flags).group(sorted);
        DoubleArray trie = DoubleArrayBuilder.build(keys, groups.values(), alphabet.size());
        return new Layer(
                folds,
                table,
                PrefixFilter.of(keys, alphabet.size(), repetitions(table.lastSingle)),
                trie,
                entries(),
                groups.starts(),
                groups.entries(),
                groups.longKeys(),
                allows);
    }

    // Runs become one unit; how long they were is kept apart. The starts are then those of the units.
    private void collapse(int lastSingle) {
        units = new char[starts[count]];
        runs = new char[count][];
        int used = 0;
        int from = 0;
        for (int word = 0; word < count; word++) {
            int to = starts[word + 1];
            int length = collapse(word, from, to, used, lastSingle);
            starts[word] = used;
            used += length;
            from = to;
        }
        starts[count] = used;
        starts = Arrays.copyOf(starts, count + 1);
    }

    private int collapse(int word, int from, int to, int start, int lastSingle) {
        char[] run = NO_RUNS;
        int end = start;
        for (int i = from; i < to; i++) {
            char unit = (char) alphabet.unit(folded[i]);
            if (end > start && units[end - 1] == unit && unit > lastSingle) {
                run = run.length > 0 ? run : once(to - from);
                run[end - 1 - start] = (char) Math.min(Character.MAX_VALUE, run[end - 1 - start] + 1);
            } else {
                units[end++] = unit;
            }
        }
        runs[word] = run.length == 0 ? NO_RUNS : Arrays.copyOf(run, end - start);
        return end - start;
    }

    private static char[] once(int length) {
        char[] run = new char[length];
        Arrays.fill(run, (char) 1);
        return run;
    }

    private Repetitions repetitions(int lastSingle) {
        BitSet first = new BitSet();
        BitSet once = new BitSet();
        BitSet onlyMore = new BitSet();
        for (int word = 0; word < count; word++) {
            boolean more = runs[word].length > 0 && runs[word][0] > 1;
            char unit = units[starts[word]];
            first.set(unit, first.get(unit) || more);
            if (starts[word + 1] - starts[word] == 1) {
                (more ? onlyMore : once).set(unit);
            }
        }
        onlyMore.andNot(once);
        return new Repetitions(lastSingle, first, once, onlyMore);
    }

    private Entries entries() {
        int[] withRuns = new int[count];
        int[] lengths = new int[count];
        char[] all = new char[units.length];
        int found = 0;
        int used = 0;
        for (int word = 0; word < count; word++) {
            char[] run = runs[word];
            if (run.length > 0) {
                flags[owners[word]] |= Entries.RUNS;
                withRuns[found] = owners[word];
                lengths[found++] = run.length;
                System.arraycopy(run, 0, all, used, run.length);
                used += run.length;
            }
        }
        return new Entries(
                flags,
                categories,
                Arrays.copyOf(withRuns, found),
                Arrays.copyOf(lengths, found),
                Arrays.copyOf(all, used));
    }
}
