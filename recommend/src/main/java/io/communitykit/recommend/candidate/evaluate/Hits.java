package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/** At which places of a ranked list the relevant items are: all that a {@link Metric} needs to know. Immutable and safe for many threads. */
public final class Hits {

    private final int[] at;
    private final int relevant;
    private final int places;

    private Hits(int[] at, int relevant, int places) {
        this.at = at;
        this.relevant = relevant;
        this.places = places;
    }

    /**
     * Looks at the first places of a list.
     *
     * @param ranked item numbers, best first, each once; may be shorter than {@code places}
     * @param relevant the numbers of relevant items, rising, each once; at least one
     * @param places how many places count, 1 or more
     * @return the hits
     * @throws InvalidValueException if there is no place or nothing relevant, or items are there twice or do not rise
     */
    public static Hits of(int[] ranked, int[] relevant, int places) {
        for (int i = 1; i < relevant.length; i++) {
            if (relevant[i] <= relevant[i - 1]) {
                throw InvalidValueException.of("relevant items", "rising, each there once", relevant[i]);
            }
        }
        int[] sorted = ranked.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw InvalidValueException.of("items of a list", "each there once", sorted[i]);
            }
        }
        return among(ranked, ranked.length, relevant, relevant.length, places);
    }

    // relevant: the first of them that a list may hold; all: how many there are.
    static Hits among(int[] ranked, int size, int[] relevant, int all, int places) {
        if (places < 1) {
            throw InvalidValueException.of("number of places", "1 or more", places);
        }
        if (all < 1) {
            throw InvalidValueException.of("relevant items", "at least one", "none");
        }
        int[] at = new int[Math.min(relevant.length, Math.min(size, places))];
        int found = 0;
        for (int place = 0; place < Math.min(size, places); place++) {
            if (Arrays.binarySearch(relevant, ranked[place]) >= 0) {
                at[found++] = place + 1;
            }
        }
        return new Hits(Arrays.copyOf(at, found), all, places);
    }

    /**
     * How many hits.
     *
     * @return 0 to the lesser of places and relevant items
     */
    public int size() {
        return at.length;
    }

    /**
     * The place of a hit.
     *
     * @param index 0 to {@link #size} less 1
     * @return the place, from 1, rising with the index
     */
    public int place(int index) {
        return at[index];
    }

    /**
     * How many items are relevant, found or not.
     *
     * @return 1 or more
     */
    public int relevant() {
        return relevant;
    }

    /**
     * How many places count: {@code k}.
     *
     * @return 1 or more
     */
    public int places() {
        return places;
    }

    @Override
    public String toString() {
        return "Hits[at " + Arrays.toString(at) + " of " + places + ", " + relevant + " relevant]";
    }
}
