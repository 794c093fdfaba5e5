package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Layer} from folded words. Used once, by one thread. */
final class LayerBuilder {

    private static final char[] NO_RUNS = new char[0];

    private final CodePointFolds folds;
    private final boolean repeats;
    private final List<int[]> folded = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final Alphabet alphabet = new Alphabet();
    private final byte[] flags;
    private final byte[] categories;
    private boolean allows;

    /**
     * Begins a layer.
     *
     * @param folds what characters fold to
     * @param flags of all entries; the builder adds {@link Entries#RUNS}
     * @param categories of all entries
     */
    LayerBuilder(CodePointFolds folds, byte[] flags, byte[] categories) {
        this.folds = folds;
        this.repeats = folds.folding().sees(Evasion.REPEAT);
        this.flags = flags.clone();
        this.categories = categories.clone();
    }

    /**
     * Adds a key.
     *
     * @param entry what stands for it
     * @param codePoints the folded word, not empty
     */
    void add(int entry, int[] codePoints) {
        folded.add(codePoints);
        owners.add(entry);
        allows |= (flags[entry] & Entries.ALLOW) != 0;
        for (int codePoint : codePoints) {
            alphabet.count(codePoint);
        }
    }

    Layer build() {
        alphabet.seal();
        int count = folded.size();
        List<char[]> keys = new ArrayList<>(count);
        List<char[]> runs = new ArrayList<>(count);
        for (int[] codePoints : folded) {
            collapse(codePoints, keys, runs);
        }
        List<char[]> heads = keys.stream()
                .map(key -> key.length > LongKeys.DEPTH ? Arrays.copyOf(key, LongKeys.DEPTH) : key)
                .toList();
        Keys.Sorted sorted = Keys.sort(heads);
        Groups groups = new Groups(sorted, keys, runs);
        DoubleArray trie = DoubleArrayBuilder.build(sorted.keys(), groups.values, alphabet.size());
        return new Layer(
                folds,
                Units.of(folds, alphabet),
                PrefixFilter.of(sorted.keys(), alphabet.size(), repeatedFirst(keys, runs)),
                trie,
                new Entries(flags, categories, runEntries(runs), runArrays(runs)),
                groups.starts(),
                groups.entries(),
                groups.longKeys.toArray(LongKeys[]::new),
                allows);
    }

    // Runs become one unit; how long they were is kept apart.
    private void collapse(int[] codePoints, List<char[]> keys, List<char[]> runs) {
        char[] key = new char[codePoints.length];
        char[] run = new char[codePoints.length];
        int length = 0;
        boolean any = false;
        for (int codePoint : codePoints) {
            int unit = alphabet.unit(codePoint);
            if (repeats && length > 0 && key[length - 1] == unit && unit > alphabet.digits()) {
                if (run[length - 1] < Character.MAX_VALUE) {
                    run[length - 1]++;
                }
                any = true;
            } else {
                key[length] = (char) unit;
                run[length++] = 1;
            }
        }
        keys.add(Arrays.copyOf(key, length));
        runs.add(any ? Arrays.copyOf(run, length) : NO_RUNS);
    }

    private static int[] repeatedFirst(List<char[]> keys, List<char[]> runs) {
        return IntStream.range(0, keys.size())
                .filter(i -> runs.get(i).length > 0 && runs.get(i)[0] > 1)
                .map(i -> keys.get(i)[0])
                .distinct()
                .toArray();
    }

    private int[] runEntries(List<char[]> runs) {
        return IntStream.range(0, runs.size())
                .filter(i -> runs.get(i).length > 0)
                .map(owners::get)
                .peek(entry -> flags[entry] |= Entries.RUNS)
                .sorted()
                .toArray();
    }

    private char[][] runArrays(List<char[]> runs) {
        return IntStream.range(0, runs.size())
                .filter(i -> runs.get(i).length > 0)
                .boxed()
                .sorted(Comparator.comparing(owners::get))
                .map(runs::get)
                .toArray(char[][]::new);
    }

    /** Which entries stand for which key of the trie. */
    private final class Groups {
        private final int[] values;
        private final List<Integer> groupStarts = new ArrayList<>(List.of(0));
        private final List<Integer> groupEntries = new ArrayList<>();
        private final List<@Nullable LongKeys> longKeys = new ArrayList<>();

        Groups(Keys.Sorted sorted, List<char[]> keys, List<char[]> runs) {
            values = new int[sorted.keys().size()];
            Integer[] byKey = IntStream.range(0, keys.size()).boxed().toArray(Integer[]::new);
            Arrays.sort(
                    byKey,
                    Comparator.<Integer>comparingInt(i -> sorted.keyOf()[i])
                            .thenComparing(Comparator.<Integer>comparingLong(i -> total(runs.get(i), keys.get(i)))
                                    .reversed())
                            .thenComparing(Comparator.<Integer>comparingInt(i -> flags[owners.get(i)] & Entries.LEVEL)
                                    .reversed())
                            .thenComparing(i -> i));
            int from = 0;
            while (from < byKey.length) {
                int to = from + 1;
                while (to < byKey.length && sorted.keyOf()[byKey[to]] == sorted.keyOf()[byKey[from]]) {
                    to++;
                }
                values[sorted.keyOf()[byKey[from]]] = value(byKey, from, to, keys);
                from = to;
            }
        }

        private long total(char[] run, char[] key) {
            long total = run.length == 0 ? key.length : 0;
            for (char times : run) {
                total += times;
            }
            return total;
        }

        private int value(Integer[] byKey, int from, int to, List<char[]> keys) {
            if (to - from == 1 && keys.get(byKey[from]).length <= LongKeys.DEPTH) {
                return owners.get(byKey[from]);
            }
            List<char[]> longer = new ArrayList<>();
            List<int[]> longerEntries = new ArrayList<>();
            for (int k = from; k < to; k++) {
                char[] key = keys.get(byKey[k]);
                int entry = owners.get(byKey[k]);
                if (key.length <= LongKeys.DEPTH) {
                    groupEntries.add(entry);
                } else {
                    addLonger(longer, longerEntries, key, entry);
                }
            }
            groupStarts.add(groupEntries.size());
            longKeys.add(longer.isEmpty() ? null : LongKeys.of(longer, longerEntries));
            return flags.length + longKeys.size() - 1;
        }

        private void addLonger(List<char[]> longer, List<int[]> longerEntries, char[] key, int entry) {
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

        int[] starts() {
            return groupStarts.stream().mapToInt(Integer::intValue).toArray();
        }

        int[] entries() {
            return groupEntries.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
