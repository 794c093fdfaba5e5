package io.communitykit.risk.word.internal;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters that a group of sets tells apart: two characters are of one class if the same sets hold them. Class 0 is what no
 * set holds. Immutable.
 */
final class PatternAlphabet {

    private final int[] classes = new int[Character.MAX_CODE_POINT + 1];
    private final int[][] ofSets;
    private final int size;

    /** Splits the classes set by set: linear in the sum of their sizes. */
    PatternAlphabet(List<BitSet> sets) {
        int fresh = 1;
        for (BitSet set : sets) {
            fresh = split(set, fresh);
        }
        size = renumber(fresh);
        ofSets = new int[sets.size()][];
        for (int i = 0; i < ofSets.length; i++) {
            BitSet held = new BitSet();
            for (int c = sets.get(i).nextSetBit(0); c >= 0; c = sets.get(i).nextSetBit(c + 1)) {
                held.set(classes[c]);
            }
            ofSets[i] = held.stream().toArray();
        }
    }

    private int split(BitSet set, int unused) {
        Map<Integer, Integer> moved = new HashMap<>();
        int fresh = unused;
        int from = -1;
        int to = -1;
        for (int c = set.nextSetBit(0); c >= 0; c = set.nextSetBit(c + 1)) {
            if (classes[c] != from) {
                from = classes[c];
                Integer known = moved.putIfAbsent(from, fresh);
                to = known == null ? fresh++ : known;
            }
            classes[c] = to;
        }
        return fresh;
    }

    /** Leaves out the numbers of classes that fell apart. */
    private int renumber(int most) {
        int[] numbers = new int[most];
        int next = 1;
        for (int c = 0; c < classes.length; c++) {
            int old = classes[c];
            if (old == 0) {
                continue;
            }
            if (numbers[old] == 0) {
                numbers[old] = next++;
            }
            classes[c] = numbers[old];
        }
        return next;
    }

    /** How many classes there are. */
    int size() {
        return size;
    }

    /** The class of a character. */
    int of(int codePoint) {
        return classes[codePoint];
    }

    /** The classes of the characters of a set. */
    int[] ofSet(int set) {
        return ofSets[set].clone();
    }
}
