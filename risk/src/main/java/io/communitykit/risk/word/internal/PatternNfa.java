package io.communitykit.risk.word.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The places of one pattern: each takes a character of a set, forks, or is the end. Place 0 is the end. For one thread. */
final class PatternNfa {

    static final int END = 0;
    private static final int FORK = -1;

    private final List<int[]> places = new ArrayList<>();

    PatternNfa() {
        places.add(new int[] {FORK, END, END});
    }

    /** A place that takes one character of a set. */
    int one(int set, int next) {
        return add(set, next, next);
    }

    /** A place that stands for two others. */
    int either(int first, int second) {
        return add(FORK, first, second);
    }

    private int add(int set, int first, int second) {
        places.add(new int[] {set, first, second});
        return places.size() - 1;
    }

    /** The set of characters that a place takes. */
    int set(int place) {
        return places.get(place)[0];
    }

    /** The place behind one that takes a character. */
    int next(int place) {
        return places.get(place)[1];
    }

    /** The places without forks in which one is who is in these. */
    BitSet settled(BitSet from) {
        BitSet settled = new BitSet();
        BitSet seen = new BitSet();
        BitSet open = (BitSet) from.clone();
        for (int place = open.nextSetBit(0); place >= 0; place = open.nextSetBit(0)) {
            open.clear(place);
            if (seen.get(place)) {
                continue;
            }
            seen.set(place);
            int[] parts = places.get(place);
            if (place == END || parts[0] != FORK) {
                settled.set(place);
            } else {
                open.set(parts[1]);
                open.set(parts[2]);
            }
        }
        return settled;
    }

    /** The sets that are used. */
    BitSet sets() {
        BitSet sets = new BitSet();
        for (int[] parts : places) {
            if (parts[0] != FORK) {
                sets.set(parts[0]);
            }
        }
        return sets;
    }
}
