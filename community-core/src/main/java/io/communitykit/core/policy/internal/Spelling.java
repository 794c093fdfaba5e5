package io.communitykit.core.policy.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Spelling {

    private static final int MAX_LENGTH = 100;

    private Spelling() {}

    /**
     * The nearest candidate by edit distance (Damerau and Levenshtein, optimal string alignment), where upper and lower
     * case, {@code -}, {@code _} and blanks do not count. Near means at most 2 edits, and fewer than half of the letters.
     *
     * @param got the name as written
     * @param candidates the names that exist
     * @return the nearest, the first of equals in natural order; empty where none is near
     */
    public static Optional<String> nearest(String got, Collection<String> candidates) {
        int[] name = letters(got);
        String best = null;
        int bestDistance = Math.min(3, (name.length + 1) / 2);
        if (got.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        for (String candidate : candidates.stream().sorted().toList()) {
            int[] other = letters(candidate);
            if (Math.abs(other.length - name.length) < bestDistance) {
                int distance = distance(name, other);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int[] letters(String name) {
        return name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> c != '-' && c != '_' && c != ' ')
                .toArray();
    }

    private static int distance(int[] a, int[] b) {
        int[][] d = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cell(a, b, i, j, d);
            }
        }
        return d[a.length][b.length];
    }

    private static int cell(int[] a, int[] b, int i, int j, int[][] d) {
        int replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
