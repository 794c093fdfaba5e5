package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/** A set of small ints that is emptied in one step: each place holds the round in which it was marked. Not safe for many threads. */
final class Marks {

    private int[] rounds = new int[16];
    private int round = 1;

    void clear() {
        if (++round == Integer.MAX_VALUE) {
            Arrays.fill(rounds, 0);
            round = 1;
        }
    }

    /** Marks a place; whether it was not marked before. */
    boolean add(int place) {
        if (place >= rounds.length) {
            rounds = Arrays.copyOf(rounds, Math.max(place + 1, Columns.larger(rounds.length)));
        }
        if (rounds[place] == round) {
            return false;
        }
        rounds[place] = round;
        return true;
    }

    boolean has(int place) {
        return place < rounds.length && rounds[place] == round;
    }
}
