package io.communitykit.recommend.diversity;

import java.util.Arrays;

/**
 * Shared tags out of all tags. Sorted tags of all candidates lie one after the other in one array, so that a row is one pass along it; a pair
 * is one merge, O(tags of both).
 */
final class JaccardOfTags implements Similarity {

    private final int[] tags;
    private final int[] from;

    JaccardOfTags(int[][] given) {
        from = new int[given.length + 1];
        int[][] sorted = new int[given.length][];
        for (int i = 0; i < given.length; i++) {
            sorted[i] = Arrays.stream(given[i]).sorted().distinct().toArray();
            from[i + 1] = Math.addExact(from[i], sorted[i].length);
        }
        tags = new int[from[given.length]];
        for (int i = 0; i < given.length; i++) {
            System.arraycopy(sorted[i], 0, tags, from[i], sorted[i].length);
        }
    }

    @Override
    public double of(int a, int b) {
        if (a == b) {
            return 1;
        }
        int i = from[a];
        int j = from[b];
        int endA = from[a + 1];
        int endB = from[b + 1];
        int all = endA - i + endB - j;
        int shared = 0;
        while (i < endA && j < endB) {
            int left = tags[i];
            int right = tags[j];
            shared += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return shared == 0 ? 0 : (double) shared / (all - shared);
    }
}
