package io.communitykit.risk.word.weak.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A trie over numbers. Several words may stand at one key.
 *
 * <p>Layout: nodes level by level, so that the children of a node lie in a row and are found by halving; a node costs 16 bytes. The children of
 * the root up to U+FFFF have a table of their own, since most places of a text end there. A double array would be twice as fast and a third of the code
 * more; the second pass does not need it. Immutable and safe for many threads.
 */
final class WeakTrie {

    static final int ROOT = 0;
    /** No such node. */
    static final int NONE = -1;

    private final int[] labels;
    private final int[] firstChild;
    private final int[] firstWord;
    private final int[] lastWord;
    private final int[] words;
    private final int[] fromRoot;

    private WeakTrie(int[] labels, int[] firstChild, int[] firstWord, int[] lastWord, int[] words) {
        this.labels = labels;
        this.firstChild = firstChild;
        this.firstWord = firstWord;
        this.lastWord = lastWord;
        this.words = words;
        int behind = firstChild[ROOT + 1];
        fromRoot = new int[behind > 1 ? Math.min(labels[behind - 1], Character.MAX_VALUE) + 1 : 0];
        Arrays.fill(fromRoot, NONE);
        for (int child = 1; child < behind && labels[child] <= Character.MAX_VALUE; child++) {
            fromRoot[labels[child]] = child;
        }
    }

    /** The node to which a label leads. */
    int child(int node, int label) {
        if (node == ROOT && label <= Character.MAX_VALUE) {
            return label < fromRoot.length ? fromRoot[label] : NONE;
        }
        int found = Arrays.binarySearch(labels, firstChild[node], firstChild[node + 1], label);
        return found < 0 ? NONE : found;
    }

    /** The first word of a node, as a place of {@link #word}. */
    int from(int node) {
        return firstWord[node];
    }

    /** Behind the last word of a node. */
    int to(int node) {
        return lastWord[node];
    }

    int word(int place) {
        return words[place];
    }

    /** Collects keys. Used by one thread. */
    static final class Builder {
        private final List<int[]> keys = new ArrayList<>();
        private final List<Integer> words = new ArrayList<>();

        /** Adds a key, not empty, of labels from 0. */
        void add(int[] key, int word) {
            keys.add(key);
            words.add(word);
        }

        WeakTrie build() {
            Integer[] order = new Integer[keys.size()];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (one, other) -> {
                int byKey = Arrays.compare(keys.get(one), keys.get(other));
                return byKey != 0 ? byKey : Integer.compare(words.get(one), words.get(other));
            });
            int[][] sorted = Arrays.stream(order).map(keys::get).toArray(int[][]::new);
            return new Levels(sorted)
                    .trie(Arrays.stream(order).mapToInt(words::get).toArray());
        }
    }

    /** Lays out sorted keys, one level after the other. */
    private static final class Levels {
        private final int[][] keys;
        private int nodes = 1;
        private int[] labels;
        private int[] from;
        private int[] to;
        private int[] ended;
        private int[] firstChild;

        Levels(int[][] keys) {
            this.keys = keys;
            int most = 1 + Arrays.stream(keys).mapToInt(key -> key.length).sum();
            labels = new int[most];
            from = new int[most];
            to = new int[most];
            ended = new int[most];
            firstChild = new int[most + 1];
            to[ROOT] = keys.length;
        }

        WeakTrie trie(int[] words) {
            int depth = 0;
            int level = 0;
            while (level < nodes) {
                int behind = nodes;
                for (int node = level; node < behind; node++) {
                    children(node, depth);
                }
                level = behind;
                depth++;
            }
            firstChild[nodes] = nodes;
            return new WeakTrie(
                    Arrays.copyOf(labels, nodes),
                    Arrays.copyOf(firstChild, nodes + 1),
                    Arrays.copyOf(from, nodes),
                    Arrays.copyOf(ended, nodes),
                    words);
        }

        private void children(int node, int depth) {
            firstChild[node] = nodes;
            int at = from[node];
            while (at < to[node] && keys[at].length == depth) {
                at++;
            }
            ended[node] = at;
            while (at < to[node]) {
                int label = keys[at][depth];
                labels[nodes] = label;
                from[nodes] = at;
                while (at < to[node] && keys[at][depth] == label) {
                    at++;
                }
                to[nodes++] = at;
            }
        }
    }
}
